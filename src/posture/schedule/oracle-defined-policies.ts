import type { BackupSchedule } from "../../inventory/inventory.js";

const DAY_SECONDS = 86_400;

const incremental = (period: string, retentionDays: number): BackupSchedule => ({
  backupType: "INCREMENTAL",
  period,
  offsetType: "NUMERIC_SECONDS",
  offsetSeconds: 0,
  hourOfDay: null,
  dayOfWeek: null,
  dayOfMonth: null,
  month: null,
  retentionSeconds: retentionDays * DAY_SECONDS,
  timeZone: "UTC",
});

const daily = incremental("ONE_DAY", 7);
const weekly = incremental("ONE_WEEK", 28);
const monthly = incremental("ONE_MONTH", 365);
const yearly = incremental("ONE_YEAR", 5 * 365);

/**
 * The schedules of the Oracle-defined policies, by their names in lower case. The documentation
 * gives frequencies and retention: daily for seven days, weekly on Sunday for four weeks, monthly on
 * the first for twelve months, yearly in the first part of January for five years. The hour is not
 * given; 00:00 UTC and the first of January stand for it, and a year is counted as 365 days.
 * Source: docs.oracle.com/iaas/Content/Block/Tasks/schedulingvolumebackups.htm
 */
export const ORACLE_DEFINED_POLICIES = {
  bronze: [monthly, yearly],
  silver: [weekly, monthly, yearly],
  gold: [daily, weekly, monthly, yearly],
} as const satisfies Readonly<Record<string, readonly BackupSchedule[]>>;

export type OracleDefinedPolicy = keyof typeof ORACLE_DEFINED_POLICIES;
