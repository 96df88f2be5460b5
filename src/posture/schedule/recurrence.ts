import { DateTime, FixedOffsetZone, type Zone } from "luxon";
import { DAY_MS, HOUR_MS, WEEK_MS } from "../../plain/days.js";
import type { BackupSchedule } from "../../inventory/inventory.js";
import { remembered } from "./remembered.js";
import { scheduleZone } from "./schedule-zone.js";

const SECOND_MS = 1000;

/** Day 0 of the epoch was a Thursday; its first Sunday came three days later. */
const FIRST_SUNDAY_MS = 3 * DAY_MS;

/** No offset within a period is longer than the longest period, a leap year. */
const MAX_OFFSET_SECONDS = (366 * DAY_MS) / SECOND_MS;

const DAYS = ["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"];
const MONTHS = [
  ...["JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE"],
  ...["JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER"],
];

/**
 * A schedule made countable: period `n` is the n-th since some origin, and each holds one start.
 * Starts are wall-clock times of `zone`, written as the milliseconds at which a UTC clock shows them.
 */
export interface Recurrence {
  readonly zone: Zone;
  readonly uncertaintyMs: number;
  /** The period whose start is the last at or before a wall-clock time, give or take one. */
  periodNear(wallClock: number): number;
  startOf(period: number): number;
}

/** Fixed-length and calendar periods alike: which one holds a time, and when it begins. */
interface Calendar {
  indexOf(wallClock: number): number;
  beginOf(index: number): number;
}

const fixed = (lengthMs: number, originMs: number): Calendar => ({
  indexOf: (wallClock) => Math.floor((wallClock - originMs) / lengthMs),
  beginOf: (index) => index * lengthMs + originMs,
});

const utc = (wallClock: number): DateTime => DateTime.fromMillis(wallClock, { zone: "utc" });

const MONTHLY: Calendar = {
  indexOf: (wallClock) => utc(wallClock).year * 12 + utc(wallClock).month - 1,
  beginOf: (index) => DateTime.utc(Math.floor(index / 12), (index % 12) + 1).toMillis(),
};

const YEARLY: Calendar = {
  indexOf: (wallClock) => utc(wallClock).year,
  beginOf: (index) => DateTime.utc(index).toMillis(),
};

const CALENDARS: ReadonlyMap<string, Calendar> = new Map([
  ["ONE_HOUR", fixed(HOUR_MS, 0)],
  ["ONE_DAY", fixed(DAY_MS, 0)],
  // Where weeks begin is not documented; the Oracle-defined weekly backup, at offset 0, is Sunday's.
  ["ONE_WEEK", fixed(WEEK_MS, FIRST_SUNDAY_MS)],
  ["ONE_MONTH", MONTHLY],
  ["ONE_YEAR", YEARLY],
]);

/**
 * The recurrence of a schedule in a region (REGIONAL_DATA_CENTER_TIME means that region's clock);
 * null for a period, offset, hour, day or month that this program does not know or that cannot be.
 */
export function recurrenceOf(schedule: BackupSchedule, region: string): Recurrence | null {
  const calendar = CALENDARS.get(schedule.period);
  const shift = shiftOf(schedule);
  if (calendar === undefined || shift === null) return null;
  const { zone, uncertaintyMs } = scheduleZone(schedule, region);
  const hint = typeof shift === "number" ? shift : 0;
  return {
    zone: schedule.period === "ONE_HOUR" ? minutesOnly(zone) : zone,
    uncertaintyMs,
    periodNear: (wallClock) => calendar.indexOf(wallClock - hint),
    startOf: (period) => {
      const begin = calendar.beginOf(period);
      return begin + (typeof shift === "number" ? shift : shift(begin));
    },
  };
}

/** Hours pass alike on all clocks: only the minutes by which a zone differs from UTC move them. */
function minutesOnly(zone: Zone): Zone {
  return FixedOffsetZone.instance(zone.offset(0) % 60);
}

/** True when this program knows when the schedule runs. */
export const isReadable: (schedule: BackupSchedule) => boolean = remembered(
  (schedule) => recurrenceOf(schedule, "") !== null,
);

/** How far a start may lie from the instant given for it, either way: 0 where the zone is known. */
export function timeUncertaintyMs(schedules: readonly BackupSchedule[], region: string): number {
  const each = schedules.map((schedule) => recurrenceOf(schedule, region)?.uncertaintyMs ?? 0);
  return Math.max(0, ...each);
}

type Shift = number | ((begin: number) => number);

/** How long after a period's begin its start comes, in milliseconds of wall-clock time. */
function shiftOf(schedule: BackupSchedule): Shift | null {
  if (schedule.offsetType === "STRUCTURED") return structuredShift(schedule);
  if (schedule.offsetType !== null && schedule.offsetType !== "NUMERIC_SECONDS") return null;
  const seconds = schedule.offsetSeconds ?? 0;
  return Math.abs(seconds) <= MAX_OFFSET_SECONDS ? seconds * SECOND_MS : null;
}

/** A field that OCI left out stands for the first hour, day or month of the period. */
function structuredShift(schedule: BackupSchedule): Shift | null {
  const hour = schedule.hourOfDay ?? 0;
  const weekday = DAYS.indexOf(schedule.dayOfWeek ?? "SUNDAY");
  const day = schedule.dayOfMonth ?? 1;
  const month = MONTHS.indexOf(schedule.month ?? "JANUARY");
  if (schedule.period === "ONE_HOUR") return 0;
  if (!isWithin(hour, 0, 23)) return null;
  if (schedule.period === "ONE_DAY") return hour * HOUR_MS;
  if (schedule.period === "ONE_WEEK") {
    return weekday === -1 ? null : weekday * DAY_MS + hour * HOUR_MS;
  }
  if (!isWithin(day, 1, 31)) return null;
  if (schedule.period === "ONE_MONTH") return (begin) => dayAndHour(utc(begin), day, hour) - begin;
  if (month === -1) return null;
  return (begin) => dayAndHour(utc(begin).plus({ months: month }), day, hour) - begin;
}

/** What OCI does on the 29th to 31st of a shorter month is not documented: the last day is taken. */
function dayAndHour(month: DateTime, day: number, hour: number): number {
  const last = utc(month.toMillis()).endOf("month").day;
  return month.set({ day: Math.min(day, last), hour }).toMillis();
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
