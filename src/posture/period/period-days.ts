import { DAY_MS } from "../../plain/days.js";
import { groupBy } from "../../plain/group-by.js";
import { utcText } from "../../plain/utc-time.js";
import type { PeriodDay } from "./period.js";
import type { PeriodReport } from "./period-report.js";

/** The day in UTC that an instant lies in. */
function dayOf(instant: number): string {
  return utcText(instant).slice(0, "2026-11-05".length);
}

/** The beginning of a day, `YYYY-MM-DD` in UTC, in ms since the epoch. */
export function beginningOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** Every day of the period, whether there is a report of it or not. Reports are oldest first. */
export function periodDays(
  from: string,
  to: string,
  standing: readonly PeriodReport[],
  inQuestion: readonly PeriodReport[],
): readonly PeriodDay[] {
  const byDay = groupBy(standing, ({ generatedAt }) => dayOf(generatedAt));
  const doubtful = new Set(inQuestion.map(({ generatedAt }) => dayOf(generatedAt)));
  const count = Math.round((beginningOf(to) - beginningOf(from)) / DAY_MS) + 1;
  return Array.from({ length: count }, (_, index) => {
    const date = dayOf(beginningOf(from) + index * DAY_MS);
    return dayFrom(date, byDay.get(date) ?? [], doubtful.has(date));
  });
}

function dayFrom(date: string, reports: readonly PeriodReport[], isDoubtful: boolean): PeriodDay {
  const last = reports.at(-1);
  const isComplete = reports.some((report) => report.isComplete);
  const without = isDoubtful ? "in question" : "missing";
  return {
    date,
    state: last === undefined ? without : isComplete ? "covered" : "incomplete",
    files: reports.map(({ file }) => file),
    volumes: last?.volumes.length ?? null,
    hasPassed: last?.hasPassed ?? null,
    unreadListings: isComplete ? 0 : (last?.unreadListings ?? 0),
  };
}

/** Days of one state that follow each other, as first and last day. */
export function daySpans(
  days: readonly PeriodDay[],
  state: PeriodDay["state"],
): readonly { readonly from: string; readonly to: string; readonly days: number }[] {
  const spans: { from: string; to: string; days: number }[] = [];
  for (const [index, day] of days.entries()) {
    if (day.state !== state) continue;
    const last = spans.at(-1);
    if (last !== undefined && days[index - 1]?.date === last.to) {
      last.to = day.date;
      last.days += 1;
    } else {
      spans.push({ from: day.date, to: day.date, days: 1 });
    }
  }
  return spans;
}
