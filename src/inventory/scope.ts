import { compartmentsMeant } from "../matching/compartments.js";
import { MANAGED_COMPARTMENT, type ScopeSettings } from "../settings/settings.js";
import type { CompartmentTree } from "./compartment-tree.js";
import type { AuditedCompartment } from "./inventory.js";
import { isInUse } from "./lifecycle.js";

/** The scope names a compartment that does not exist or may not be seen. */
export class ScopeError extends Error {
  override readonly name = "ScopeError";
}

/** Which compartments are judged, and where backups and attachments are looked for besides. */
export interface Scope {
  /** Compartments in use whose volumes are audited. */
  readonly audited: readonly AuditedCompartment[];
  /** All others that still exist: their backups may belong to audited volumes. */
  readonly beyond: readonly AuditedCompartment[];
  /** OCIDs of compartments whose volumes other shards of the same audit judge. */
  readonly elsewhere: ReadonlySet<string>;
  /** Compartments that would be audited but for `exclude-compartments`. */
  readonly excluded: readonly AuditedCompartment[];
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
  if (!isInUse(root)) {
    throw new ScopeError(
      `root-compartment: ${rootId} is ${root.lifecycleState}. Choose a compartment that is ACTIVE.`,
    );
  }
  const isWithin = (compartment: AuditedCompartment) =>
    settings.includeSubcompartments
      ? isBelow(compartment, root.id, tree)
      : compartment.id === root.id;
  const existing = [...tree.byId.values()].filter((it) => it.lifecycleState !== "DELETED");
  const exclusions = settings.excludeCompartments.map((pattern) => ({
    pattern,
    // What OCI makes lies just below the tenancy; one of that name elsewhere is the user's own.
    meant:
      pattern === MANAGED_COMPARTMENT
        ? existing.filter(({ name, names }) => name === pattern && names.length === 1)
        : compartmentsMeant(pattern, existing, root.names),
  }));
  const leftOut = new Set(exclusions.flatMap(({ meant }) => meant));
  const inScope = existing.filter((it) => isInUse(it) && isWithin(it));
  const audited = inScope.filter((it) => !leftOut.has(it));
  const isAudited = new Set(audited);
  return {
    audited,
    beyond: existing.filter((it) => !isAudited.has(it)),
    elsewhere: new Set(),
    excluded: inScope.filter((it) => leftOut.has(it)),
    unmatchedPatterns: exclusions
      .filter(({ meant }) => meant.length === 0)
      .map(({ pattern }) => pattern),
  };
}

function isBelow(compartment: AuditedCompartment, rootId: string, tree: CompartmentTree): boolean {
  if (rootId === tree.tenancyId) return true;
  const seen = new Set<AuditedCompartment>();
  let current: AuditedCompartment | undefined = compartment;
  while (current !== undefined && !seen.has(current)) {
    if (current.id === rootId) return true;
    seen.add(current);
    current = current.parentId === null ? undefined : tree.byId.get(current.parentId);
  }
  return false;
}
