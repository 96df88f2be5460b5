import { DAY_MS } from "../../plain/days.js";
import { knownScheduledBackups } from "../schedule/backup-calendar.js";
import { rememberedByClock, type Schedules } from "../schedule/remembered.js";
import { isReadable } from "../schedule/recurrence.js";
import { SCHEDULE_SLACK_MS } from "../schedule/schedule-slack.js";
import type { ScheduledBackup } from "../schedule/scheduled-backups.js";
import { worstAge } from "../schedule/worst-age.js";

/** Longer than the longest period, a year, so that every schedule has a start to come. */
export const FORESEEN_MS = 400 * DAY_MS;

/** `worstAge`, remembered. */
export const knownWorstAge = rememberedByClock(worstAge);

/** Whether the schedules keep a volume within the limit; null where one of them cannot be read. */
export function keepsWithin(schedules: Schedules, region: string, limitMs: number): boolean | null {
  if (schedules.length === 0) return false;
  const worst = knownWorstAge(schedules, region);
  return worst === null || !schedules.every(isReadable) ? null : worst.ageMs <= limitMs;
}

const startsAt = rememberedByClock(() => new Map<number, readonly ScheduledBackup[]>());

/**
 * The backups whose nominal starts are not overdue at `now`, in ascending order: those of the last
 * SCHEDULE_SLACK_MS, which may still come, and those of the next FORESEEN_MS.
 */
export function startsNotOverdue(
  schedules: Schedules,
  region: string,
  now: number,
): readonly ScheduledBackup[] {
  const known = startsAt(schedules, region);
  const interval = { from: now - SCHEDULE_SLACK_MS + 1, to: now + FORESEEN_MS, region };
  const starts = known.get(now) ?? knownScheduledBackups(schedules, interval);
  known.set(now, starts);
  return starts;
}
