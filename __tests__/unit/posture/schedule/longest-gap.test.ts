import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { longestGapMs } from "../../../../src/posture/schedule/longest-gap.js";
import { ORACLE_DEFINED_POLICIES } from "../../../../src/posture/schedule/oracle-defined-policies.js";
import { scheduledBackups } from "../../../../src/posture/schedule/scheduled-backups.js";
import { SCHEDULE_SLACK_MS } from "../../../../src/posture/schedule/schedule-slack.js";
import {
  anySchedule,
  DAY_MS,
  HOUR_MS,
  numeric,
  REGIONAL,
  structured,
} from "./schedule-fixtures.js";

const hours = (...args: Parameters<typeof longestGapMs>) => (longestGapMs(...args) ?? -1) / HOUR_MS;

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
    expect(longestGapMs([], "eu-frankfurt-1")).toBeNull();
    expect(longestGapMs([structured("ONE_DECADE")], "eu-frankfurt-1")).toBeNull();
    expect(hours([structured("ONE_DECADE", REGIONAL), dailyAt(1)], "xx-nowhere-1")).toBe(24);
  });

  test("no gap in the years 2001 to 2099 is longer", () => {
    const inUtc = anySchedule.map((schedule) => ({ ...schedule, timeZone: "UTC" }));
    const from = fc.integer({ min: Date.UTC(2001, 0, 1), max: Date.UTC(2096, 0, 1) });
    fc.assert(
      fc.property(fc.array(inUtc, { minLength: 1, maxLength: 3 }), from, (schedules, start) => {
        const window = { from: start, to: start + 4 * 366 * DAY_MS, region: "x" };
        const backups = scheduledBackups(schedules, window);
        const longest = longestGapMs(schedules, "x") ?? Number.NaN;
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
