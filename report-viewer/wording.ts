import { readableTime } from "../src/reports/timestamps.js";

const MINUTES_A_DAY = 1440;

/** `2026-11-05 03:15 UTC`, from minutes since the epoch. */
export function timeText(minutes: number | null): string {
  return minutes === null ? "unknown" : readableTime(minutes * 60_000);
}

/** `1.25`, from minutes. */
export function days(minutes: number): string {
  return (minutes / MINUTES_A_DAY).toFixed(2);
}

/** `7`, `0.5`: a limit as it was set, with four decimals at most. */
export function limitText(limitDays: number): string {
  return String(Math.round(limitDays * 10_000) / 10_000);
}
