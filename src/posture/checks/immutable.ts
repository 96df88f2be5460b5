import type { Backup, BackupProtection } from "../../inventory/inventory.js";
import type { Check } from "../check.js";
import { counted } from "../../plain/wording.js";
import { inUtc } from "../../plain/utc-time.js";
import { fail, notApplicable, pass, unknown } from "./outcome.js";
import { backUpAndHold, holdBackup } from "./remedy.js";
import { inDays } from "./span-text.js";

export const immutable: Check = {
  id: "immutable",
  title: "A recent recovery point cannot be deleted",
  help:
    "Someone who takes over an account deletes the backups first. Give a recent backup a retention period " +
    "and lock it or prevent its deletion, or hold it indefinitely, best in the backup policy.",
  severity: "low",
  needs: [],
  isRequired: ({ require }) => require.immutable,
  demands: ({ maxBackupAgeMs }) => [maxBackupAgeMs],
  evaluate({ recoveryPoints, areBackupsRead, volume, settings, now }) {
    const { maxBackupAgeMs, require } = settings;
    const recent = recoveryPoints.filter((it) => now - it.timeCreated <= maxBackupAgeMs);
    const guarded = recent.find((it) => guardOf(it, now) !== null);
    if (guarded !== undefined) {
      const made = inUtc(guarded.timeCreated);
      return pass(`the recovery point of ${made} is ${String(guardOf(guarded, now))}`);
    }
    if (!areBackupsRead) {
      return unknown("no protected recovery point was found, but not all backups could be listed");
    }
    const [newest] = recent;
    if (newest === undefined) {
      const text = `there is no recovery point of the last ${inDays(maxBackupAgeMs)} to protect`;
      // What a rule asks for is not met by nothing; where none asks, backup-recency says enough.
      return require.immutable ? fail(text, backUpAndHold(volume)) : notApplicable(text);
    }
    if (recent.every((it) => it.protection === null)) {
      return unknown("OCI does not say whether the recent recovery points are protected");
    }
    if (recent.some(isGuardOpen)) {
      return unknown("OCI does not say until when the protection of a recent recovery point holds");
    }
    const points = counted(recent.length, "recovery point");
    return fail(
      `${points} of the last ${inDays(maxBackupAgeMs)}, none protected from deletion`,
      holdBackup(newest),
    );
  },
};

/** What keeps a backup from deletion at `now`, in words; null when nothing is known to. */
export function guardOf({ protection }: Backup, now: number): string | null {
  if (protection === null) return null;
  if (protection.isIndefinite) return "held indefinitely";
  const { retentionExpiresAt } = protection;
  if (!hasLock(protection) || retentionExpiresAt === null || retentionExpiresAt <= now) return null;
  const lock = protection.isRetentionLocked ? "retention-locked" : "protected from deletion";
  return `${lock} until ${inUtc(retentionExpiresAt)}`;
}

/** A lock holds for the retention period, whose end may not be told; a period alone locks nothing. */
export function isGuardOpen({ protection }: Backup): boolean {
  return protection !== null && hasLock(protection) && protection.retentionExpiresAt === null;
}

function hasLock({ isRetentionLocked, isDeletionPrevented }: BackupProtection): boolean {
  return isRetentionLocked || isDeletionPrevented;
}
