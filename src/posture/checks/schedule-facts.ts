import { DAY_MS } from "../../plain/days.js";
import { knownScheduledBackups } from "../schedule/backup-calendar.js";
import { rememberedByClock, type Schedules } from "../schedule/remembered.js";
import { SCHEDULE_SLACK_MS } from "../schedule/schedule-slack.js";
import type { ScheduledBackup } from "../schedule/scheduled-backups.js";
import { worstAge } from "../schedule/worst-age.js";

/** Longer than the longest period, a year, so that every schedule has a start to come. */
export const FORESEEN_MS = 400 * DAY_MS;

/** `worstAge`, remembered. */
export const knownWorstAge = rememberedByClock(worstAge);

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
