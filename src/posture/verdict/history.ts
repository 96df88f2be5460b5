import { byCodeUnit } from "../../plain/order.js";
import { DAY_MS } from "../../plain/days.js";
import type { Finding, Summary } from "../assessment.js";
import type { ComplianceStatus } from "../compliance-status.js";
import { isExcused } from "../excused.js";
import type { Drift } from "./drift.js";
import type { HistoryEntry, RulesByName, Snapshot } from "./snapshot.js";

/** So many days at most are remembered of the audit, and of each volume. */
export const MOST_DAYS = 400;
const STRIP_DAYS = 30;

/** The days of a volume up to a report's own, oldest first, a letter a day; a full stop: no run. */
export const DAY_LETTERS: Readonly<Record<ComplianceStatus, string>> = {
  COMPLIANT: "C",
  STALE_BACKUP: "S",
  NO_BACKUP: "N",
  UNKNOWN: "U",
};
const NO_RUN = ".";

export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** What a run knows when it is done, for the entry of its day. */
export interface Today {
  readonly now: number;
  readonly summary: Summary;
  readonly findings: readonly Finding[];
  readonly drift: Drift;
  readonly rules: RulesByName;
  /** Half an audit tells no day. */
  readonly isInterrupted: boolean;
}

/**
 * The history with the day of `now`, at most MOST_DAYS of it. Of two runs on a day the later one stands;
 * days that are still to come by this run's clock are left out, whoever wrote them.
 */
export function carriedOn(before: Snapshot | null, today: Today): readonly HistoryEntry[] {
  const day = dayOf(today.now);
  const oldest = dayOf(today.now - (MOST_DAYS - 1) * DAY_MS);
  const past = (before?.history ?? []).filter((it) => it.day >= oldest && it.day < day);
  const earlier = before?.history?.find((it) => it.day === day) ?? null;
  if (today.isInterrupted) return earlier === null ? past : [...past, earlier];
  return [...past, entryOf(day, before, earlier, today)];
}

function entryOf(
  day: string,
  before: Snapshot | null,
  earlier: HistoryEntry | null,
  { now, summary, findings, drift, rules }: Today,
): HistoryEntry {
  const failing = findings.flatMap((it) =>
    isFailing(it) && it.firstSeenAt !== null ? [now - it.firstSeenAt] : [],
  );
  const spans = drift.resolvedFindings.map(({ firstSeenAt }) => Math.max(0, now - firstSeenAt));
  const fixedDays = spans.reduce((sum, span) => sum + inDays(span), earlier?.fixedDays ?? 0);
  return {
    day,
    volumes: summary.total,
    compliant: summary.compliant,
    stale: summary.stale,
    noBackup: summary.noBackup,
    unknown: summary.unknown,
    compliancePercent: summary.compliancePercent,
    unprotectedGb: summary.unprotectedGb,
    fixed: spans.length + (earlier?.fixed ?? 0),
    fixedDays: Math.round(fixedDays * 100) / 100,
    oldestGapDays: failing.length === 0 ? null : inDays(Math.max(0, maximum(failing))),
    isPolicyChanged: earlier?.isPolicyChanged === true || areRulesChanged(before, rules),
  };
}

/** By what is asked, not by how a rule is called. */
export function areRulesChanged(before: Snapshot | null, rules: RulesByName): boolean {
  if (before === null || before.rules.size === 0) return false;
  return asked(before.rules) !== asked(rules);
}

function asked(rules: RulesByName): string {
  const inOrder = (of: object) => Object.entries(of).sort(([a], [b]) => byCodeUnit(a, b));
  return JSON.stringify(
    [...rules.values()].map(({ require, ...rest }) => [inOrder(rest), inOrder(require)]),
  );
}

/** As a volume fails for what changed since the last run: what is excused is no failure. */
function isFailing(finding: Finding): boolean {
  const { status, checks } = finding;
  if (status !== "COMPLIANT" && !isExcused(finding)) return true;
  return checks.some((it) => it.result === "fail" && it.isRequired && !isExcused(it));
}

/**
 * The days of a volume before the day of `now`, from its days up to `then`: moved by the days in between,
 * without those of this day and of later ones. The letters are few, so that most volumes share a text.
 */
export function pastDays(days: string, then: number, now: number): string {
  const shift = Math.floor(now / DAY_MS) - Math.floor(then / DAY_MS);
  const kept =
    shift > 0 ? days + NO_RUN.repeat(Math.min(shift - 1, STRIP_DAYS)) : days.slice(0, shift - 1);
  return kept.slice(1 - STRIP_DAYS).replace(/^\.+/, "");
}

/** The days up to the report's own. */
export function daysOf({ pastDays: past, status }: Pick<Finding, "pastDays" | "status">): string {
  return past + DAY_LETTERS[status];
}

/** From a volume's OCID to its days before `now`, as the last run's report tells them. */
export function pastDaysFinder(before: Snapshot | null, now: number): (volumeId: string) => string {
  if (before === null) return () => "";
  const known = new Map<string, string>();
  const byVolume = new Map<string, string>();
  for (const { volumeId, days } of before.volumes) {
    if (days === undefined) continue;
    const past = known.get(days) ?? pastDays(days, before.generatedAt, now);
    known.set(days, past);
    byVolume.set(volumeId, past);
  }
  return (volumeId) => byVolume.get(volumeId) ?? "";
}

function inDays(ms: number): number {
  return Math.round((ms / DAY_MS) * 100) / 100;
}

function maximum(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}
