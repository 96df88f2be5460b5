import { groupBy } from "../../plain/group-by.js";
import { sortedByKeys } from "../../plain/order.js";
import { utcText } from "../../plain/utc-time.js";
import { counted } from "../../plain/wording.js";
import type { Damage } from "./period.js";
import { namedInstant, type PeriodReport, type UnreadableFile } from "./period-report.js";

/** From `start` up to `end`, which is no part of it; in ms since the epoch. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The reports that the period is about, and what else lay in the folder. */
export interface SubjectReports {
  readonly tenancyId: string | null;
  readonly scope: string | null;
  /** Oldest first, each once. */
  readonly reports: readonly PeriodReport[];
  readonly damages: readonly Damage[];
  readonly notes: readonly string[];
}

/** The tenancy and scope that most of the period's reports are of; of as many, the later ones'. */
export function subjectReports(
  given: readonly PeriodReport[],
  unreadable: readonly UnreadableFile[],
  span: Span,
): SubjectReports {
  const all = sortedByKeys(given, (it) => [it.generatedAt, it.file]);
  const inSpan = (it: PeriodReport) =>
    isWithin(it.generatedAt, span) || isWithin(namedInstant(it.file), span);
  const subject = mostCommon(all.filter(inSpan));
  const foreign = all.filter((it) => it.tenancyId !== subject?.tenancyId);
  const ours = all.filter((it) => it.tenancyId === subject?.tenancyId);
  const { kept, copies } = withoutCopies(ours.filter((it) => it.scope === subject?.scope));
  const others = ours.filter((it) => it.scope !== subject?.scope).filter(inSpan).length;
  return {
    tenancyId: subject?.tenancyId ?? null,
    scope: subject?.scope ?? null,
    reports: kept,
    damages: [
      ...unreadable
        .filter(({ file }) => isWithin(namedInstant(file), span))
        .map(({ file, problem }): Damage => {
          return { kind: "unreadable", file, message: `${file} ${problem}.` };
        }),
      ...foreign.filter(inSpan).map(({ file }): Damage => {
        return { kind: "other tenancy", file, message: `${file} is of another tenancy.` };
      }),
      ...copies.filter(({ copy }) => inSpan(copy)).map(copyOf),
    ],
    notes: others === 0 ? [] : [otherScopes(others)],
  };
}

function otherScopes(count: number): string {
  return `${counted(count, "report")} of another scope in the same folder, not counted.`;
}

export function isWithin(instant: number | null, { start, end }: Span): boolean {
  return instant !== null && instant >= start && instant < end;
}

function mostCommon(reports: readonly PeriodReport[]): PeriodReport | undefined {
  const groups = [...groupBy(reports, (it) => `${it.tenancyId}\n${it.scope}`).values()];
  const ranked = sortedByKeys(groups, (group) => [
    -group.length,
    -(group.at(-1)?.generatedAt ?? 0),
    group[0]?.tenancyId ?? "",
    group[0]?.scope ?? "",
  ]);
  return ranked[0]?.at(-1);
}

interface Copy {
  readonly copy: PeriodReport;
  readonly original: PeriodReport;
}

/** The same file twice is one report: the one whose name fits it. */
function withoutCopies(reports: readonly PeriodReport[]): {
  readonly kept: readonly PeriodReport[];
  readonly copies: readonly Copy[];
} {
  const copies: Copy[] = [];
  const kept: PeriodReport[] = [];
  for (const same of groupBy(reports, ({ sha256 }) => sha256).values()) {
    const original = same.find(isNamedRightly) ?? same[0];
    if (original === undefined) continue;
    kept.push(original);
    copies.push(...same.filter((it) => it !== original).map((copy) => ({ copy, original })));
  }
  return { kept, copies };
}

function copyOf({ copy: { file }, original }: Copy): Damage {
  const made = utcText(original.generatedAt);
  return {
    kind: "twice",
    file,
    message: `${file} is a copy of ${original.file}, the report of ${made}.`,
  };
}

/** A report's name says its second. */
export function isNamedRightly({ file, generatedAt }: PeriodReport): boolean {
  const named = namedInstant(file);
  return named === null || named === Math.floor(generatedAt / 1000) * 1000;
}
