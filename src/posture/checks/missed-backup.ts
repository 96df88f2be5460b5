import type { Backup } from "../../inventory/inventory.js";
import type { EffectivePolicy, VolumeFacts } from "../check.js";
import { missedSince } from "../schedule/missed-schedule.js";
import { SCHEDULE_SLACK_MS } from "../schedule/schedule-slack.js";

/** A backup that is gone was made all the same: its retention ended. */
const MADE: ReadonlySet<string> = new Set(["AVAILABLE", "TERMINATING", "TERMINATED"]);
const BEING_MADE: ReadonlySet<string> = new Set(["REQUEST_RECEIVED", "CREATING"]);

/**
 * The nominal start (ms since the epoch) of the oldest scheduled backup that the policy should have
 * produced for the volume by now and did not; null when none is missing.
 * @param withManual counts backups that are not marked as scheduled as well
 */
export function missedBackup(
  { volume, backups, now }: VolumeFacts,
  { policy, assignedAt }: EffectivePolicy,
  { withManual = false } = {},
): number | null {
  const newest = backups
    .filter((it) => (it.isScheduled || withManual) && isProduced(it, now))
    .reduce((latest, it) => Math.max(latest, attemptedAt(it)), -Infinity);
  return missedSince(policy.schedules, newest === -Infinity ? null : newest, {
    now,
    region: volume.region,
    // A creation time that cannot be read must not hide a missed backup.
    volumeCreated: Number.isNaN(volume.timeCreated) ? 0 : volume.timeCreated,
    ...(assignedAt === null ? {} : { assignedSince: assignedAt }),
  });
}

/** FAULTY is no backup; one still being made is one until the slack is used up. */
function isProduced(backup: Backup, now: number): boolean {
  const at = attemptedAt(backup);
  if (!Number.isFinite(at)) return false;
  if (MADE.has(backup.lifecycleState)) return true;
  return BEING_MADE.has(backup.lifecycleState) && now - at <= SCHEDULE_SLACK_MS;
}

/** Before the image is taken a backup has no creation time, but the time of its request. */
function attemptedAt({ timeCreated, timeRequestReceived }: Backup): number {
  return Number.isFinite(timeCreated) ? timeCreated : (timeRequestReceived ?? NaN);
}
