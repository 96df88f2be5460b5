import type { BackupSchedule } from "../../inventory/inventory.js";
import { remembered, type Schedules } from "./remembered.js";

/** `skipsShortMonths`: no backup in a month without the schedule's day, in place of one on its last day. */
export type ReadSchedule = BackupSchedule & { readonly skipsShortMonths?: true };

/** The 29th of February is there in leap years alone. */
const SHORTEST_MONTH_DAYS = 28;

const BY_DAY_OF_MONTH = new Set(["ONE_MONTH", "ONE_YEAR"]);

/**
 * The schedules as they may be meant: what OCI does in a month without the 29th to 31st that a schedule
 * names is not documented. One reading where nothing hangs on it; else the second skips such months.
 */
export const readingsOf: (schedules: Schedules) => readonly Schedules[] = remembered((schedules) =>
  schedules.some(isOfMonthEnd)
    ? [
        schedules,
        schedules.map((it): ReadSchedule => {
          return isOfMonthEnd(it) ? { ...it, skipsShortMonths: true } : it;
        }),
      ]
    : [schedules],
);

function isOfMonthEnd({ period, offsetType, dayOfMonth }: BackupSchedule): boolean {
  const isByDay = offsetType === "STRUCTURED" && BY_DAY_OF_MONTH.has(period);
  return isByDay && dayOfMonth !== null && dayOfMonth > SHORTEST_MONTH_DAYS;
}
