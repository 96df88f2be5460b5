import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  countWhile,
  firstScheduledBackup,
  knownScheduledBackups,
} from "../../../../src/posture/schedule/backup-calendar.js";
import { missedSince } from "../../../../src/posture/schedule/missed-schedule.js";
import { timeUncertaintyMs } from "../../../../src/posture/schedule/recurrence.js";
import type { Schedules } from "../../../../src/posture/schedule/remembered.js";
import { SCHEDULE_SLACK_MS } from "../../../../src/posture/schedule/schedule-slack.js";
import { scheduledBackups } from "../../../../src/posture/schedule/scheduled-backups.js";
import {
  anyInstant,
  anyRegion,
  anySchedule,
  DAY_MS,
  HOUR_MS,
  REGIONAL,
  structured,
} from "./schedule-fixtures.js";

const CHUNK_MS = 128 * DAY_MS;
const daily = [structured("ONE_DAY", { hourOfDay: 5 })];
const region = "eu-frankfurt-1";

const anyTimeZone = fc.constantFrom("UTC", "REGIONAL_DATA_CENTER_TIME", "Mars/Olympus", null);
const anySchedules = fc.array(
  fc
    .tuple(anySchedule, anyTimeZone, fc.boolean())
    .map(([schedule, timeZone, isOdd]) =>
      isOdd ? { ...schedule, period: "ONE_DECADE", timeZone } : { ...schedule, timeZone },
    ),
  { maxLength: 4 },
);
/** Around a seam of the chunks, by hours, or anywhere. */
const anyFrom = fc.oneof(
  anyInstant,
  fc
    .tuple(anyInstant, fc.integer({ min: -60, max: 60 }))
    .map(([at, hours]) => Math.floor(at / CHUNK_MS) * CHUNK_MS + hours * HOUR_MS),
);
const anyLength = fc.oneof(
  fc.integer({ min: 0, max: 4 * DAY_MS }),
  fc.integer({ min: 0, max: 800 * DAY_MS }),
);
/** Several questions to the same schedules, so that later ones meet what is known by then. */
const anyQuestions = fc.array(fc.tuple(anyFrom, anyLength, anyRegion), {
  minLength: 1,
  maxLength: 4,
});

/** `missedSince` as it would be without a memory. */
function missedAfresh(schedules: Schedules, newest: number, now: number, where: string) {
  const uncertainty = timeUncertaintyMs(schedules, where);
  const from = newest + uncertainty + 1;
  const to = Math.min(now - SCHEDULE_SLACK_MS - uncertainty + 1, from + 400 * DAY_MS);
  return scheduledBackups(schedules, { from, to, region: where })[0]?.at ?? null;
}

describe("scheduled backups that are remembered", () => {
  test("equal those reckoned afresh, whatever was asked before", () => {
    fc.assert(
      fc.property(anySchedules, anyQuestions, (schedules, questions) => {
        for (const [from, length, where] of questions) {
          const interval = { from, to: from + length, region: where };
          const afresh = scheduledBackups(schedules, interval);
          expect(knownScheduledBackups(schedules, interval)).toEqual(afresh);
          expect(firstScheduledBackup(schedules, interval)).toBe(afresh[0]?.at ?? null);
        }
      }),
    );
  });

  test("give the same missed backup", () => {
    fc.assert(
      fc.property(anySchedules, anyQuestions, (schedules, questions) => {
        for (const [newest, age, where] of questions) {
          const watch = { now: newest + age, region: where, volumeCreated: 0 };
          const afresh = missedAfresh(schedules, newest, newest + age, where);
          expect(missedSince(schedules, newest, watch)).toBe(afresh);
        }
      }),
    );
  });

  test("belong to one set of schedules and one clock", () => {
    const regional = [structured("ONE_DAY", { hourOfDay: 5, ...REGIONAL })];
    const first = (schedules: Schedules, where: string) =>
      firstScheduledBackup(schedules, { from: 0, to: 2 * DAY_MS, region: where });
    expect(first(daily, region)).toBe(5 * HOUR_MS);
    expect(first(regional, region)).toBe(4 * HOUR_MS);
    expect(first(regional, "us-ashburn-1")).toBe(10 * HOUR_MS);
    expect(first([structured("ONE_DAY")], region)).toBe(0);
  });

  test("none outside what can be counted; its ends can", () => {
    const end = Date.UTC(9999, 11, 31);
    for (const [from, to] of [
      [Number.NaN, DAY_MS],
      [-1, DAY_MS],
      [DAY_MS, DAY_MS],
      [0, Infinity],
      [end, end + 1],
    ] as const) {
      expect(knownScheduledBackups(daily, { from, to, region })).toEqual([]);
      expect(firstScheduledBackup(daily, { from, to, region })).toBeNull();
    }
    const last = { from: end - DAY_MS, to: end, region };
    expect(knownScheduledBackups(daily, last)).toEqual(scheduledBackups(daily, last));
  });
});

test("counts the instants that lead a list while a test holds", () => {
  const upTo = (limit: number) => countWhile([1, 3, 3, 5], (at) => at <= limit);
  expect([0, 1, 3, 4, 5, Number.NaN].map(upTo)).toEqual([0, 1, 3, 3, 4, 0]);
  expect(countWhile([], () => true)).toBe(0);
});
