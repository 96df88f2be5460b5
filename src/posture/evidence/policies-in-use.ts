import type { BackupPolicy, Inventory } from "../../inventory/inventory.js";
import { byCodeUnit } from "../../plain/order.js";

/**
 * The policies that were found assigned, by region, those of most assets first: as far as policies were
 * looked up at all.
 */
export function policiesInUse({
  lookups,
  volumes,
  volumeGroups,
}: Pick<Inventory, "lookups" | "volumes" | "volumeGroups">): ReadonlyMap<
  string,
  readonly BackupPolicy[]
> {
  const found = new Map<string, Map<string, { readonly policy: BackupPolicy; uses: number }>>();
  for (const { id, region } of [...volumes, ...volumeGroups]) {
    const lookup = lookups.policies.get(id);
    if (lookup?.kind !== "answered" || lookup.answer === null) continue;
    const { policy } = lookup.answer;
    const inRegion = found.get(region) ?? new Map<string, { policy: BackupPolicy; uses: number }>();
    const known = inRegion.get(policy.id) ?? { policy, uses: 0 };
    known.uses += 1;
    inRegion.set(policy.id, known);
    found.set(region, inRegion);
  }
  return new Map(
    [...found].map(([region, policies]) => [
      region,
      [...policies.values()]
        .sort((a, b) => b.uses - a.uses || byCodeUnit(a.policy.id, b.policy.id))
        .map(({ policy }) => policy),
    ]),
  );
}
