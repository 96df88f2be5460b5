import type { BackupSchedule } from "../../inventory/inventory.js";
import { longestGapMs } from "../schedule/longest-gap.js";
import { scheduledBackups } from "../schedule/scheduled-backups.js";
import { SCHEDULE_SLACK_MS } from "../schedule/schedule-slack.js";

type Schedules = readonly BackupSchedule[];

/** Longer than the longest period, a year, so that every schedule has a start to come. */
export const FORESEEN_MS = 400 * 86_400_000;

/** Volumes share policies by the thousand: each is reckoned with once a region. */
const gaps = new WeakMap<Schedules, Map<string, number | null>>();
const starts = new WeakMap<Schedules, Map<string, readonly number[]>>();

/** `longestGapMs`, remembered. */
export function longestGap(schedules: Schedules, region: string): number | null {
  return remembered(gaps, schedules, region, () => longestGapMs(schedules, region));
}

/**
 * The nominal starts that are not overdue at `now`, in ascending order: those of the last
 * SCHEDULE_SLACK_MS, which may still come, and those of the next FORESEEN_MS.
 */
export function startsNotOverdue(
  schedules: Schedules,
  region: string,
  now: number,
): readonly number[] {
  const interval = { from: now - SCHEDULE_SLACK_MS + 1, to: now + FORESEEN_MS, region };
  const key = JSON.stringify([region, now]);
  return remembered(starts, schedules, key, () => scheduledBackups(schedules, interval));
}

function remembered<Fact>(
  facts: WeakMap<Schedules, Map<string, Fact>>,
  schedules: Schedules,
  key: string,
  reckon: () => Fact,
): Fact {
  const known = facts.get(schedules) ?? new Map<string, Fact>();
  facts.set(schedules, known);
  const fact = known.has(key) ? (known.get(key) as Fact) : reckon();
  known.set(key, fact);
  return fact;
}
