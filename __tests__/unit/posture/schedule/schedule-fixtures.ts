import fc from "fast-check";
import type { BackupSchedule } from "../../../../src/inventory/inventory.js";
import { scheduledBackups } from "../../../../src/posture/schedule/scheduled-backups.js";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export const DAYS = [
  ...["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY"],
  ...["THURSDAY", "FRIDAY", "SATURDAY"],
];
export const MONTHS = [
  ...["JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE"],
  ...["JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER"],
];

const PLAIN: BackupSchedule = {
  backupType: "INCREMENTAL",
  period: "ONE_DAY",
  offsetType: "STRUCTURED",
  offsetSeconds: null,
  hourOfDay: null,
  dayOfWeek: null,
  dayOfMonth: null,
  month: null,
  retentionSeconds: 604_800,
  timeZone: "UTC",
};

export const structured = (
  period: string,
  fields: Partial<BackupSchedule> = {},
): BackupSchedule => ({ ...PLAIN, period, ...fields });

export const numeric = (
  period: string,
  offsetSeconds: number,
  fields: Partial<BackupSchedule> = {},
): BackupSchedule => ({
  ...PLAIN,
  period,
  offsetType: "NUMERIC_SECONDS",
  offsetSeconds,
  ...fields,
});

export const REGIONAL = { timeZone: "REGIONAL_DATA_CENTER_TIME" } as const;

export const utc = (iso: string): number => Date.parse(`${iso}Z`);
export const iso = (instants: readonly number[]): string[] =>
  instants.map((at) => new Date(at).toISOString().slice(0, 16));

/** When the backups of `scheduledBackups` start. */
export const startsOf = (...args: Parameters<typeof scheduledBackups>): number[] =>
  scheduledBackups(...args).map(({ at }) => at);

/** Regions with and without summer time, on both hemispheres, at half hours, and unknown. */
export const anyRegion = fc.constantFrom(
  ...["eu-frankfurt-1", "us-ashburn-1", "us-phoenix-1", "sa-santiago-1"],
  ...["ap-sydney-1", "ap-mumbai-1", "af-casablanca-1", "il-jerusalem-1", "xx-nowhere-1"],
);

export const anyPeriod = fc.constantFrom(
  ...["ONE_HOUR", "ONE_DAY", "ONE_WEEK", "ONE_MONTH", "ONE_YEAR"],
);

/** Readable schedules of every kind; the fields that do not apply hold values too. */
export const anySchedule: fc.Arbitrary<BackupSchedule> = fc.record({
  backupType: fc.constantFrom("FULL", "INCREMENTAL"),
  period: anyPeriod,
  offsetType: fc.constantFrom("STRUCTURED", "NUMERIC_SECONDS", null),
  offsetSeconds: fc.option(fc.integer({ min: -40 * 86_400, max: 366 * 86_400 })),
  hourOfDay: fc.option(fc.integer({ min: 0, max: 23 })),
  dayOfWeek: fc.option(fc.constantFrom(...DAYS)),
  dayOfMonth: fc.option(fc.integer({ min: 1, max: 31 })),
  month: fc.option(fc.constantFrom(...MONTHS)),
  retentionSeconds: fc.integer({ min: 86_400, max: 157_680_000 }),
  timeZone: fc.constantFrom("UTC", "REGIONAL_DATA_CENTER_TIME", null),
});

/** 2000 to 2100, so that leap years, the end of a century and recent zone rules all occur. */
export const anyInstant = fc.integer({
  min: Date.UTC(2000, 0, 1),
  max: Date.UTC(2101, 0, 1),
});
