import type { Backup, Volume } from "../inventory/inventory.js";
import { byKeys } from "./code-unit-order.js";

/** Why a backup is no recovery point, in words; null when it is one. */
export function whyUnusable(backup: Backup, region: string, now: number): string | null {
  if (backup.region !== region) return "in another region";
  if (backup.lifecycleState !== "AVAILABLE") return backup.lifecycleState;
  // Written so that an expiration time that does not parse (NaN) counts as expired.
  if (backup.expirationTime !== null && !(backup.expirationTime > now)) return "expired";
  return Number.isFinite(backup.timeCreated) ? null : "without a creation time";
}

/**
 * The newest backup that `volume` could be restored from at `now` (ms since the epoch) in its own
 * region, or null. Of equally new ones the smaller OCID is taken, so that the answer is stable.
 */
export function newestRecoveryPoint(
  volume: Pick<Volume, "region">,
  backups: readonly Backup[],
  now: number,
): Backup | null {
  let newest: Backup | null = null;
  for (const backup of backups) {
    if (whyUnusable(backup, volume.region, now) !== null) continue;
    if (newest === null || newestFirst(backup, newest) < 0) newest = backup;
  }
  return newest;
}

const newestFirst = byKeys((backup: Backup) => [-backup.timeCreated, backup.id]);
