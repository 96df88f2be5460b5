import type { BackupSchedule } from "../../inventory/inventory.js";
import { SCHEDULE_SLACK_MS } from "./schedule-slack.js";
import { timeUncertaintyMs } from "./occurrences.js";
import { scheduledBackups } from "./scheduled-backups.js";

const DAY_MS = 86_400_000;

/** Widening looks ahead for the first start; the last exceeds the longest period, a year. */
const SPANS_MS = [3 * DAY_MS, 40 * DAY_MS, 400 * DAY_MS];

/** Times in milliseconds since the epoch. */
export interface ScheduleWatch {
  readonly now: number;
  readonly region: string;
  readonly volumeCreated: number;
  /** When the policy was assigned to the volume or its group, where that is known. */
  readonly assignedSince?: number;
}

/**
 * The nominal start of the oldest scheduled backup that should be complete by now (start +
 * SCHEDULE_SLACK_MS ≤ now) and has not come since the newest scheduled backup (null: there is none),
 * the volume's creation and the assignment of its policy, whichever is latest; null when none is
 * missing. Where the region's time zone is unknown, only what is missing in every zone counts.
 */
export function missedSince(
  schedules: readonly BackupSchedule[],
  newestScheduledBackup: number | null,
  watch: ScheduleWatch,
): number | null {
  const { now, region, volumeCreated, assignedSince } = watch;
  const uncertainty = timeUncertaintyMs(schedules, region);
  const since = [newestScheduledBackup, volumeCreated, assignedSince].map((at) => at ?? -Infinity);
  // A start exactly at the newest backup is that backup's own.
  const from = Math.max(...since) + uncertainty + 1;
  const to = now - SCHEDULE_SLACK_MS - uncertainty + 1;
  for (const span of SPANS_MS) {
    const due = scheduledBackups(schedules, { from, to: Math.min(to, from + span), region });
    if (due[0] !== undefined) return due[0];
  }
  return null;
}
