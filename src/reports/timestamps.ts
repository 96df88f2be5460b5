import { inUtc, utcText } from "../plain/utc-time.js";

/** As far from the epoch as a date can be, in milliseconds. */
const LAST_INSTANT = 8_640_000_000_000_000;

/** `2026-11-05T03:15:00.000Z`; null for a time that is none (NaN, or outside what a date can be). */
export function utcTimestamp(ms: number): string | null {
  return isInstant(ms) ? utcText(ms) : null;
}

/** `2026-11-05 03:15 UTC`, for people. */
export function readableTime(ms: number): string {
  return isInstant(ms) ? inUtc(ms) : "unknown";
}

function isInstant(ms: number): boolean {
  return Math.abs(ms) <= LAST_INSTANT;
}

/** `2026-11-05`, the day in UTC, for people. */
export function readableDay(ms: number): string {
  return utcTimestamp(ms)?.slice(0, -14) ?? "unknown";
}

/** `20261105T031500Z`, for file names. */
export function compactTime(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:]|\.\d+/g, "");
}
