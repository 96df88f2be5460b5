import type { Backup } from "../../inventory/inventory.js";
import { groupBy } from "../../plain/group-by.js";
import type { VolumeFacts } from "../check.js";
import { guardOf, isGuardOpen } from "../checks/immutable.js";

/**
 * The backups of a volume that its rule needs no longer; null where that cannot be told: only a rule
 * that requires `retention` says for how long it needs them, and a volume whose newest recovery point
 * is not recent needs all that it has. `isInUse` tells by the OCID what `backupsInUse` has.
 *
 * In each region there stay: what the schedules or a hold keep anyway, the newest, what is younger than
 * every span that the rule names, and the one before those, to which the oldest day in the span goes back;
 * further the one whose restore was seen, and what is in use.
 */
export function pastNeed(
  { recoveryPoints, copies, settings, status, restore, now }: VolumeFacts,
  isInUse: (id: string) => boolean,
): readonly Backup[] | null {
  const { retention, "achieved-rpo": rpo, "cross-region-copy": copyAge } = settings.require;
  if (retention === null || status !== "COMPLIANT") return null;
  const rpoWindow = rpo === null ? 0 : settings.rpoWindowMs;
  const span = Math.max(retention, settings.maxBackupAgeMs, rpoWindow, copyAge ?? 0);
  // The listings tell by the backup what a restored volume is a restore of.
  const proven = restore.proof?.backupId;
  const isKept = (it: Backup) =>
    it.expirationTime !== null || isHeld(it, now) || it.id === proven || isInUse(it.id);
  const regions = groupBy([...recoveryPoints, ...copies], (it) => it.region);
  return [...regions.values()].flatMap((newestFirst) => {
    const past = newestFirst.findIndex((it) => now - it.timeCreated > span);
    return past < 0 ? [] : newestFirst.slice(past + 1).filter((it) => !isKept(it));
  });
}

/** As far as OCI tells: what is held all the same cannot be deleted. */
function isHeld(backup: Backup, now: number): boolean {
  return guardOf(backup, now) !== null || isGuardOpen(backup);
}
