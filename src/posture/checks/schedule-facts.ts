import { DAY_MS } from "../../plain/days.js";
import { knownScheduledBackups } from "../schedule/backup-calendar.js";
import { rememberedByClock, type Schedules } from "../schedule/remembered.js";
import { readingsOf } from "../schedule/month-ends.js";
import { isReadable } from "../schedule/recurrence.js";
import { SCHEDULE_SLACK_MS } from "../schedule/schedule-slack.js";
import type { ScheduledBackup } from "../schedule/scheduled-backups.js";
import { worstAge } from "../schedule/worst-age.js";

/** Longer than the longest period, a year, so that every schedule has a start to come. */
export const FORESEEN_MS = 400 * DAY_MS;

/** `worstAge`, remembered. */
export const knownWorstAge = rememberedByClock(worstAge);

/** A copy in another region may come a day after its backup, and is kept no longer than that. */
const COPY_SLACK_MS = DAY_MS;

/** The same of the copies that a policy with a destination region makes. */
export const knownWorstCopyAge = rememberedByClock((schedules, region) =>
  worstAge(schedules, region, SCHEDULE_SLACK_MS + COPY_SLACK_MS),
);

/** Whether the schedules keep a volume, or its copies, within the limit; null where it cannot be told. */
export function keepsWithin(
  schedules: Schedules,
  region: string,
  limitMs: number,
  worstAgeOf = knownWorstAge,
): boolean | null {
  if (schedules.length === 0) return false;
  if (!schedules.every(isReadable)) return null;
  const [first, ...others] = readingsOf(schedules).map((it) => {
    const worst = worstAgeOf(it, region);
    return worst !== null && worst.ageMs <= limitMs;
  });
  return first !== undefined && others.every((it) => it === first) ? first : null;
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
