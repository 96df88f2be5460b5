import { sortedByKeys } from "../../plain/order.js";
import { CHECK_IDS, type RuleSettings } from "../../settings/policy.js";
import { isSameDemand } from "../verdict/judged-anew.js";
import type { ExcusedSpan, PeriodException, PopulationChange } from "./period.js";
import type { PeriodExcuse, PeriodFault, PeriodReport, PeriodVolume } from "./period-report.js";

/** An exception that still stands in the report that was read last. */
interface OpenException {
  readonly what: string[];
  readonly since: number;
  readonly isOlder: boolean;
  readonly excused: ExcusedSpan[];
  /** The settings and the policy file of the last report that shows it. */
  settings: RuleSettings | null;
  policySha256: string | null;
}

/** How an exception ended. */
type Ending = Pick<PeriodException, "until" | "end" | "otherPolicy">;

const STANDS: Ending = { until: null, end: "stands", otherPolicy: null };

type Changes = { readonly appeared: PopulationChange[]; readonly vanished: PopulationChange[] };

/**
 * What became of the volumes from report to report, oldest first. What an incomplete report does not
 * show is not known to be gone.
 */
export class PeriodHistory {
  readonly changes: Changes = { appeared: [], vanished: [] };
  readonly #present = new Map<string, PeriodVolume>();
  readonly #open = new Map<string, Map<string, OpenException>>();
  readonly #closed: PeriodException[] = [];
  /** What no complete report was without is not known to be new. */
  #isAfterWhole = false;

  add(report: PeriodReport): void {
    const seen = new Set(report.volumes.map(({ volumeId }) => volumeId));
    for (const volume of report.volumes) this.#see(volume, report);
    if (report.isComplete) {
      for (const [id, volume] of this.#present) {
        if (seen.has(id)) continue;
        this.#present.delete(id);
        this.changes.vanished.push(changeOf(volume, report));
        this.#close(volume, new Set(), report, () => "volume gone");
      }
      this.#isAfterWhole = true;
    }
  }

  /** Of the volumes that no complete report showed to be gone, how many the report does not show. */
  unseenIn({ volumes }: PeriodReport): number {
    const seen = new Set(volumes.map(({ volumeId }) => volumeId));
    return [...this.#present.keys()].filter((id) => !seen.has(id)).length;
  }

  /** Those that stood longest come first. `now` is the instant of the last report. */
  exceptions(now: number): readonly PeriodException[] {
    const standing = [...this.#open].flatMap(([id, open]) => {
      const volume = this.#present.get(id);
      return volume === undefined
        ? []
        : [...open].map(([check, it]) => exceptionOf(volume, check, it, STANDS));
    });
    return sortedByKeys([...this.#closed, ...standing], (it) => [
      it.since - (it.until ?? now),
      it.region,
      it.compartmentPath,
      it.volumeName,
      it.volumeId,
      it.check,
      it.since,
    ]);
  }

  #see(volume: PeriodVolume, report: PeriodReport): void {
    const { volumeId, faults, untold } = volume;
    const isUnseen = !this.#present.has(volumeId);
    if (isUnseen && this.#isAfterWhole) this.changes.appeared.push(changeOf(volume, report));
    this.#present.set(volumeId, volume);
    // What cannot be told is not known to have ended.
    const standing = new Set([...faults.map(({ check }) => check), ...untold]);
    this.#close(volume, standing, report, (check, it) => endOf(check, it, volume, report));
    const isOlder = isUnseen && !this.#isAfterWhole;
    for (const fault of faults) this.#keep(volume, fault, report, isOlder);
  }

  #close(
    volume: PeriodVolume,
    failing: ReadonlySet<string>,
    report: PeriodReport,
    endOfOpen: (check: string, it: OpenException) => PeriodException["end"],
  ): void {
    const open = this.#open.get(volume.volumeId);
    if (open === undefined) return;
    for (const [check, it] of open) {
      if (failing.has(check)) continue;
      open.delete(check);
      endExcuse(it.excused, report);
      const { generatedAt: until, policySha256, run } = report;
      const end = endOfOpen(check, it);
      const isAskedElse = end === "passes another limit" || end === "no longer required";
      const isOther = isAskedElse && policySha256 !== it.policySha256;
      const otherPolicy = isOther ? { policySha256, run } : null;
      this.#closed.push(exceptionOf(volume, check, it, { until, end, otherPolicy }));
    }
    if (open.size === 0) this.#open.delete(volume.volumeId);
  }

  #keep(
    volume: PeriodVolume,
    { check, what, excuse }: PeriodFault,
    report: PeriodReport,
    isOlder: boolean,
  ): void {
    const { volumeId } = volume;
    const open = this.#open.get(volumeId) ?? new Map<string, OpenException>();
    this.#open.set(volumeId, open);
    const known = open.get(check) ?? {
      what: [],
      since: report.generatedAt,
      isOlder,
      excused: [],
      settings: null,
      policySha256: null,
    };
    known.settings = settingsOf(volume, report);
    known.policySha256 = report.policySha256;
    open.set(check, known);
    if (known.what.at(-1) !== what) known.what.push(what);
    takeExcuse(known.excused, excuse, report);
  }
}

function settingsOf({ rule }: PeriodVolume, { rules }: PeriodReport): RuleSettings | null {
  return rule === null ? null : (rules.get(rule) ?? null);
}

/** How a check that no longer fails came to do so, as far as the two reports tell. */
function endOf(
  check: string,
  { settings: then }: OpenException,
  volume: PeriodVolume,
  report: PeriodReport,
): PeriodException["end"] {
  if (check !== "backup-recency" && !volume.passed.includes(check)) return "no longer required";
  const id = CHECK_IDS.find((it) => it === check);
  const now = settingsOf(volume, report);
  const isKnown = id !== undefined && then !== null && now !== null;
  return isKnown && !isSameDemand(id, then, now) ? "passes another limit" : "fixed";
}

/** A span goes on while the excuse is the same one. */
function takeExcuse(
  excused: ExcusedSpan[],
  excuse: PeriodExcuse | null,
  report: PeriodReport,
): void {
  const last = excused.at(-1);
  if (excuse !== null && last?.until === null && isSame(last, excuse)) return;
  endExcuse(excused, report);
  if (excuse === null) return;
  const { generatedAt: from, policySha256, run } = report;
  excused.push({ ...excuse, from, until: null, policySha256, run });
}

function endExcuse(excused: ExcusedSpan[], { generatedAt: until }: PeriodReport): void {
  const last = excused.at(-1);
  if (last?.until === null) excused[excused.length - 1] = { ...last, until };
}

function isSame(a: PeriodExcuse, b: PeriodExcuse): boolean {
  return a.kind === b.kind && a.id === b.id && a.reason === b.reason && a.expires === b.expires;
}

function exceptionOf(
  volume: PeriodVolume,
  check: string,
  { what, since, isOlder, excused }: OpenException,
  ending: Ending,
): PeriodException {
  const { volumeId, volumeName, compartmentPath, region } = volume;
  const where = { volumeId, volumeName, compartmentPath, region };
  return { ...where, check, what, since, isOlder, ...ending, excused };
}

function changeOf(volume: PeriodVolume, { generatedAt: at }: PeriodReport): PopulationChange {
  const { volumeId, volumeName, compartmentPath, region } = volume;
  return { volumeId, volumeName, compartmentPath, region, at };
}
