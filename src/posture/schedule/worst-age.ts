import { DAY_MS, HOUR_MS } from "../../plain/days.js";
import type { BackupSchedule } from "../../inventory/inventory.js";
import { recurrenceOf } from "./recurrence.js";
import { scheduledBackups } from "./scheduled-backups.js";
import { SCHEDULE_SLACK_MS } from "./schedule-slack.js";

/** Weekdays, month lengths and leap years repeat after 28 years, but for 2100 and its like. */
const CYCLE = { from: Date.UTC(2027, 0, 1), to: Date.UTC(2058, 0, 1) };

/** The newest backup of each schedule has come by then, of one for leap days too, and later ones hide it. */
const WARM_UP_MS = 1_600 * DAY_MS;

/** A change to or from summer time moves a start by an hour. */
const SUMMER_TIME_MS = HOUR_MS;

/** Spans in milliseconds. */
export interface WorstAge {
  /** The longest time between successive backups when the service is never late. */
  readonly gapMs: number;
  /** How old the newest backup that is left may get, delay included; Infinity when none may be left. */
  readonly ageMs: number;
}

/** A backup that is there for certain from when a later one is, and until its retention ends. */
interface Kept {
  readonly at: number;
  readonly until: number;
}

/**
 * How old the newest of the backups may get that a volume's schedules make: each comes up to
 * `delayMs` after its start, and is there only while its own schedule keeps it. Exact over
 * the calendar's cycle, with month lengths, leap years and changes of clocks (by the rules known for
 * 2027 to 2057). Where the region's time zone is unknown it is an upper bound. Unreadable schedules
 * are left out; null when none is readable.
 */
export function worstAge(
  schedules: readonly BackupSchedule[],
  region: string,
  delayMs = SCHEDULE_SLACK_MS,
): WorstAge | null {
  const from = CYCLE.from - WARM_UP_MS;
  const backups = scheduledBackups(schedules, { from, to: CYCLE.to, region });
  if (backups.length === 0) return null;
  const uncertainty = zoneSlackMs(schedules, region);
  const slack = delayMs + uncertainty;
  /** Oldest first; each of them is kept longer than the ones after it, which hide it until then. */
  const left: Kept[] = [];
  let [gapMs, ageMs] = [0, 0];
  for (const [index, { at, keptMs }] of backups.entries()) {
    const next = backups[index + 1]?.at;
    if (next === undefined) break;
    keep(left, { at, until: at + keptMs }, at + slack);
    if (at < CYCLE.from) continue;
    gapMs = Math.max(gapMs, next - at);
    ageMs = Math.max(ageMs, oldestUntil(left, next + slack));
  }
  return { gapMs: gapMs + uncertainty, ageMs };
}

/** Adds a backup that is there from `since` on, and drops those that are not, or that it outlasts. */
function keep(left: Kept[], backup: Kept, since: number): void {
  dropWhile(left, ({ until }) => until <= since);
  if (backup.until <= since) return;
  dropWhile(left, ({ until }) => until <= backup.until);
  left.push(backup);
}

/** The greatest age that the newest of those left has by `end`, as one after the other expires. */
function oldestUntil(left: Kept[], end: number): number {
  let oldest = 0;
  for (;;) {
    const newest = left.at(-1);
    if (newest === undefined) return Infinity;
    oldest = Math.max(oldest, Math.min(newest.until, end) - newest.at);
    if (newest.until >= end) return oldest;
    left.pop();
  }
}

function dropWhile(left: Kept[], isOver: (backup: Kept) => boolean): void {
  for (let last = left.at(-1); last !== undefined && isOver(last); last = left.at(-1)) left.pop();
}

/** Unknown zones move all their starts alike, but against those in a known zone by the whole shift. */
function zoneSlackMs(schedules: readonly BackupSchedule[], region: string): number {
  const each = schedules
    .map((schedule) => recurrenceOf(schedule, region)?.uncertaintyMs)
    .filter((uncertainty) => uncertainty !== undefined);
  return each.every((uncertainty) => uncertainty > 0) ? SUMMER_TIME_MS : Math.max(...each);
}
