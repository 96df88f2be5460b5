import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { BackupSchedule } from "../../../../src/inventory/inventory.js";
import { isReadable, timeUncertaintyMs } from "../../../../src/posture/schedule/recurrence.js";
import { nextOccurrence, occurrences, previousOccurrence } from "./occurrences.js";
import {
  anyInstant,
  anyRegion,
  anySchedule,
  DAY_MS,
  DAYS,
  HOUR_MS,
  iso,
  MONTHS,
  numeric,
  REGIONAL,
  structured,
  utc,
} from "./schedule-fixtures.js";

const between = (schedule: BackupSchedule, from: string, to: string, region = "eu-frankfurt-1") =>
  iso(occurrences(schedule, { from: utc(from), to: utc(to), region }));

describe("structured schedules in UTC", () => {
  test("hourly at every full hour, the fields of longer periods ignored", () => {
    const hourly = structured("ONE_HOUR", { hourOfDay: 5, dayOfMonth: 31, offsetSeconds: 60 });
    expect(between(hourly, "2027-01-01T00:30", "2027-01-01T03:00")).toEqual([
      "2027-01-01T01:00",
      "2027-01-01T02:00",
    ]);
  });

  test("daily at the hour, the offset in seconds ignored", () => {
    const daily = structured("ONE_DAY", { hourOfDay: 3, offsetSeconds: 7200 });
    expect(between(daily, "2027-02-27T03:00", "2027-03-01T03:00")).toEqual([
      "2027-02-27T03:00",
      "2027-02-28T03:00",
    ]);
  });

  test("weekly on the weekday", () => {
    const weekly = structured("ONE_WEEK", { dayOfWeek: "SATURDAY", hourOfDay: 22 });
    expect(between(weekly, "2027-01-01T00:00", "2027-01-12T00:00")).toEqual([
      "2027-01-02T22:00",
      "2027-01-09T22:00",
    ]);
  });

  test("monthly on the 31st falls on the last day of a shorter month", () => {
    const monthly = structured("ONE_MONTH", { dayOfMonth: 31, hourOfDay: 1 });
    expect(between(monthly, "2027-12-31T00:00", "2028-05-01T00:00")).toEqual([
      "2027-12-31T01:00",
      "2028-01-31T01:00",
      "2028-02-29T01:00",
      "2028-03-31T01:00",
      "2028-04-30T01:00",
    ]);
  });

  test("yearly on 29 February falls on the 28th outside leap years, 2100 included", () => {
    const yearly = structured("ONE_YEAR", { month: "FEBRUARY", dayOfMonth: 29 });
    expect(between(yearly, "2096-01-01T00:00", "2105-01-01T00:00")).toEqual([
      "2096-02-29T00:00",
      ...[2097, 2098, 2099, 2100, 2101, 2102, 2103].map((year) => `${year}-02-28T00:00`),
      "2104-02-29T00:00",
    ]);
  });

  test("fields that are absent stand for the first of the period", () => {
    const from = "2027-01-02T00:00";
    expect(between(structured("ONE_WEEK"), from, "2027-01-09T00:00")).toEqual(["2027-01-03T00:00"]);
    expect(between(structured("ONE_MONTH"), from, "2027-02-02T00:00")).toEqual([
      "2027-02-01T00:00",
    ]);
    expect(between(structured("ONE_YEAR"), from, "2028-01-02T00:00")).toEqual(["2028-01-01T00:00"]);
  });
});

describe("schedules with an offset in seconds", () => {
  test.each([
    ["ONE_HOUR", 900, "2027-01-06T00:15"],
    ["ONE_DAY", 82_800, "2027-01-06T23:00"],
    ["ONE_WEEK", 0, "2027-01-10T00:00"],
    ["ONE_WEEK", 6 * 86_400, "2027-01-09T00:00"],
    ["ONE_MONTH", 8 * 86_400 + 9 * 3600, "2027-01-09T09:00"],
    ["ONE_MONTH", -3600, "2027-01-31T23:00"],
    ["ONE_YEAR", 59 * 86_400, "2027-03-01T00:00"],
  ])("%s + %d s", (period, offsetSeconds, expected) => {
    const ignored = { hourOfDay: 11, dayOfWeek: "TUESDAY", dayOfMonth: 11, month: "JUNE" };
    const schedule = numeric(period, offsetSeconds, ignored);
    expect(iso([nextOccurrence(schedule, utc("2027-01-06T00:00"), "x") ?? 0])).toEqual([expected]);
  });

  test("an offset beyond a short month runs into the next one", () => {
    expect(
      between(numeric("ONE_MONTH", 29 * 86_400), "2027-01-15T00:00", "2027-04-01T00:00"),
    ).toEqual(["2027-01-30T00:00", "2027-03-02T00:00", "2027-03-30T00:00"]);
  });

  test("is how an absent offset type is read, and an absent offset is none", () => {
    const old = numeric("ONE_DAY", 7200, { offsetType: null, hourOfDay: 5 });
    expect(between(old, "2027-01-01T00:00", "2027-01-02T00:00")).toEqual(["2027-01-01T02:00"]);
    expect(
      between({ ...old, offsetSeconds: null }, "2027-01-01T00:00", "2027-01-02T00:00"),
    ).toEqual(["2027-01-01T00:00"]);
  });
});

describe("schedules in the region's time", () => {
  test("keep their local hour over a change of clocks", () => {
    const daily = structured("ONE_DAY", { hourOfDay: 2, ...REGIONAL });
    expect(between(daily, "2027-03-27T00:00", "2027-03-30T00:00")).toEqual([
      "2027-03-27T01:00",
      "2027-03-28T01:00", // 02:00 is skipped: 03:00 summer time
      "2027-03-29T00:00",
    ]);
    expect(between(daily, "2027-10-30T00:00", "2027-11-02T00:00")).toEqual([
      "2027-10-30T00:00",
      "2027-10-31T00:00", // 02:00 comes twice: the first
      "2027-11-01T01:00",
    ]);
  });

  test("count the offset in seconds on the local clock, from local boundaries", () => {
    const monthly = numeric("ONE_MONTH", 3600, REGIONAL);
    expect(between(monthly, "2027-01-15T00:00", "2027-03-01T00:00", "us-ashburn-1")).toEqual([
      "2027-02-01T06:00",
    ]);
  });

  test("hourly ones go on through a change of clocks, on the zone's minutes", () => {
    const hourly = structured("ONE_HOUR", REGIONAL);
    expect(between(hourly, "2027-10-31T00:00", "2027-10-31T03:00")).toHaveLength(3);
    expect(between(hourly, "2027-10-31T00:00", "2027-10-31T01:00", "ap-mumbai-1")).toEqual([
      "2027-10-31T00:30",
    ]);
  });

  test("are uncertain by 14 hours where the zone is unknown, and by nothing elsewhere", () => {
    const both = [structured("ONE_DAY"), structured("ONE_WEEK", REGIONAL)];
    expect(timeUncertaintyMs(both, "xx-nowhere-1")).toBe(14 * HOUR_MS);
    expect(timeUncertaintyMs(both, "eu-frankfurt-1")).toBe(0);
    expect(timeUncertaintyMs([structured("TWO_DAYS", REGIONAL)], "xx-nowhere-1")).toBe(0);
  });
});

describe("what cannot be reckoned with", () => {
  test.each([
    ["a newer period", structured("ONE_DECADE")],
    ["a period named like an object's own key", structured("constructor")],
    ["a newer offset type", structured("ONE_DAY", { offsetType: "LUNAR" })],
    ["hour 24", structured("ONE_DAY", { hourOfDay: 24 })],
    ["hour 1.5", structured("ONE_MONTH", { hourOfDay: 1.5 })],
    ["a newer weekday", structured("ONE_WEEK", { dayOfWeek: "UNKNOWN_VALUE" })],
    ["day 0", structured("ONE_MONTH", { dayOfMonth: 0 })],
    ["day 32", structured("ONE_YEAR", { dayOfMonth: 32 })],
    ["a newer month", structured("ONE_YEAR", { month: "SMARCH" })],
    ["an offset that is no number", numeric("ONE_HOUR", Number.NaN)],
    ["an offset beyond a year", numeric("ONE_YEAR", 367 * 86_400)],
  ])("%s has no occurrences", (_case, schedule) => {
    expect(isReadable(schedule)).toBe(false);
    expect(between(schedule, "2027-01-01T00:00", "2029-01-01T00:00")).toEqual([]);
    expect(previousOccurrence(schedule, utc("2027-01-01T00:00"), "x")).toBeNull();
    expect(nextOccurrence(schedule, utc("2027-01-01T00:00"), "x")).toBeNull();
  });

  test.each([Number.NaN, -1, Infinity, -Infinity, 1e300])("the instant %d", (at) => {
    const daily = structured("ONE_DAY");
    expect(occurrences(daily, { from: at, to: at + DAY_MS, region: "x" })).toEqual([]);
    expect(occurrences(daily, { from: 0, to: at, region: "x" })).toEqual([]);
    expect(previousOccurrence(daily, at, "x")).toBeNull();
    expect(nextOccurrence(daily, at, "x")).toBeNull();
  });

  test("an empty or reversed interval holds none", () => {
    const at = utc("2027-01-01T00:00");
    expect(occurrences(structured("ONE_DAY"), { from: at, to: at, region: "x" })).toEqual([]);
    expect(occurrences(structured("ONE_DAY"), { from: at + 1, to: at, region: "x" })).toEqual([]);
  });
});

const lengthFor: Readonly<Record<string, number>> = { ONE_HOUR: 3 * DAY_MS, ONE_DAY: 40 * DAY_MS };
const spanOf = (schedule: BackupSchedule) => lengthFor[schedule.period] ?? 900 * DAY_MS;

describe("occurrences of any schedule", () => {
  test("are sorted, unique, inside the interval, and tile with the next interval's", () => {
    fc.assert(
      fc.property(anySchedule, anyInstant, anyRegion, (schedule, from, region) => {
        const to = from + spanOf(schedule);
        const middle = from + (to - from) / 2;
        const all = occurrences(schedule, { from, to, region });
        expect(all.length).toBeGreaterThan(0);
        expect(all).toEqual([...new Set(all)].sort((a, b) => a - b));
        expect(all.every((at) => from <= at && at < to)).toBe(true);
        expect([
          ...occurrences(schedule, { from, to: middle, region }),
          ...occurrences(schedule, { from: middle, to, region }),
        ]).toEqual(all);
      }),
    );
  });

  test("previous ≤ at < next, with none in between", () => {
    fc.assert(
      fc.property(anySchedule, anyInstant, anyRegion, (schedule, at, region) => {
        const previous = previousOccurrence(schedule, at, region) ?? Number.NaN;
        const next = nextOccurrence(schedule, at, region) ?? Number.NaN;
        expect(previous).toBeLessThanOrEqual(at);
        expect(next).toBeGreaterThan(at);
        const around = { from: previous, to: next + 1, region };
        expect(occurrences(schedule, around)).toEqual([previous, next]);
        expect(previousOccurrence(schedule, next, region)).toBe(next);
        expect(nextOccurrence(schedule, previous, region)).toBe(next);
      }),
    );
  });

  test("in UTC agree with going through every hour and asking whether it is one", () => {
    const inUtc = anySchedule.map((schedule) => ({ ...schedule, timeZone: "UTC" }));
    const wholeHours = inUtc.map((schedule) => ({
      ...schedule,
      offsetSeconds: Math.trunc((schedule.offsetSeconds ?? 0) / 3600) * 3600,
    }));
    fc.assert(
      fc.property(wholeHours, anyInstant, (schedule, anywhere) => {
        const from = Math.floor(anywhere / HOUR_MS) * HOUR_MS;
        const to = from + Math.min(spanOf(schedule), 400 * DAY_MS);
        const expected: number[] = [];
        for (let at = from; at < to; at += HOUR_MS) if (startsAt(schedule, at)) expected.push(at);
        expect(occurrences(schedule, { from, to, region: "x" })).toEqual(expected);
      }),
    );
  });

  test("in a region show the local hour of the schedule, or one that the clocks skipped to", () => {
    const regional = fc.record({
      period: fc.constantFrom("ONE_DAY", "ONE_WEEK", "ONE_MONTH", "ONE_YEAR"),
      hourOfDay: fc.integer({ min: 0, max: 23 }),
    });
    fc.assert(
      fc.property(regional, anyInstant, ({ period, hourOfDay }, at) => {
        const schedule = structured(period, { hourOfDay, ...REGIONAL });
        const next = nextOccurrence(schedule, at, "eu-frankfurt-1") ?? 0;
        const shown = new Intl.DateTimeFormat("en-GB", {
          ...{ timeZone: "Europe/Berlin", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
        } as const).format(next);
        const expected = `${String(hourOfDay).padStart(2, "0")}:00`;
        expect(hourOfDay === 2 ? [expected, "03:00"] : [expected]).toContain(shown);
      }),
    );
  });
});

/** The schedule's own words, read for one whole hour with the platform's calendar. */
function startsAt(schedule: BackupSchedule, at: number): boolean {
  if (schedule.offsetType !== "STRUCTURED") {
    const begin = new Date(at - (schedule.offsetSeconds ?? 0) * 1000);
    const midnight = begin.getUTCHours() === 0;
    if (schedule.period === "ONE_HOUR") return true;
    if (schedule.period === "ONE_DAY") return midnight;
    if (schedule.period === "ONE_WEEK") return midnight && begin.getUTCDay() === 0;
    if (schedule.period === "ONE_MONTH") return midnight && begin.getUTCDate() === 1;
    return midnight && begin.getUTCDate() === 1 && begin.getUTCMonth() === 0;
  }
  if (schedule.period === "ONE_HOUR") return true;
  const date = new Date(at);
  if (date.getUTCHours() !== (schedule.hourOfDay ?? 0)) return false;
  if (schedule.period === "ONE_DAY") return true;
  if (schedule.period === "ONE_WEEK") {
    return DAYS[date.getUTCDay()] === (schedule.dayOfWeek ?? "SUNDAY");
  }
  const isLast = new Date(at + DAY_MS).getUTCDate() === 1;
  const day = schedule.dayOfMonth ?? 1;
  const isDay = date.getUTCDate() === day || (isLast && date.getUTCDate() < day);
  if (schedule.period === "ONE_MONTH") return isDay;
  return isDay && MONTHS[date.getUTCMonth()] === (schedule.month ?? "JANUARY");
}
