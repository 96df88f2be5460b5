const DAY_MS = 86_400_000;

/** `1 volume`, `2 volumes`; for nouns whose plural is an added s. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** A threshold in days as whole milliseconds: 0.7 days are 60,480,000 ms, not 60,479,999.99. */
export function daysToMs(days: number): number {
  return Math.round(days * DAY_MS);
}

/** Milliseconds as days, rounded to two decimals as reports show them. */
export function msToDays(ms: number): number {
  return Math.round((ms / DAY_MS) * 100) / 100;
}
