const DAY_MS = 86_400_000;

/** `1 volume`, `2 volumes`; for nouns whose plural is an added s. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

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

/** Opens a violation's message where only what is new was counted; else empty. */
export function sinceLastRun(onlyNew: boolean): string {
  return onlyNew ? "New since the last run: " : "";
}
