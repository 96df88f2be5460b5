import type { VolumeFacts } from "../check.js";
import { countWhile } from "../schedule/backup-calendar.js";
import type { ScheduledBackup } from "../schedule/scheduled-backups.js";
import { knownPolicy } from "./assigned-policy.js";
import { missedBackup } from "./missed-backup.js";
import { FORESEEN_MS, startsNotOverdue } from "./schedule-facts.js";

/** Later instants cannot be written in a report. */
const LAST_INSTANT = Date.UTC(9999, 11, 31);

/**
 * When a COMPLIANT volume stops being so by what is known today, in milliseconds since the epoch:
 * its newest recovery point reaches the age limit, or the last one inside the limit expires. The
 * backups that its policy's schedules start until then count, at their nominal times and for as long
 * as each one's schedule keeps it, unless the schedules have missed one. null: not COMPLIANT now, or no such instant is foreseen.
 */
export function nextBreach(facts: VolumeFacts): number | null {
  if (facts.status !== "COMPLIANT") return null;
  const { maxBackupAgeMs } = facts.settings;
  let covered = coveredUntil(facts);
  const starts = startsToCome(facts);
  for (const { at: start, keptMs } of starts) {
    const at = Math.max(start, facts.now);
    if (at > covered) break;
    covered = Math.max(covered, at + Math.min(maxBackupAgeMs, keptMs));
  }
  const isForeseen = starts.length === 0 || covered < facts.now + FORESEEN_MS;
  return isForeseen && Math.abs(covered) <= LAST_INSTANT ? covered : null;
}

/** When the last of today's recovery points reaches the age limit or expires. */
function coveredUntil({ recoveryPoints, settings: { maxBackupAgeMs } }: VolumeFacts): number {
  let until = -Infinity;
  for (const { timeCreated, expirationTime } of recoveryPoints) {
    const stale = timeCreated + maxBackupAgeMs;
    // Newest first: none of those that follow lasts longer.
    if (stale <= until) break;
    until = Math.max(until, Math.min(stale, expirationTime ?? Infinity));
  }
  return until;
}

/** The scheduled backups to be expected. */
function startsToCome(facts: VolumeFacts): readonly ScheduledBackup[] {
  const assigned = knownPolicy(facts);
  if (assigned === null) return [];
  const { schedules } = assigned.policy;
  if (missedBackup(facts, assigned) !== null) return [];
  const { volume, now, recoveryPoints } = facts;
  // Newest first.
  const done = recoveryPoints.find((it) => it.isScheduled)?.timeCreated ?? -Infinity;
  const since = Math.max(done, volume.timeCreated, assigned.assignedAt ?? -Infinity);
  const starts = startsNotOverdue(schedules, volume.region, now);
  return starts.slice(countWhile(starts, ({ at }) => at <= since));
}
