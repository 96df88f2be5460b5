import type { BackupSchedule } from "../../inventory/inventory.js";
import { type Recurrence, recurrenceOf } from "./recurrence.js";
import { instantAt, wallClockAt } from "./schedule-zone.js";

/** Milliseconds since the epoch; `from` belongs to the interval, `to` does not. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Instants outside 1970 to 9999 are no times of a backup; NaN is none either. */
export const LAST_INSTANT = Date.UTC(9999, 11, 31);

/** True for an interval that is not empty and whose starts can be counted. */
export function isCountable({ from, to }: Interval): boolean {
  return 0 <= from && from < to && to <= LAST_INSTANT;
}

/**
 * The instants at which a schedule starts a backup, by its letter and in ascending order: the
 * service may be late (SCHEDULE_SLACK_MS) and runs one scheduled backup a volume a day
 * (`scheduledBackups`). None for a schedule that is not readable. Where the region's time zone is
 * unknown they are UTC times, off by up to 14 h (`timeUncertaintyMs`).
 * `from` and `to` lie between 1970 and 9999; none for an interval that does not.
 */
export function occurrences(
  schedule: BackupSchedule,
  { from, to, region }: Interval & { readonly region: string },
): number[] {
  const recurrence = recurrenceOf(schedule, region);
  const found: number[] = [];
  if (recurrence === null || !isCountable({ from, to })) return found;
  let period = firstPeriod(recurrence, from, (start) => start >= from);
  for (let start = startInstant(recurrence, period); start < to;) {
    found.push(start);
    start = startInstant(recurrence, ++period);
  }
  return found;
}

/** The last start at or before an instant; null for an unreadable schedule or an impossible instant. */
export function previousOccurrence(
  schedule: BackupSchedule,
  at: number,
  region: string,
): number | null {
  const recurrence = recurrenceOf(schedule, region);
  if (recurrence === null || !isCountable({ from: at, to: LAST_INSTANT })) return null;
  return startInstant(recurrence, firstPeriod(recurrence, at, (start) => start > at) - 1);
}

/** The first start after an instant; null for an unreadable schedule or an impossible instant. */
export function nextOccurrence(
  schedule: BackupSchedule,
  at: number,
  region: string,
): number | null {
  const recurrence = recurrenceOf(schedule, region);
  if (recurrence === null || !isCountable({ from: at, to: LAST_INSTANT })) return null;
  return startInstant(
    recurrence,
    firstPeriod(recurrence, at, (start) => start > at),
  );
}

/** How far a start may lie from the instant given for it, either way: 0 where the zone is known. */
export function timeUncertaintyMs(schedules: readonly BackupSchedule[], region: string): number {
  const each = schedules.map((schedule) => recurrenceOf(schedule, region)?.uncertaintyMs ?? 0);
  return Math.max(0, ...each);
}

/** The first period near an instant whose start passes; starts ascend with the period. */
function firstPeriod(
  recurrence: Recurrence,
  at: number,
  passes: (start: number) => boolean,
): number {
  // Two periods back is always too early: the estimate is off by one, a change of clocks by less.
  let period = recurrence.periodNear(wallClockAt(at, recurrence.zone)) - 2;
  while (!passes(startInstant(recurrence, period))) period += 1;
  return period;
}

function startInstant(recurrence: Recurrence, period: number): number {
  return instantAt(recurrence.startOf(period), recurrence.zone);
}
