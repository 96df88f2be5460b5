import { DAY_MS, HOUR_MS, MINUTE_MS } from "./days.js";

/** More days than the reports of most tenancies speak of; a few years of them are a small memory. */
const MOST_DAYS = 4_096;
const dates = new Map<number, string>();

/**
 * What `Date.toISOString` gives, `2026-11-05T03:15:00.000Z`, for milliseconds since the epoch. A
 * large report has a million instants on a few hundred days: each day's date is worked out once.
 * Throws `RangeError` for what no date can be.
 */
export function utcText(ms: number): string {
  const whole = Math.trunc(ms);
  const day = Math.floor(whole / DAY_MS);
  const time = whole - day * DAY_MS;
  const hour = Math.floor(time / HOUR_MS);
  const minute = Math.floor(time / MINUTE_MS) % 60;
  const second = Math.floor(time / 1_000) % 60;
  const rest = String(time % 1_000).padStart(3, "0");
  return `${dateOf(day, whole)}T${two(hour)}:${two(minute)}:${two(second)}.${rest}Z`;
}

/** `2026-11-05 03:15 UTC`, for people, from what `utcText` takes. */
export function inUtc(ms: number): string {
  return `${utcText(ms).slice(0, -":00.000Z".length).replace("T", " ")} UTC`;
}

function dateOf(day: number, ms: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(ms).toISOString().slice(0, -"T00:00:00.000Z".length);
  if (dates.size === MOST_DAYS) dates.clear();
  dates.set(day, date);
  return date;
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
