import { argumentAt } from "./configuration.js";
import type { ResourceChange } from "./plan-document.js";
import type { PlanFacts, Reader, Unplanned } from "./plan-facts.js";
import { ANY } from "./resolution.js";
import type { Side } from "./side.js";
import { perhapsOf } from "./targets.js";
import { isList, isTold, textOf, UNTOLD, type Step } from "./told.js";

export interface Members {
  /** OCIDs, and keys of assets. */
  readonly certain: readonly string[];
  /** Keys of assets, and resources any of whose instances it may be. */
  readonly perhaps: readonly string[];
  /** It may be any volume. */
  readonly isEverything: boolean;
}

const NOBODY: Members = { certain: [], perhaps: [], isEverything: false };

/** What a group holds now. */
const HELD: readonly Step[] = ["volume_ids"];
/** What a group was made from. */
const MADE_FROM: readonly Step[] = ["source_details", 0, "volume_ids"];

/** OCIDs that the state names, whose volumes may not know of it yet. */
export function membersBefore(facts: PlanFacts, change: ResourceChange): readonly string[] {
  const from = facts.marked(change, "before");
  if (from === null) return [];
  return [HELD, MADE_FROM].flatMap((path) => {
    const list = from(path);
    return isTold(list) && isList(list) ? list.filter((id) => typeof id === "string") : [];
  });
}

/** Whom a group may have that the plan leaves out. */
export function unplannedMembers(
  { facts: { resolver, reach }, targetsOf }: Pick<Side, "facts" | "targetsOf">,
  { binding, written }: Unplanned,
): readonly string[] {
  return [HELD, MADE_FROM].flatMap((path) => {
    const expression = argumentAt(written, path, () => 1);
    if (expression === null || expression === UNTOLD) return [];
    const { sources, open } = resolver.resolve(expression, binding);
    return [
      ...sources.flatMap((source) => perhapsOf(source, targetsOf)),
      ...open.flatMap((it) => [...reach.of(it)]),
    ];
  });
}

/**
 * The members of a group of the plan. A list whose length is known, and that has as many references as
 * elements to be known after apply, holds them all.
 * @param withId keys of the assets that have an OCID
 */
export function membersOf(
  { facts, when, targetsOf }: Side,
  change: ResourceChange,
  from: Reader,
  withId: ReadonlySet<string>,
): Members {
  const current = from(HELD);
  const isEmptied = isTold(current) && isList(current) && current.length === 0 && when === "after";
  // Told to hold nobody; where nothing is written, an empty list only says that the state lacks it.
  if (isEmptied && facts.argument(change, HELD) !== null) return NOBODY;
  const isListed = isTold(current) ? isList(current) && current.length > 0 : true;
  const path = isListed ? HELD : MADE_FROM;
  const list = from(path);
  const elements = list === UNTOLD ? null : isList(list) ? [...list.keys()] : [];
  const told = (elements ?? []).map((index) => textOf(from([...path, index])));
  const certain = told.filter((id) => typeof id === "string");
  const open = elements === null ? null : told.filter((id) => id === UNTOLD).length;
  if (open === 0) return { ...NOBODY, certain };

  const resolution = facts.resolution(change, path);
  const found = (resolution?.sources ?? []).flatMap((source) =>
    (source.key === ANY ? [...facts.instances.ofResource(source.resource)] : [source.key]).flatMap(
      (key) => targetsOf({ ...source, key }).keys,
    ),
  );
  const keys = [...new Set(found)];
  // One that has an OCID would be told by it.
  const unknown = keys.filter((key) => !withId.has(key));
  if (resolution?.open.length === 0 && unknown.length === open) {
    return { ...NOBODY, certain: [...certain, ...unknown] };
  }
  const reached = (resolution?.open ?? []).flatMap((it) => [...facts.reach.of(it)]);
  const isEverything = resolution === null || resolution.open.some((it) => it.isEverything);
  return { certain, perhaps: [...unknown, ...reached], isEverything };
}
