import type { Backup } from "../inventory/inventory.js";
import { byCodeUnit } from "./code-unit-order.js";

/** Why a backup is no recovery point in `region`, in words; null when it is one. */
export function whyUnusable(backup: Backup, region: string, now: number): string | null {
  if (backup.region !== region) return "in another region";
  if (backup.lifecycleState !== "AVAILABLE") return backup.lifecycleState;
  // Written so that an expiration time that does not parse (NaN) counts as expired.
  if (backup.expirationTime !== null && !(backup.expirationTime > now)) return "expired";
  return Number.isFinite(backup.timeCreated) ? null : "without a creation time";
}

/**
 * Each backup once, newest first; those without a creation time last. Of equally new ones the
 * smaller OCID comes first, so that the order is stable whatever the order in which they were read.
 */
export function newestFirst(backups: readonly Backup[]): readonly Backup[] {
  if (backups.length < 2) return backups;
  const sorted = backups.toSorted(inOrder);
  if (wereAllRequestedApart(sorted)) return sorted;
  const seen = new Set(sorted.map(({ id }) => id));
  if (seen.size === sorted.length) return sorted;
  return sorted.filter(({ id }) => seen.delete(id));
}

/** One backup has one time of request: where these fall, none of many identifiers is compared. */
function wereAllRequestedApart(sorted: readonly Backup[]): boolean {
  let last = Infinity;
  for (const { timeRequestReceived } of sorted) {
    if (timeRequestReceived === null || !(timeRequestReceived < last)) return false;
    last = timeRequestReceived;
  }
  return true;
}

function inOrder(a: Backup, b: Backup): number {
  const later = timeOf(b) - timeOf(a);
  // Listed twice while its state changed: AVAILABLE, the first of the states, is kept.
  return later || byCodeUnit(a.id, b.id) || byCodeUnit(a.lifecycleState, b.lifecycleState);
}

function timeOf({ timeCreated }: Backup): number {
  return Number.isFinite(timeCreated) ? timeCreated : Number.MIN_SAFE_INTEGER;
}
