import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { ORACLE_DEFINED_POLICIES } from "../../../../src/posture/schedule/oracle-defined-policies.js";
import { occurrences } from "./occurrences.js";
import { scheduledBackups } from "../../../../src/posture/schedule/scheduled-backups.js";
import {
  anyInstant,
  anyRegion,
  anySchedule,
  DAY_MS,
  iso,
  numeric,
  REGIONAL,
  startsOf,
  structured,
  utc,
} from "./schedule-fixtures.js";

const between = (
  schedules: Parameters<typeof scheduledBackups>[0],
  from: string,
  to: string,
  region = "eu-frankfurt-1",
) => iso(startsOf(schedules, { from: utc(from), to: utc(to), region }));

describe("the backups that schedules make together", () => {
  test("on a day that several schedules claim, the longest period runs", () => {
    const daily = structured("ONE_DAY", { hourOfDay: 5 });
    const weekly = structured("ONE_WEEK", { dayOfWeek: "FRIDAY", hourOfDay: 6 });
    const monthly = structured("ONE_MONTH", { hourOfDay: 7 });
    const yearly = structured("ONE_YEAR", { hourOfDay: 8 });
    // 1 January 2027 is a Friday.
    const all = [daily, weekly, monthly, yearly];
    expect(between(all, "2027-01-01T00:00", "2027-01-02T00:00")).toEqual(["2027-01-01T08:00"]);
    expect(between(all.slice(0, 3), "2027-01-01T00:00", "2027-01-02T00:00")).toEqual([
      "2027-01-01T07:00",
    ]);
    expect(between(all.slice(0, 2), "2027-01-01T00:00", "2027-01-02T00:00")).toEqual([
      "2027-01-01T06:00",
    ]);
    expect(between([...all].reverse(), "2027-01-08T00:00", "2027-01-10T00:00")).toEqual([
      "2027-01-08T06:00",
      "2027-01-09T05:00",
    ]);
  });

  test("a backup that lost its day does not come back when the interval cuts the winner off", () => {
    const both = [structured("ONE_DAY", { hourOfDay: 23 }), structured("ONE_MONTH")];
    expect(between(both, "2027-01-01T12:00", "2027-01-02T12:00")).toEqual([]);
  });

  test("of two with the same period the earlier runs", () => {
    const both = [18, 6].map((hourOfDay) => structured("ONE_DAY", { hourOfDay }));
    expect(between(both, "2027-01-01T00:00", "2027-01-02T00:00")).toEqual(["2027-01-01T06:00"]);
  });

  test("an hourly schedule makes one backup a day and gives way to a daily one", () => {
    const hourly = numeric("ONE_HOUR", -1800);
    expect(between([hourly], "2027-01-01T00:00", "2027-01-03T00:00")).toEqual([
      "2027-01-01T00:30",
      "2027-01-02T00:30",
    ]);
    const daily = structured("ONE_DAY", { hourOfDay: 9 });
    expect(between([hourly, daily], "2027-01-01T00:00", "2027-01-02T00:00")).toEqual([
      "2027-01-01T09:00",
    ]);
    expect(
      between([structured("ONE_HOUR", REGIONAL)], "2027-01-01T00:00", "2027-01-02T00:00"),
    ).toEqual(["2027-01-01T23:00"]);
    expect(
      between(
        [numeric("ONE_HOUR", 0, { offsetSeconds: null })],
        "2027-01-01T00:00",
        "2027-01-02T00:00",
      ),
    ).toEqual(["2027-01-01T00:00"]);
  });

  test("unreadable schedules are left out", () => {
    const schedules = [structured("ONE_DECADE"), numeric("ONE_HOUR", 1e12), structured("ONE_DAY")];
    expect(between(schedules, "2027-01-01T00:00", "2027-01-02T00:00")).toEqual([
      "2027-01-01T00:00",
    ]);
  });

  test("none outside what can be counted", () => {
    const interval = { from: 0, to: Infinity, region: "x" };
    expect(scheduledBackups(ORACLE_DEFINED_POLICIES.gold, interval)).toEqual([]);
  });

  test("two clocks that name the same instant make one backup", () => {
    // 23:00 UTC on the 1st is midnight of the 2nd in Frankfurt.
    const both = [structured("ONE_DAY", { hourOfDay: 23 }), structured("ONE_WEEK", REGIONAL)];
    const found = between(both, "2027-01-02T12:00", "2027-01-04T00:00");
    expect(found).toEqual([...new Set(found)]);
  });

  test("are each kept as long as the schedule says that made it", () => {
    const week = { from: utc("2026-11-05T00:00"), to: utc("2026-11-09T00:00"), region: "x" };
    const kept = (...schedules: Parameters<typeof scheduledBackups>[0]) =>
      scheduledBackups(schedules, week).map(({ keptMs }) => keptMs / 3_600_000);
    const daily = structured("ONE_DAY", { retentionSeconds: 12 * 3_600 });
    const sundays = structured("ONE_WEEK", { retentionSeconds: 24 * 3_600 });
    expect(kept(daily, sundays)).toEqual([12, 12, 12, 24]);
    // Which of two equals runs is not documented.
    const later = structured("ONE_DAY", { hourOfDay: 6, retentionSeconds: 3_600 });
    expect(kept(daily, later)).toEqual([1, 1, 1, 1]);
    expect(kept(later, daily)).toEqual([1, 1, 1, 1]);
  });

  test("are sorted starts of the schedules, one a day in UTC, on each day that has one", () => {
    const inUtc = anySchedule
      .filter((schedule) => schedule.period !== "ONE_HOUR")
      .map((schedule) => ({ ...schedule, timeZone: "UTC" }));
    fc.assert(
      fc.property(fc.array(inUtc, { maxLength: 4 }), anyInstant, (schedules, anywhere) => {
        const from = Math.floor(anywhere / DAY_MS) * DAY_MS;
        const interval = { from, to: from + 400 * DAY_MS, region: "x" };
        const starts = schedules.flatMap((schedule) => occurrences(schedule, interval));
        const days = (instants: readonly number[]) => instants.map((at) => Math.floor(at / DAY_MS));
        const backups = startsOf(schedules, interval);
        expect(backups).toEqual([...backups].sort((a, b) => a - b));
        expect(backups.filter((at) => !starts.includes(at))).toEqual([]);
        expect(days(backups)).toEqual([...new Set(days(starts))].sort((a, b) => a - b));
      }),
    );
  });

  test("one schedule that is not hourly makes all its backups, whatever the clocks do", () => {
    const single = anySchedule.filter((schedule) => schedule.period !== "ONE_HOUR");
    fc.assert(
      fc.property(single, anyInstant, anyRegion, (schedule, from, region) => {
        const interval = { from, to: from + 400 * DAY_MS, region };
        expect(startsOf([schedule], interval)).toEqual(occurrences(schedule, interval));
      }),
      { numRuns: 40 },
    );
  });
});
