import type { Zone } from "luxon";

import { DAY_MS } from "../../plain/days.js";
import { type Interval, isCountable } from "./interval.js";
import type { ReadSchedule } from "./month-ends.js";
import { isReadable, recurrenceOf } from "./recurrence.js";
import { instantAt } from "./schedule-zone.js";

const HOUR_S = 3600;

/** No zone is further than 14 h from UTC, and a day's backups are told apart whole. */
const MARGIN_MS = 2 * DAY_MS;

/** Of the schedules that fall on one day, the one with the longest period runs. */
const RANK = ["ONE_HOUR", "ONE_DAY", "ONE_WEEK", "ONE_MONTH", "ONE_YEAR"];

interface Candidate {
  readonly rank: number;
  readonly wallClock: number;
  readonly keptMs: number;
  readonly zone: Zone;
}

/** A backup to be made: when it starts, in milliseconds since the epoch, and how long it is kept. */
export interface ScheduledBackup {
  readonly at: number;
  readonly keptMs: number;
}

/**
 * The backups that a volume's schedules together start, in ascending order: at most one a calendar
 * day (of each schedule's own clock), yearly before monthly before weekly before daily before hourly,
 * and of equals the earliest. Each is kept as its own schedule says, and where it is not documented
 * which of equals runs, as the one that keeps less. Unreadable schedules are left out.
 * Source: docs.oracle.com/iaas/Content/Block/Tasks/schedulingvolumebackups.htm
 */
export function scheduledBackups(
  schedules: readonly ReadSchedule[],
  { from, to, region }: Interval & { readonly region: string },
): ScheduledBackup[] {
  const winners = new Map<number, Candidate>();
  if (!isCountable({ from, to })) return [];
  for (const schedule of schedules) {
    for (const candidate of candidates(schedule, { from, to }, region)) {
      const day = Math.floor(candidate.wallClock / DAY_MS);
      const best = winners.get(day);
      winners.set(day, best === undefined ? candidate : winnerOf(candidate, best));
    }
  }
  const starts = new Map<number, number>();
  for (const { wallClock, zone, keptMs } of winners.values()) {
    const at = instantAt(wallClock, zone);
    if (from <= at && at < to) starts.set(at, Math.min(keptMs, starts.get(at) ?? Infinity));
  }
  return Array.from(starts, ([at, keptMs]) => ({ at, keptMs })).sort((a, b) => a.at - b.at);
}

function* candidates(
  schedule: ReadSchedule,
  { from, to }: Interval,
  region: string,
): Generator<Candidate> {
  const recurrence = isReadable(schedule) ? recurrenceOf(firstOfDay(schedule), region) : null;
  if (recurrence === null) return;
  const rank = RANK.indexOf(schedule.period);
  const keptMs = schedule.retentionSeconds * 1_000;
  let period = recurrence.periodNear(from - MARGIN_MS);
  for (;;) {
    const wallClock = recurrence.startOf(period++);
    if (wallClock >= to + MARGIN_MS) return;
    if (schedule.skipsShortMonths && dayOfMonth(wallClock) !== schedule.dayOfMonth) continue;
    yield { rank, wallClock, keptMs, zone: recurrence.zone };
  }
}

function dayOfMonth(wallClock: number): number {
  return new Date(wallClock).getUTCDate();
}

/** An hourly schedule comes down to the first of its hours, since a day has one backup. */
function firstOfDay(schedule: ReadSchedule): ReadSchedule {
  if (schedule.period !== "ONE_HOUR") return schedule;
  const offset = schedule.offsetType === "STRUCTURED" ? 0 : (schedule.offsetSeconds ?? 0);
  const offsetSeconds = ((offset % HOUR_S) + HOUR_S) % HOUR_S;
  return { ...schedule, period: "ONE_DAY", hourOfDay: null, offsetSeconds };
}

function winnerOf(one: Candidate, other: Candidate): Candidate {
  if (one.rank !== other.rank) return one.rank > other.rank ? one : other;
  const earlier = one.wallClock < other.wallClock ? one : other;
  const keptMs = Math.min(one.keptMs, other.keptMs);
  return keptMs === earlier.keptMs ? earlier : { ...earlier, keptMs };
}
