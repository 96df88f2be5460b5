import type { Inventory } from "../../inventory/inventory.js";
import { isGone } from "../../inventory/lifecycle.js";
import { guardOf } from "../checks/immutable.js";
import { LIST_BACKUPS, type Operation } from "../../oci/operations.js";
import { auditedVolumes } from "../evidence/audited-volumes.js";

/** Backups that cannot be deleted now, of so many volumes. */
export interface Held {
  readonly backups: number;
  readonly volumes: number;
}

export interface ProtectedThings {
  /** Compartments that are audited, or in which a backup of an audited volume lies. */
  readonly compartmentIds: ReadonlySet<string>;
  /** Those in which one may lie that was not seen; null: it may be any. */
  readonly possibleIds: ReadonlySet<string> | null;
  readonly held: Held;
}

/** Where there is something to protect, and how much of it is held already at `now`. */
export function protectedThings(inventory: Inventory, now: number): ProtectedThings {
  const { volumes, backups, compartments } = inventory;
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
  return { compartmentIds, possibleIds: possibleIds(inventory), held };
}

const LISTINGS: readonly Operation[] = Object.values(LIST_BACKUPS);

/** Where backups could not be listed, and where a volume group's own backups lie: with the group. */
function possibleIds({
  volumes,
  volumeGroups,
  unread,
  tolerated,
  unasked,
}: Inventory): ReadonlySet<string> | null {
  if (unasked.some(({ operation }) => LISTINGS.includes(operation))) return null;
  const groups = new Map(volumeGroups.map(({ id, compartmentId }) => [id, compartmentId]));
  const ids = new Set<string>();
  for (const { operation, compartmentId } of [...unread, ...tolerated]) {
    if (LISTINGS.includes(operation)) ids.add(compartmentId);
  }
  for (const { volumeGroupId } of auditedVolumes(volumes)) {
    if (volumeGroupId === null) continue;
    const compartmentId = groups.get(volumeGroupId);
    if (compartmentId === undefined) return null;
    ids.add(compartmentId);
  }
  return ids;
}
