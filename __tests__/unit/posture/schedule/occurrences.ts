/** When a schedule starts by its own letter: what is reckoned from its recurrence is held against it. */
import type { BackupSchedule } from "../../../../src/inventory/inventory.js";
import {
  type Interval,
  isCountable,
  LAST_INSTANT,
} from "../../../../src/posture/schedule/interval.js";
import { type Recurrence, recurrenceOf } from "../../../../src/posture/schedule/recurrence.js";
import { instantAt, wallClockAt } from "../../../../src/posture/schedule/schedule-zone.js";

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
