import { DAY_MS } from "../../plain/days.js";
import { counted } from "../../plain/wording.js";
import { linkReports } from "./chain.js";
import { countDays, type Period } from "./period.js";
import { beginningOf, periodDays } from "./period-days.js";
import { PeriodHistory } from "./period-history.js";
import { baseName, type PeriodReport, type UnreadableFile } from "./period-report.js";
import { TenancyHistory } from "./tenancy-history.js";
import { restoresIn } from "./period-restores.js";
import { isWithin, subjectReports, type Span } from "./period-subject.js";

/** The reports of a folder, in any order. */
export interface PeriodFiles {
  readonly reports: readonly PeriodReport[];
  readonly unreadable: readonly UnreadableFile[];
}

/**
 * What the reports prove of the days from `from` to `to` (`YYYY-MM-DD`, both included, UTC). Pure: the
 * same files give an equal answer, in whatever order.
 */
export function assessPeriod(files: PeriodFiles, from: string, to: string): Period {
  const span = { start: beginningOf(from), end: beginningOf(to) + DAY_MS };
  const subject = subjectReports(files.reports, files.unreadable, span);
  const digests = new Map(
    [...files.reports, ...files.unreadable].map((it) => [baseName(it.file), it.sha256]),
  );
  const window = withNeighbours(subject.reports, span);
  const { chain, standing, inQuestion, withoutLink } = linkReports(window, digests, span.start);
  const untilEnd = standing.filter(({ generatedAt }) => generatedAt < span.end);
  const within = untilEnd.filter(({ generatedAt }) => generatedAt >= span.start);
  const history = new PeriodHistory();
  const ofTenancy = new TenancyHistory();
  for (const report of untilEnd) {
    history.add(report);
    ofTenancy.add(report);
  }
  const now = untilEnd.at(-1)?.generatedAt ?? span.end;
  const lastReport = within.at(-1);
  const reachesSpan = ({ until }: { readonly until: number | null }) =>
    until === null || until >= span.start;
  const isInSpan = ({ at }: { readonly at: number }) => at >= span.start;
  const { tenancyId, scope } = subject;
  const days = periodDays(from, to, within, inQuestion);
  const damages = [...subject.damages, ...chain.damages];
  const period = {
    ...{ from, to, tenancyId, scope, days },
    chain: { ...chain, damages, notes: [...subject.notes, ...notesOf(withoutLink)] },
    population: {
      first: within[0]?.volumes.length ?? null,
      last: lastReport?.volumes.length ?? null,
      isFirstComplete: within[0]?.isComplete !== false,
      unseen: lastReport === undefined ? 0 : history.unseenIn(lastReport),
      appeared: history.changes.appeared.filter(isInSpan),
      vanished: history.changes.vanished.filter(isInSpan),
    },
    exceptions: history.exceptions(now).filter(reachesSpan),
    tenancyExceptions: ofTenancy.exceptions(now).filter(reachesSpan),
    restores: restoresIn(within, span),
    reports: within.length,
    lastReportAt: lastReport?.generatedAt ?? null,
  };
  const isWhole = damages.length === 0 && days.every(({ state }) => state === "covered");
  return { ...period, isWhole, headline: headlineOf(period) };
}

/** The period's reports, with the one before and the one after: they hold the first and the last. */
function withNeighbours(reports: readonly PeriodReport[], span: Span): readonly PeriodReport[] {
  const inside = reports.filter(({ generatedAt }) => isWithin(generatedAt, span));
  const before = reports.filter(({ generatedAt }) => generatedAt < span.start).slice(-1);
  const after = reports.filter(({ generatedAt }) => generatedAt >= span.end).slice(0, 1);
  return [...before, ...inside, ...after];
}

function notesOf(withoutLink: number): readonly string[] {
  if (withoutLink === 0) return [];
  const reports = counted(withoutLink, "report");
  return [
    `${reports} of an earlier version of this program say nothing of the report before them.`,
  ];
}

function headlineOf(period: Pick<Period, "days" | "chain" | "reports">): string {
  const { days, chain, reports } = period;
  const rest = (["missing", "incomplete", "in question"] as const)
    .map((state) => ({ state, count: countDays(period, state) }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${state}`);
  const covered = `${countDays(period, "covered")} of ${counted(days.length, "day")} covered`;
  return `${[covered, ...rest].join(", ")}; ${chainInWords(chain.damages.length, reports)}.`;
}

function chainInWords(damages: number, reports: number): string {
  if (reports === 0) return "there is no report";
  return damages === 0
    ? `the chain of ${counted(reports, "report")} holds`
    : `${counted(damages, "fault")} in the chain of ${counted(reports, "report")}`;
}
