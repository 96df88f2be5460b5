import type { Inventory, Volume } from "../../inventory/inventory.js";
import { isGone } from "../../inventory/lifecycle.js";
import { copiesIn } from "../../inventory/store/copies-in.js";

/**
 * OCIDs of the backups that something which is there needs still: the originals of copies, which alone
 * tell how old the data of a copy is and of which volume, and the sources of volumes that are not
 * restored in full, or of which OCI does not say that they are.
 */
export function backupsInUse({ backups, volumes }: Inventory): ReadonlySet<string> {
  const inUse = new Set(volumes.filter(isOpen).flatMap((it) => it.restoredFrom?.backupId ?? []));
  const throughGone = new Map<string, string>();
  for (const copy of copiesIn(backups)) {
    if (copy.copyOfId === null) continue;
    if (isGone(copy)) throughGone.set(copy.id, copy.copyOfId);
    else inUse.add(copy.copyOfId);
  }
  // A set is gone through to its end, with what is added on the way.
  for (const id of inUse) {
    const original = throughGone.get(id);
    if (original !== undefined) inUse.add(original);
  }
  return inUse;
}

function isOpen(volume: Volume): boolean {
  const { restoredFrom, lifecycleState, timeCreated } = volume;
  if (restoredFrom === undefined || isGone(volume)) return false;
  const isTold = lifecycleState === "AVAILABLE" && Number.isFinite(timeCreated);
  return !isTold || restoredFrom.isHydrated !== true;
}
