import { MINUTE_MS } from "./days.js";

/** The calendar's days are checked apart, since `Date.parse` takes 31 February for 3 March. */
const RFC_3339 =
  /^\d{4}-\d\d-\d\d[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Later ones cannot be written as RFC 3339 has it. */
const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Clocks differ: what is said to have happened so long from now may have happened. */
const CLOCK_TOLERANCE_MS = 10 * MINUTE_MS;

/**
 * Milliseconds since the epoch, from a date and time with its zone as RFC 3339 has it:
 * `2026-11-05T03:15:00.000Z`. NaN for anything else, and for what lies before 1970.
 */
export function parseInstant(text: string): number {
  if (!RFC_3339.test(text)) return NaN;
  const day = Number(text.slice(8, 10));
  if (day > 28 && new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDate() !== day) return NaN;
  const time = Date.parse(text);
  return time >= 0 && time <= LAST_INSTANT ? time : NaN;
}

/** The last instant, in milliseconds since the epoch, at which something can have happened by `now`. */
export function latestPast(now: number): number {
  return now + CLOCK_TOLERANCE_MS;
}
