import type { BackupSchedule } from "../../inventory/inventory.js";
import { recurrenceOf } from "./recurrence.js";
import { scheduledBackups } from "./scheduled-backups.js";

/** Weekdays, month lengths and leap years repeat after 28 years, but for 2100 and its like. */
const CYCLE = { from: Date.UTC(2027, 0, 1), to: Date.UTC(2058, 0, 1) };

/** A change to or from summer time moves a start by an hour. */
const SUMMER_TIME_MS = 3_600_000;

/**
 * The longest time, in milliseconds, between successive scheduled backups that a volume's schedules
 * allow when the service is never late; SCHEDULE_SLACK_MS comes on top. Exact over the calendar's
 * cycle, with month lengths, leap years and changes of clocks (by the rules known for 2027 to
 * 2057). Where the region's time zone is unknown it is an upper bound. Unreadable schedules are
 * left out; null when none is readable.
 */
export function longestGapMs(schedules: readonly BackupSchedule[], region: string): number | null {
  const [first, ...later] = scheduledBackups(schedules, { ...CYCLE, region });
  if (first === undefined) return null;
  let longest = 0;
  let previous = first;
  for (const at of later) {
    longest = Math.max(longest, at - previous);
    previous = at;
  }
  return longest + zoneSlackMs(schedules, region);
}

/** Unknown zones move all their starts alike, but against those in a known zone by the whole shift. */
function zoneSlackMs(schedules: readonly BackupSchedule[], region: string): number {
  const each = schedules
    .map((schedule) => recurrenceOf(schedule, region)?.uncertaintyMs)
    .filter((uncertainty) => uncertainty !== undefined);
  return each.every((uncertainty) => uncertainty > 0) ? SUMMER_TIME_MS : Math.max(...each);
}
