import { FixedOffsetZone, IANAZone, type Zone } from "luxon";
import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from "../../plain/days.js";
import type { BackupSchedule } from "../../inventory/inventory.js";
import { regionTimeZone } from "./region-time-zone.js";
import { remembered } from "./remembered.js";

/** Local clocks run from UTC−12 to UTC+14, so an unknown zone puts a start off by no more. */
const ZONE_UNCERTAINTY_MS = 14 * HOUR_MS;

/** The clock that a schedule goes by. `uncertaintyMs`: a start may lie so far off, either way. */
export interface ScheduleZone {
  readonly zone: Zone;
  readonly uncertaintyMs: number;
}

/** The zone of a schedule in a region; UTC with ±14 h of uncertainty where it cannot be told. */
export function scheduleZone(schedule: BackupSchedule, region: string): ScheduleZone {
  const utc = FixedOffsetZone.utcInstance;
  if (schedule.timeZone === null || schedule.timeZone === "UTC") {
    return { zone: utc, uncertaintyMs: 0 };
  }
  const name = schedule.timeZone === "REGIONAL_DATA_CENTER_TIME" ? regionTimeZone(region) : null;
  return name === null
    ? { zone: utc, uncertaintyMs: ZONE_UNCERTAINTY_MS }
    : { zone: IANAZone.create(name), uncertaintyMs: 0 };
}

/** What a clock in the zone shows at an instant, as the milliseconds at which a UTC clock shows it. */
export function wallClockAt(instant: number, zone: Zone): number {
  return instant + offsetMs(instant, zone);
}

/**
 * The instant at which a clock in the zone shows a time (in the terms of `wallClockAt`): the first
 * of the two when clocks go back over it; when they skip it, as much later as they skip.
 */
export function instantAt(wallClock: number, zone: Zone): number {
  const before = offsetMs(wallClock - DAY_MS, zone);
  const after = offsetMs(wallClock + DAY_MS, zone);
  if (before === after) return wallClock - before;
  const candidates = before >= after ? [before, after] : [after, before];
  const shown = candidates.map((offset) => wallClock - offset);
  return shown.find((at) => wallClockAt(at, zone) === wallClock) ?? wallClock - before;
}

/** By zone, then by instant: luxon formats a date for every offset that it is asked. */
const offsetsOf = remembered<Zone, Map<number, number>>(() => new Map());

/** No zone changes its clocks twice in four weeks: between equal ends nothing changed. */
const STEPS_MS = [4 * WEEK_MS, WEEK_MS, DAY_MS];

function offsetMs(instant: number, zone: Zone): number {
  if (zone.isUniversal) return zone.offset(instant) * MINUTE_MS;
  for (const stepMs of STEPS_MS) {
    const begin = Math.floor(instant / stepMs) * stepMs;
    const offset = offsetAt(begin, zone);
    if (offset === offsetAt(begin + stepMs, zone)) return offset * MINUTE_MS;
  }
  return zone.offset(instant) * MINUTE_MS;
}

function offsetAt(instant: number, zone: Zone): number {
  const offsets = offsetsOf(zone);
  const offset = offsets.get(instant) ?? zone.offset(instant);
  offsets.set(instant, offset);
  return offset;
}
