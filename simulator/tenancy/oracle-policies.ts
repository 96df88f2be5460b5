import type { ScheduleRecord } from "./records.js";

const DAY = 86_400;

const yearly: ScheduleRecord = {
  backupType: "INCREMENTAL",
  period: "ONE_YEAR",
  retentionSeconds: 5 * 365 * DAY,
  offsetType: "STRUCTURED",
  hourOfDay: 0,
  dayOfMonth: 1,
  month: "JANUARY",
  timeZone: "REGIONAL_DATA_CENTER_TIME",
};
const monthly: ScheduleRecord = {
  backupType: "INCREMENTAL",
  period: "ONE_MONTH",
  retentionSeconds: 365 * DAY,
  offsetType: "STRUCTURED",
  hourOfDay: 0,
  dayOfMonth: 1,
  timeZone: "REGIONAL_DATA_CENTER_TIME",
};
const weekly: ScheduleRecord = {
  backupType: "INCREMENTAL",
  period: "ONE_WEEK",
  retentionSeconds: 28 * DAY,
  offsetType: "STRUCTURED",
  hourOfDay: 0,
  dayOfWeek: "SUNDAY",
  timeZone: "REGIONAL_DATA_CENTER_TIME",
};
const daily: ScheduleRecord = {
  backupType: "INCREMENTAL",
  period: "ONE_DAY",
  retentionSeconds: 7 * DAY,
  offsetType: "STRUCTURED",
  hourOfDay: 0,
  timeZone: "REGIONAL_DATA_CENTER_TIME",
};

export type OraclePolicyName = "bronze" | "silver" | "gold";

/** The schedules of the backup policies that Oracle defines in every tenancy. */
export const ORACLE_POLICIES: Readonly<Record<OraclePolicyName, readonly ScheduleRecord[]>> = {
  bronze: [monthly, yearly],
  silver: [weekly, monthly, yearly],
  gold: [daily, weekly, monthly, yearly],
};
