/** The text itself when it is a day of the calendar as `YYYY-MM-DD`; undefined otherwise. */
export function readCalendarDate(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Some engines roll 30 February over into March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : undefined;
}

/** True when the whole day, in UTC, is over. */
export function isOver(date: string, now: number): boolean {
  return Date.parse(`${date}T23:59:59.999Z`) < now;
}
