import type { BackupSchedule } from "../../inventory/inventory.js";
import { visible } from "../../plain/visible.js";

const DAY_SECONDS = 86_400;

const EVERY: Readonly<Record<string, string>> = {
  ONE_HOUR: "every hour",
  ONE_DAY: "every day",
  ONE_WEEK: "every week",
  ONE_MONTH: "every month",
  ONE_YEAR: "every year",
};

/** `every week on Sunday at 02:00 UTC, incremental, kept 28 days`. */
export function describeSchedule(schedule: BackupSchedule): string {
  const { period, backupType, retentionSeconds } = schedule;
  const every = EVERY[period] ?? period;
  const when = schedule.offsetType === "STRUCTURED" ? moment(schedule) : offset(schedule);
  const parts = [
    [every, ...when].join(" "),
    backupType.toLowerCase(),
    `kept ${duration(retentionSeconds)}`,
  ];
  return visible(parts.join(", "));
}

function moment({ period, ...at }: BackupSchedule): string[] {
  const { dayOfWeek, dayOfMonth, month, hourOfDay } = at;
  const time = period === "ONE_HOUR" || hourOfDay === null ? null : `at ${clock(hourOfDay)}`;
  const words = [
    period === "ONE_WEEK" && dayOfWeek !== null ? `on ${capitalised(dayOfWeek)}` : null,
    period === "ONE_YEAR" && month !== null ? `in ${capitalised(month)}` : null,
    isMonthly(period) && dayOfMonth !== null ? `on day ${dayOfMonth}` : null,
    time && `${time} ${zone(at)}`,
  ];
  return words.filter((word) => word !== null);
}

function offset({ offsetSeconds, ...at }: Omit<BackupSchedule, "period">): string[] {
  if (offsetSeconds === null || offsetSeconds === 0)
    return [`from the period's start, ${zone(at)}`];
  return [`${duration(offsetSeconds)} after the period's start, ${zone(at)}`];
}

function isMonthly(period: string): boolean {
  return period === "ONE_MONTH" || period === "ONE_YEAR";
}

function zone({ timeZone }: Pick<BackupSchedule, "timeZone">): string {
  return timeZone === "REGIONAL_DATA_CENTER_TIME" ? "in the region's time" : (timeZone ?? "UTC");
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00`;
}

function duration(seconds: number): string {
  if (seconds < DAY_SECONDS) return `${round(seconds / 3600)} h`;
  const days = round(seconds / DAY_SECONDS);
  return days === 1 ? "1 day" : `${days} days`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function capitalised(word: string): string {
  return word.slice(0, 1) + word.slice(1).toLowerCase();
}
