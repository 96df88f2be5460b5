import picomatch from "picomatch";

import type { ScopeSettings } from "../settings/settings.js";
import type { CompartmentTree, PlacedCompartment } from "./compartment-tree.js";
import type { AuditedCompartment } from "./inventory.js";

/** The scope names a compartment that does not exist or may not be seen. */
export class ScopeError extends Error {
  override readonly name = "ScopeError";
}

/** Which compartments are judged, and where backups and attachments are looked for besides. */
export interface Scope {
  /** ACTIVE compartments whose volumes are audited. */
  readonly audited: readonly AuditedCompartment[];
  /** All others that still exist: their backups may belong to audited volumes. */
  readonly beyond: readonly AuditedCompartment[];
  /** OCIDs of compartments whose volumes other shards of the same audit judge. */
  readonly elsewhere: ReadonlySet<string>;
  /** Patterns of `exclude-compartments` that matched nothing. */
  readonly unmatchedPatterns: readonly string[];
}

/** Applies root compartment, depth and exclusions to the tree. Throws `ScopeError`. */
export function selectScope(tree: CompartmentTree, settings: ScopeSettings): Scope {
  const rootId = settings.rootCompartment ?? tree.tenancyId;
  const root = tree.byId.get(rootId);
  if (root === undefined) {
    throw new ScopeError(
      `root-compartment: ${rootId} is not a compartment of this tenancy that the caller can see. Check the OCID, and that the caller may inspect compartments in the tenancy.`,
    );
  }
  if (root.lifecycleState !== "ACTIVE") {
    throw new ScopeError(
      `root-compartment: ${rootId} (${root.path}) is ${root.lifecycleState}. Choose a compartment that is ACTIVE.`,
    );
  }
  const patterns = settings.excludeCompartments.map(toPattern);
  const audited: AuditedCompartment[] = [];
  const beyond: AuditedCompartment[] = [];
  for (const compartment of tree.byId.values()) {
    if (compartment.lifecycleState === "DELETED") continue;
    const isExcluded = isMatched(compartment, root, patterns);
    const isWithin = settings.includeSubcompartments
      ? isBelow(compartment, root.id, tree)
      : compartment.id === root.id;
    const isAudited = isWithin && !isExcluded && compartment.lifecycleState === "ACTIVE";
    (isAudited ? audited : beyond).push(compartment);
  }
  return {
    audited,
    beyond,
    elsewhere: new Set(),
    unmatchedPatterns: patterns.filter(({ used }) => !used).map(({ text }) => text),
  };
}

interface Pattern {
  readonly text: string;
  readonly matches: (compartment: PlacedCompartment, pathBelowRoot: string | null) => boolean;
  used: boolean;
}

function toPattern(text: string): Pattern {
  const matchesPath = pathMatcher(text);
  return {
    text,
    used: false,
    matches: ({ id, name, names }, pathBelowRoot) =>
      id === text ||
      name === text ||
      matchesPath(names.join("/")) ||
      (pathBelowRoot !== null && matchesPath(pathBelowRoot)),
  };
}

/** Globs over `prod/erp/tmp`: `*` stays within one name, `dev/**` is dev and all below it. */
export function pathMatcher(glob: string): (path: string) => boolean {
  const trimmed = glob.replace(/^\/+|\/+$/g, "");
  if (trimmed === "") return () => false;
  const matches = picomatch(trimmed, { dot: true, nonegate: true });
  return (path) => path !== "" && matches(path);
}

function isMatched(
  compartment: PlacedCompartment,
  root: PlacedCompartment,
  patterns: readonly Pattern[],
): boolean {
  const isUnderRoot =
    compartment.names.length > root.names.length &&
    root.names.every((name, index) => compartment.names[index] === name);
  const below = isUnderRoot ? compartment.names.slice(root.names.length).join("/") : null;
  let isAny = false;
  for (const pattern of patterns) {
    if (!pattern.matches(compartment, below)) continue;
    pattern.used = true;
    isAny = true;
  }
  return isAny;
}

function isBelow(compartment: PlacedCompartment, rootId: string, tree: CompartmentTree): boolean {
  if (rootId === tree.tenancyId) return true;
  const seen = new Set<PlacedCompartment>();
  let current: PlacedCompartment | undefined = compartment;
  while (current !== undefined && !seen.has(current)) {
    if (current.id === rootId) return true;
    seen.add(current);
    current = current.parentId === null ? undefined : tree.byId.get(current.parentId);
  }
  return false;
}
