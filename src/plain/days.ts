export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const WEEK_MS = 7 * DAY_MS;

/** A threshold in days as whole milliseconds: 0.7 days are 60,480,000 ms, not 60,479,999.99. */
export function daysToMs(days: number): number {
  return Math.round(days * DAY_MS);
}

/** Milliseconds as days, unrounded: 36 hours are 1.5. */
export function msToExactDays(ms: number): number {
  return ms / DAY_MS;
}

/** A limit in days as people see it, with four decimals: 90 minutes are 0.0625 and not 0.06. */
export function roundedDays(days: number): number {
  return Math.round(days * 10_000) / 10_000;
}

/** Milliseconds as days, rounded to two decimals as reports show them. */
export function msToDays(ms: number): number {
  return Math.round((ms / DAY_MS) * 100) / 100;
}
