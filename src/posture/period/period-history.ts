import { sortedByKeys } from "../../plain/order.js";
import type { ExcusedSpan, PeriodException, PopulationChange } from "./period.js";
import type { PeriodExcuse, PeriodFault, PeriodReport, PeriodVolume } from "./period-report.js";

/** An exception that still stands in the report that was read last. */
interface OpenException {
  readonly what: string[];
  readonly since: number;
  readonly isOlder: boolean;
  readonly excused: ExcusedSpan[];
}

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
  #isFirst = true;

  add(report: PeriodReport): void {
    const seen = new Set(report.volumes.map(({ volumeId }) => volumeId));
    for (const volume of report.volumes) this.#see(volume, report);
    if (report.isComplete) {
      for (const [id, volume] of this.#present) {
        if (seen.has(id)) continue;
        this.#present.delete(id);
        this.changes.vanished.push(changeOf(volume, report));
        this.#close(volume, new Set(), report, "volume gone");
      }
    }
    this.#isFirst = false;
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
        : [...open].map(([check, it]) => exceptionOf(volume, check, it, null, "stands"));
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
    if (!this.#isFirst && !this.#present.has(volumeId)) {
      this.changes.appeared.push(changeOf(volume, report));
    }
    this.#present.set(volumeId, volume);
    // What cannot be told is not known to have ended.
    const standing = new Set([...faults.map(({ check }) => check), ...untold]);
    this.#close(volume, standing, report, "fixed");
    for (const fault of faults) this.#keep(volumeId, fault, report);
  }

  #close(
    volume: PeriodVolume,
    failing: ReadonlySet<string>,
    report: PeriodReport,
    end: PeriodException["end"],
  ): void {
    const open = this.#open.get(volume.volumeId);
    if (open === undefined) return;
    for (const [check, it] of open) {
      if (failing.has(check)) continue;
      open.delete(check);
      endExcuse(it.excused, report);
      this.#closed.push(exceptionOf(volume, check, it, report.generatedAt, end));
    }
    if (open.size === 0) this.#open.delete(volume.volumeId);
  }

  #keep(volumeId: string, { check, what, excuse }: PeriodFault, report: PeriodReport): void {
    const open = this.#open.get(volumeId) ?? new Map<string, OpenException>();
    this.#open.set(volumeId, open);
    const known = open.get(check) ?? {
      what: [],
      since: report.generatedAt,
      isOlder: this.#isFirst,
      excused: [],
    };
    open.set(check, known);
    if (known.what.at(-1) !== what) known.what.push(what);
    takeExcuse(known.excused, excuse, report);
  }
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
  until: number | null,
  end: PeriodException["end"],
): PeriodException {
  const { volumeId, volumeName, compartmentPath, region } = volume;
  const where = { volumeId, volumeName, compartmentPath, region };
  return { ...where, check, what, since, isOlder, until, end, excused };
}

function changeOf(volume: PeriodVolume, { generatedAt: at }: PeriodReport): PopulationChange {
  const { volumeId, volumeName, compartmentPath, region } = volume;
  return { volumeId, volumeName, compartmentPath, region, at };
}
