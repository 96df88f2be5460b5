import type { BackupSchedule } from "../../inventory/inventory.js";

const DAY_SECONDS = 86_400;

/** In days of 24 hours, fractions allowed. */
export interface RetentionRange {
  readonly shortestDays: number;
  readonly longestDays: number;
}

/** How long the backups that schedules make are kept: the least and the most; null for no schedule. */
export function retentionOf(schedules: readonly BackupSchedule[]): RetentionRange | null {
  if (schedules.length === 0) return null;
  const days = schedules.map((schedule) => schedule.retentionSeconds / DAY_SECONDS);
  return { shortestDays: Math.min(...days), longestDays: Math.max(...days) };
}
