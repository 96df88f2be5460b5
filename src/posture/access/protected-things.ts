import type { Inventory } from "../../inventory/inventory.js";
import { isGone } from "../../inventory/lifecycle.js";
import { guardOf } from "../checks/immutable.js";
import { auditedVolumes } from "../evidence/audited-volumes.js";

/** Backups that cannot be deleted now, of so many volumes. */
export interface Held {
  readonly backups: number;
  readonly volumes: number;
}

/** Where there is something to protect, and how much of it is held already at `now`. */
export function protectedThings(
  { volumes, backups, compartments }: Inventory,
  now: number,
): { readonly compartmentIds: ReadonlySet<string>; readonly held: Held } {
  // A backup may lie in another compartment than its volume.
  const compartmentIds = new Set(compartments.map(({ id }) => id));
  const held = { backups: 0, volumes: 0 };
  for (const { id } of auditedVolumes(volumes)) {
    const present = (backups.get(id) ?? []).filter((it) => !isGone(it));
    for (const { compartmentId } of present) compartmentIds.add(compartmentId);
    const guarded = present.filter((it) => guardOf(it, now) !== null).length;
    held.backups += guarded;
    held.volumes += guarded === 0 ? 0 : 1;
  }
  return { compartmentIds, held };
}
