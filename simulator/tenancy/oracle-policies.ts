import type { ScheduleFields } from "./records.js";

const DAY = 86_400;

/** As recorded: no type of offset, and the clock of the region. */
const common = { offsetSeconds: 0, timeZone: "REGIONAL_DATA_CENTER_TIME" } as const;

const yearly: ScheduleFields = {
  ...common,
  backupType: "FULL",
  period: "ONE_YEAR",
  retentionSeconds: 5 * 365 * DAY,
};
const monthly: ScheduleFields = {
  ...common,
  backupType: "INCREMENTAL",
  period: "ONE_MONTH",
  retentionSeconds: 365.25 * DAY,
};
const weekly: ScheduleFields = {
  ...common,
  backupType: "INCREMENTAL",
  period: "ONE_WEEK",
  retentionSeconds: 28 * DAY,
};
const daily: ScheduleFields = {
  ...common,
  backupType: "INCREMENTAL",
  period: "ONE_DAY",
  retentionSeconds: 7 * DAY,
};

export type OraclePolicyName = "bronze" | "silver" | "gold";

/** The schedules of the backup policies that Oracle defines in every tenancy, in the order of a listing. */
export const ORACLE_POLICIES: Readonly<Record<OraclePolicyName, readonly ScheduleFields[]>> = {
  silver: [weekly, monthly, yearly],
  bronze: [monthly, yearly],
  gold: [daily, weekly, monthly, yearly],
};
