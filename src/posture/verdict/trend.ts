import { DAY_MS } from "../../plain/days.js";
import type { HistoryEntry } from "./snapshot.js";

/** How the share moved up to the last day of a history. */
export interface Trend {
  readonly from: HistoryEntry;
  readonly to: HistoryEntry;
  readonly days: number;
  /** Over the same days; null where nothing was fixed. */
  readonly meanDaysToFix: number | null;
}

/** Over the last 30 days, or as many of them as there are; null while there is but one day. */
export function trendOf(history: readonly HistoryEntry[]): Trend | null {
  const to = history.at(-1);
  if (to === undefined) return null;
  const recent = recentDays(history, 30);
  const [from] = recent;
  if (from === undefined || from === to) return null;
  const fixed = recent.reduce((sum, it) => sum + it.fixed, 0);
  const fixedDays = recent.reduce((sum, it) => sum + it.fixedDays, 0);
  return {
    from,
    to,
    days: daysBetween(from.day, to.day),
    meanDaysToFix: fixed === 0 ? null : Math.round((fixedDays / fixed) * 10) / 10,
  };
}

/** The entries of so many days before the last one, and that one. */
export function recentDays(
  history: readonly HistoryEntry[],
  days: number,
): readonly HistoryEntry[] {
  const last = history.at(-1);
  return last === undefined ? [] : history.filter((it) => daysBetween(it.day, last.day) <= days);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
