import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { ORACLE_DEFINED_POLICIES } from "../../../../src/posture/schedule/oracle-defined-policies.js";
import { scheduledBackups } from "../../../../src/posture/schedule/scheduled-backups.js";
import { SCHEDULE_SLACK_MS } from "../../../../src/posture/schedule/schedule-slack.js";
import { worstAge } from "../../../../src/posture/schedule/worst-age.js";
import {
  anySchedule,
  DAY_MS,
  HOUR_MS,
  numeric,
  REGIONAL,
  startsOf,
  structured,
} from "./schedule-fixtures.js";

const gap = (...args: Parameters<typeof worstAge>) => worstAge(...args)?.gapMs;
const hours = (...args: Parameters<typeof worstAge>) => (gap(...args) ?? -1) / HOUR_MS;

const dailyAt = (hourOfDay: number, fields = {}) => structured("ONE_DAY", { hourOfDay, ...fields });
const last = (period: string, fields = {}) => structured(period, { dayOfMonth: 31, ...fields });

describe("the longest gap that schedules allow", () => {
  test.each([
    ["bronze", 31 * 24],
    ["silver", 7 * 24],
    ["gold", 24],
  ] as const)("the %s policy leaves %d hours", (policy, expected) => {
    expect(hours(ORACLE_DEFINED_POLICIES[policy], "eu-frankfurt-1")).toBe(expected);
  });

  test.each([
    ["hourly: one scheduled backup a day", [structured("ONE_HOUR")], 24],
    ["two daily ones: one scheduled backup a day", [dailyAt(6), dailyAt(18)], 24],
    ["weekly on two days", [3, 6].map((d) => numeric("ONE_WEEK", d * 86_400)), 4 * 24],
    ["monthly on the 31st", [last("ONE_MONTH")], 31 * 24],
    [
      "monthly on the 15th and the 30th: from the 30th of a long month",
      [14, 29].map((d) => numeric("ONE_MONTH", d * 86_400)),
      16 * 24,
    ],
    ["yearly: a leap year", [structured("ONE_YEAR")], 366 * 24],
    ["yearly on 29 February", [last("ONE_YEAR", { month: "FEBRUARY" })], 366 * 24],
    [
      "a monthly one that takes the day of a later daily one",
      [dailyAt(23), structured("ONE_MONTH")],
      47,
    ],
  ])("%s", (_case, schedules, expected) => {
    expect(hours(schedules, "eu-frankfurt-1")).toBe(expected);
  });

  test.each([
    ["daily, on the day clocks go back", [dailyAt(0, REGIONAL)], "eu-frankfurt-1", 25],
    ["daily, in a zone without summer time", [dailyAt(0, REGIONAL)], "us-phoenix-1", 24],
    ["weekly, over the autumn", [structured("ONE_WEEK", REGIONAL)], "us-ashburn-1", 7 * 24 + 1],
    [
      "daily in an unknown zone: perhaps with summer time",
      [dailyAt(0, REGIONAL)],
      "xx-nowhere-1",
      25,
    ],
    [
      "weekly in UTC and in an unknown zone: apart by up to 14 hours",
      [structured("ONE_WEEK"), structured("ONE_WEEK", { dayOfWeek: "WEDNESDAY", ...REGIONAL })],
      "xx-nowhere-1",
      4 * 24 + 14,
    ],
  ])("%s", (_case, schedules, region, expected) => {
    expect(hours(schedules, region)).toBe(expected);
  });

  test("is unknown when no schedule is readable, and goes by the readable ones otherwise", () => {
    expect(worstAge([], "eu-frankfurt-1")).toBeNull();
    expect(worstAge([structured("ONE_DECADE")], "eu-frankfurt-1")).toBeNull();
    expect(hours([structured("ONE_DECADE", REGIONAL), dailyAt(1)], "xx-nowhere-1")).toBe(24);
  });

  test("no gap in the years 2001 to 2099 is longer", () => {
    const inUtc = anySchedule.map((schedule) => ({ ...schedule, timeZone: "UTC" }));
    const from = fc.integer({ min: Date.UTC(2001, 0, 1), max: Date.UTC(2096, 0, 1) });
    fc.assert(
      fc.property(fc.array(inUtc, { minLength: 1, maxLength: 3 }), from, (schedules, start) => {
        const window = { from: start, to: start + 4 * 366 * DAY_MS, region: "x" };
        const backups = startsOf(schedules, window);
        const longest = gap(schedules, "x") ?? Number.NaN;
        for (const [i, at] of backups.slice(1).entries()) {
          expect(at - (backups[i] ?? Number.NaN)).toBeLessThanOrEqual(longest);
        }
      }),
      { numRuns: 25 },
    );
  });

  test("the service's slack of a day is not in it", () => {
    expect(SCHEDULE_SLACK_MS).toBe(24 * HOUR_MS);
  });
});

describe("the age that the newest backup may come to", () => {
  const REGION = "eu-frankfurt-1";
  const age = (...schedules: Parameters<typeof worstAge>[0]) => {
    const worst = worstAge(schedules, REGION)?.ageMs ?? Number.NaN;
    return worst / HOUR_MS;
  };
  const keptFor = (hours: number) => ({ retentionSeconds: hours * 3_600 });

  test.each([
    ["gold", 48],
    ["silver", 8 * 24],
    ["bronze", 32 * 24],
  ] as const)("of the %s policy is %d hours", (policy, expected) => {
    expect(age(...ORACLE_DEFINED_POLICIES[policy])).toBe(expected);
  });

  test.each([
    ["daily, kept for a day and its delay", 48, [structured("ONE_DAY", keptFor(48))]],
    ["daily, kept for less", Infinity, [structured("ONE_DAY", keptFor(47))]],
    [
      "a day in each week without one: the weekly one is kept for a week",
      Infinity,
      [structured("ONE_WEEK", keptFor(7 * 24))],
    ],
    ["weekly, kept for as long as it takes", 8 * 24, [structured("ONE_WEEK", keptFor(8 * 24))]],
    [
      "daily for half a day, and yearly for five years",
      367 * 24,
      [structured("ONE_DAY", keptFor(12)), structured("ONE_YEAR", keptFor(43_800))],
    ],
    [
      "daily for a day and a half: half of each day the weekly one is the newest",
      8 * 24,
      [structured("ONE_DAY", keptFor(36)), structured("ONE_WEEK", keptFor(28 * 24))],
    ],
    [
      "hourly for an hour, and never run, beside daily",
      48,
      [structured("ONE_HOUR", keptFor(1)), structured("ONE_DAY", keptFor(48))],
    ],
  ])("%s: %d hours", (_, expected, schedules) => {
    expect(age(...schedules)).toBe(expected);
  });

  /** Hour by hour, which backups are there for certain, and how old the newest of them gets. */
  function simulated(schedules: Parameters<typeof worstAge>[0], days: number): number {
    const from = Date.UTC(2030, 0, 1);
    const made = scheduledBackups(schedules, {
      from: from - 800 * DAY_MS,
      to: from + days * DAY_MS,
      region: REGION,
    });
    let worst = 0;
    for (let hour = from; hour < from + (days - 2) * DAY_MS; hour += HOUR_MS) {
      const newest = made.findLast(
        ({ at, keptMs }) => at + SCHEDULE_SLACK_MS <= hour && hour < at + keptMs,
      );
      worst = Math.max(worst, newest === undefined ? Infinity : hour + HOUR_MS - newest.at);
    }
    return worst / HOUR_MS;
  }
  const inUtc = (period: string, longest: number) =>
    fc
      .record({
        hourOfDay: fc.integer({ min: 0, max: 23 }),
        dayOfWeek: fc.constantFrom("SUNDAY", "TUESDAY", "FRIDAY"),
        retentionSeconds: fc.integer({ min: 1, max: longest }).map((hours) => hours * 3_600),
      })
      .map((fields) => structured(period, fields));
  const dailyOrWeekly = fc.oneof(inUtc("ONE_DAY", 120), inUtc("ONE_WEEK", 400));

  test("is what an hour-by-hour simulation comes to, where all repeats within weeks", () => {
    fc.assert(
      fc.property(fc.array(dailyOrWeekly, { minLength: 1, maxLength: 3 }), (schedules) => {
        expect(age(...schedules)).toBe(simulated(schedules, 60));
      }),
      { numRuns: 25 },
    );
  });

  test("is never passed by a simulation with longer periods", () => {
    const any = fc.oneof(dailyOrWeekly, inUtc("ONE_MONTH", 2_000), inUtc("ONE_YEAR", 20_000));
    fc.assert(
      fc.property(fc.array(any, { minLength: 2, maxLength: 4 }), (schedules) => {
        expect(simulated(schedules, 120)).toBeLessThanOrEqual(age(...schedules));
      }),
      { numRuns: 15 },
    );
  });
});
