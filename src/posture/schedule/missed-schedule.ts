import { DAY_MS } from "../../plain/days.js";
import type { BackupSchedule } from "../../inventory/inventory.js";
import { firstScheduledBackup } from "./backup-calendar.js";
import { readingsOf } from "./month-ends.js";
import { timeUncertaintyMs } from "./recurrence.js";
import { rememberedByClock } from "./remembered.js";
import { SCHEDULE_SLACK_MS } from "./schedule-slack.js";

/** How far to look ahead for the first start: further than the longest period, a year. */
const AHEAD_MS = 400 * DAY_MS;

const uncertaintyOf = rememberedByClock(timeUncertaintyMs);

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
 * missing. Where the region's time zone is unknown, only what is missing in every zone counts, and where
 * a schedule is for the end of a month, what is missing however that is meant (`readingsOf`).
 */
export function missedSince(
  schedules: readonly BackupSchedule[],
  newestScheduledBackup: number | null,
  watch: ScheduleWatch,
): number | null {
  const { now, region, volumeCreated, assignedSince } = watch;
  const uncertainty = uncertaintyOf(schedules, region);
  const since = [newestScheduledBackup, volumeCreated, assignedSince].map((at) => at ?? -Infinity);
  // A start exactly at the newest backup is that backup's own.
  const from = Math.max(...since) + uncertainty + 1;
  const to = Math.min(now - SCHEDULE_SLACK_MS - uncertainty + 1, from + AHEAD_MS);
  const missed = readingsOf(schedules).map((it) => firstScheduledBackup(it, { from, to, region }));
  // What only one reading misses may not have been due.
  return missed.reduce((one, other) => one && other && Math.max(one, other));
}
