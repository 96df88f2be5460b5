import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { missedSince } from "../../../../src/posture/schedule/missed-schedule.js";
import { occurrences } from "./occurrences.js";
import { ORACLE_DEFINED_POLICIES } from "../../../../src/posture/schedule/oracle-defined-policies.js";
import { SCHEDULE_SLACK_MS } from "../../../../src/posture/schedule/schedule-slack.js";
import {
  anyInstant,
  anyRegion,
  anySchedule,
  DAY_MS,
  HOUR_MS,
  REGIONAL,
  structured,
  utc,
} from "./schedule-fixtures.js";

const region = "eu-frankfurt-1";
const volumeCreated = utc("2026-01-01T00:00");
const daily = [structured("ONE_DAY", { hourOfDay: 2 })];
const at = (now: string, more = {}) => ({ now: utc(now), region, volumeCreated, ...more });

describe("a scheduled backup that did not come", () => {
  test.each([
    ["the slack is not over", "2027-01-12T01:59", null],
    ["the slack ends now", "2027-01-12T02:00", "2027-01-11T02:00"],
    ["days ago: the oldest one is named", "2027-02-01T00:00", "2027-01-11T02:00"],
  ])("daily, newest on the 10th, %s", (_case, now, missed) => {
    const newest = utc("2027-01-10T04:20");
    expect(missedSince(daily, newest, at(now))).toBe(missed === null ? null : utc(missed));
  });

  test("a backup at its very start is that start's own", () => {
    const newest = utc("2027-01-11T02:00");
    expect(missedSince(daily, newest, at("2027-01-12T12:00"))).toBeNull();
  });

  test("without any, it is counted from the volume's creation or the policy's assignment", () => {
    const now = "2027-01-12T12:00";
    expect(missedSince(daily, null, at(now))).toBe(utc("2026-01-01T02:00"));
    const assignedSince = utc("2027-01-05T00:00");
    expect(missedSince(daily, null, at(now, { assignedSince }))).toBe(utc("2027-01-05T02:00"));
    expect(missedSince(daily, utc("2026-06-01T00:00"), at(now, { assignedSince }))).toBe(
      utc("2027-01-05T02:00"),
    );
    expect(
      missedSince(daily, null, at(now, { volumeCreated: utc("2027-01-12T00:00") })),
    ).toBeNull();
  });

  test("a start at which another schedule had the day is not missing", () => {
    const schedules = [structured("ONE_DAY", { hourOfDay: 23 }), structured("ONE_MONTH")];
    const newest = utc("2027-02-01T00:30");
    expect(missedSince(schedules, newest, at("2027-02-03T22:59"))).toBeNull();
    expect(missedSince(schedules, newest, at("2027-02-03T23:00"))).toBe(utc("2027-02-02T23:00"));
  });

  test("at the end of a month that lacks the day, nothing is missing for certain", () => {
    const monthly = [structured("ONE_MONTH", { dayOfMonth: 31, hourOfDay: 2 })];
    const newest = utc("2027-01-31T03:00");
    expect(missedSince(monthly, newest, at("2027-03-30T00:00"))).toBeNull();
    expect(missedSince(monthly, newest, at("2027-04-02T00:00"))).toBe(utc("2027-03-31T02:00"));
    const everyDay = [...monthly, structured("ONE_DAY", { hourOfDay: 5 })];
    expect(missedSince(everyDay, utc("2027-02-28T03:00"), at("2027-03-01T06:00"))).toBeNull();
    expect(missedSince(everyDay, utc("2027-02-27T06:00"), at("2027-03-01T06:00"))).toBe(
      utc("2027-02-28T05:00"),
    );
  });

  test.each([
    ["weekly", [structured("ONE_WEEK")], "2027-01-17T00:00"],
    ["monthly", [structured("ONE_MONTH")], "2027-02-01T00:00"],
    ["yearly", [structured("ONE_YEAR")], "2028-01-01T00:00"],
    ["bronze", ORACLE_DEFINED_POLICIES.bronze, "2027-02-01T00:00"],
  ])("is found a period ahead: %s", (_case, schedules, missed) => {
    const newest = utc("2027-01-10T00:20");
    expect(missedSince(schedules, newest, at("2029-01-01T00:00"))).toBe(utc(missed));
    expect(missedSince(schedules, newest, at("2027-01-16T00:00"))).toBeNull();
  });

  test("in an unknown zone only what is missing in every zone counts", () => {
    const regional = [structured("ONE_DAY", REGIONAL)];
    const newest = utc("2027-01-10T10:00");
    // The 11th at 00:00 may have been what ran on the 10th at 10:00; the 12th cannot.
    const until = (now: string) => missedSince(regional, newest, { ...at(now), region: "xx-1" });
    expect(until("2027-01-13T13:59")).toBeNull();
    expect(until("2027-01-13T14:00")).toBe(utc("2027-01-12T00:00"));
  });

  test.each([
    ["no schedule", [], utc("2027-01-10T00:00")],
    ["none readable", [structured("ONE_DECADE")], utc("2027-01-10T00:00")],
    ["a newest backup without a time", daily, Number.NaN],
  ])("cannot be said: %s", (_case, schedules, newest) => {
    expect(missedSince(schedules, newest, at("2029-01-01T00:00"))).toBeNull();
  });

  test("is the first start of a lone schedule past the newest backup whose slack is over", () => {
    const single = anySchedule.filter((schedule) => schedule.period !== "ONE_HOUR");
    const ages = fc.integer({ min: 0, max: 800 * 24 });
    fc.assert(
      fc.property(single, anyInstant, ages, anyRegion, (schedule, newest, age, where) => {
        fc.pre(where !== "xx-nowhere-1");
        const now = newest + age * HOUR_MS;
        const missed = missedSince([schedule], newest, { now, region: where, volumeCreated: 0 });
        const to = now - SCHEDULE_SLACK_MS + 1;
        const due = occurrences(schedule, {
          from: newest + 1,
          to: Math.min(to, newest + 400 * DAY_MS),
          region: where,
        });
        expect(missed).toBe(due[0] ?? null);
      }),
    );
  });
});
