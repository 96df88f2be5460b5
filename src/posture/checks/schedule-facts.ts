import { knownScheduledBackups } from "../schedule/backup-calendar.js";
import { longestGapMs } from "../schedule/longest-gap.js";
import { isReadable } from "../schedule/recurrence.js";
import { remembered, rememberedByClock, type Schedules } from "../schedule/remembered.js";
import { retentionOf } from "../schedule/schedule-retention.js";
import { SCHEDULE_SLACK_MS } from "../schedule/schedule-slack.js";

/** Longer than the longest period, a year, so that every schedule has a start to come. */
export const FORESEEN_MS = 400 * 86_400_000;

/** `longestGapMs`, remembered. */
export const longestGap = rememberedByClock(longestGapMs);

/** `retentionOf` the schedules whose starts are known, remembered. */
export const readableRetention = remembered((schedules: Schedules) =>
  retentionOf(schedules.filter(isReadable)),
);

const startsAt = rememberedByClock(() => new Map<number, readonly number[]>());

/**
 * The nominal starts that are not overdue at `now`, in ascending order: those of the last
 * SCHEDULE_SLACK_MS, which may still come, and those of the next FORESEEN_MS.
 */
export function startsNotOverdue(
  schedules: Schedules,
  region: string,
  now: number,
): readonly number[] {
  const known = startsAt(schedules, region);
  const interval = { from: now - SCHEDULE_SLACK_MS + 1, to: now + FORESEEN_MS, region };
  const starts = known.get(now) ?? knownScheduledBackups(schedules, interval);
  known.set(now, starts);
  return starts;
}
