import { expect, test } from "@jest/globals";
import type { BackupSchedule } from "../../../../src/inventory/inventory.js";
import { describeSchedule } from "../../../../src/reports/html/describe-schedule.js";

const DAY_SECONDS = 86_400;

function schedule(over: Partial<BackupSchedule>): BackupSchedule {
  return {
    backupType: "INCREMENTAL",
    period: "ONE_DAY",
    offsetType: "STRUCTURED",
    offsetSeconds: null,
    hourOfDay: 2,
    dayOfWeek: null,
    dayOfMonth: null,
    month: null,
    retentionSeconds: 7 * DAY_SECONDS,
    timeZone: "UTC",
    ...over,
  };
}

const numeric = { offsetType: "NUMERIC_SECONDS", hourOfDay: null };

test.each([
  [{}, "every day at 02:00 UTC, incremental, kept 7 days"],
  [{ period: "ONE_HOUR", retentionSeconds: DAY_SECONDS }, "every hour, incremental, kept 1 day"],
  [
    { period: "ONE_WEEK", dayOfWeek: "SUNDAY", timeZone: null },
    "every week on Sunday at 02:00 UTC, incremental, kept 7 days",
  ],
  [
    { period: "ONE_MONTH", dayOfMonth: 31, hourOfDay: 14, backupType: "FULL" },
    "every month on day 31 at 14:00 UTC, full, kept 7 days",
  ],
  [
    { period: "ONE_YEAR", month: "JANUARY", dayOfMonth: 1, timeZone: "REGIONAL_DATA_CENTER_TIME" },
    "every year in January on day 1 at 02:00 in the region's time, incremental, kept 7 days",
  ],
  [
    { ...numeric, offsetSeconds: 5400, retentionSeconds: 43_200 },
    "every day 1.5 h after the period's start, UTC, incremental, kept 12 h",
  ],
  [numeric, "every day from the period's start, UTC, incremental, kept 7 days"],
  [{ period: "ONE_\u202EAGE", hourOfDay: null }, "ONE_\\u202eAGE, incremental, kept 7 days"],
])("%j", (over, words) => {
  expect(describeSchedule(schedule(over))).toBe(words);
});
