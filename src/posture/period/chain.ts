import { utcText } from "../../plain/utc-time.js";
import type { Chain, Damage } from "./period.js";
import { baseName, namedInstant, type PeriodReport } from "./period-report.js";
import { isNamedRightly } from "./period-subject.js";

/** What becomes of the reports when they are held against each other. */
export interface LinkedReports {
  readonly chain: Omit<Chain, "notes">;
  /** Those of which nothing says that they are not as they were written. */
  readonly standing: readonly PeriodReport[];
  readonly inQuestion: readonly PeriodReport[];
  readonly withoutLink: number;
}

/**
 * Holds reports of one scope against each other. `reports` are the period's, oldest first, no file
 * twice, with the one before and the one after where there are such; `digests` are those of every file
 * of the folder by its base name; `from` is the period's beginning.
 */
export function linkReports(
  reports: readonly PeriodReport[],
  digests: ReadonlyMap<string, string>,
  from: number,
): LinkedReports {
  const links = new Links(reports, digests, from);
  for (const index of reports.keys()) links.follow(index);
  links.contradictions();
  const { damages, doubted } = links;
  const withLink = reports.filter(({ previous }) => previous !== undefined);
  return {
    chain: { links: links.holding, damages, openEnd: reports.at(-1)?.file ?? null },
    standing: reports.filter((it) => !doubted.has(it)),
    inQuestion: reports.filter((it) => doubted.has(it)),
    withoutLink: reports.length - withLink.length,
  };
}

class Links {
  readonly damages: Damage[] = [];
  readonly doubted = new Set<PeriodReport>();
  readonly #byDigest: ReadonlyMap<string, number>;
  readonly #inFolder: ReadonlySet<string>;
  /** Digests that a later report names. */
  readonly #named: ReadonlySet<string>;
  /** What the newest report leads back to; behind a broken link, what the report before it does. */
  readonly #inLine = new Set<PeriodReport>();
  holding = 0;

  constructor(
    readonly reports: readonly PeriodReport[],
    readonly digests: ReadonlyMap<string, string>,
    readonly from: number,
  ) {
    this.#byDigest = new Map(reports.map(({ sha256 }, index) => [sha256, index]));
    this.#inFolder = new Set(digests.values());
    this.#named = new Set(reports.flatMap(({ previous }) => previous?.sha256 ?? []));
    for (let index = reports.length - 1; index >= 0;) {
      const report = reports[index];
      if (report === undefined) break;
      this.#inLine.add(report);
      const at = this.#byDigest.get(report.previous?.sha256 ?? "");
      index = at !== undefined && at < index ? at : index - 1;
    }
  }

  /** Judges the link from the report at `index` to the one that it names. */
  follow(index: number): void {
    const report = this.reports[index];
    const before = this.reports[index - 1];
    // Written by a version that knew no links; how many is said once.
    if (report?.previous === undefined || !this.#inLine.has(report)) return;
    if (report.previous === null) {
      if (before !== undefined) this.#withoutPrevious(report, before);
      return;
    }
    const at = this.#byDigest.get(report.previous.sha256);
    if (at === undefined) this.#unknownPrevious(report, report.previous, before);
    else if (at < index) {
      this.holding += 1;
      this.#notFollowed(report, at, index);
    } else this.#doubt(report, "no link", `${report.file} names a report as older that is not.`);
  }

  /** Reports that cannot both be, or not as they are. */
  contradictions(): void {
    for (const [index, report] of this.reports.entries()) {
      const { file, generatedAt } = report;
      const before = this.reports[index - 1];
      if (before?.generatedAt === generatedAt) {
        const message = `${before.file} and ${file} differ, and both say that they were made at ${utcText(generatedAt)}: one is not as it was written.`;
        const isTold = this.#named.has(before.sha256) || this.#named.has(report.sha256);
        const forged = this.#named.has(before.sha256) ? report : before;
        this.#doubt(forged, "same moment", message);
        if (!isTold) this.doubted.add(report);
      }
      if (!isNamedRightly(report)) {
        this.damages.push({
          kind: "misnamed",
          file,
          message: `${file} holds the report of ${utcText(generatedAt)}: it was swapped with another, or renamed.`,
        });
      }
      if (!report.isConsistent) {
        const message = `${file} counts other volumes than it lists: it is not as it was written.`;
        this.#doubt(report, "inconsistent", message);
      }
    }
  }

  #withoutPrevious(report: PeriodReport, before: PeriodReport): void {
    const message = `${report.file} names no report before it, though ${before.file} lies before it: its run could not read that one, or one of the two was put in.`;
    this.damages.push({ kind: "no link", file: report.file, message });
  }

  #unknownPrevious(
    report: PeriodReport,
    { source, sha256 }: { readonly source: string; readonly sha256: string },
    before: PeriodReport | undefined,
  ): void {
    const name = baseName(source);
    const named = namedInstant(source);
    const found = named === null ? undefined : this.digests.get(name);
    // It lies outside of the period, as it should.
    if (this.#inFolder.has(sha256)) return;
    if (found !== undefined) {
      const changed = this.reports.find(({ file }) => baseName(file) === name);
      if (changed !== undefined) this.doubted.add(changed);
      this.damages.push({
        kind: "changed",
        file: changed?.file ?? name,
        message: `${changed?.file ?? name} is not the report that ${report.file} follows: its SHA-256 was ${sha256}, and is ${found}.`,
      });
      return;
    }
    // What the oldest report follows may lie before the period, and then nobody asked for it.
    if (before === undefined && (named === null || named < this.from)) return;
    const isDoubtful = before !== undefined && named === null && !this.#named.has(before.sha256);
    const or = isDoubtful ? `, or ${before.file} was changed` : "";
    if (isDoubtful) this.doubted.add(before);
    this.damages.push({
      kind: "missing",
      file: name,
      message: `${report.file} follows ${source}, with the SHA-256 ${sha256}, which is not here: it was dropped${or}.`,
    });
  }

  #notFollowed(report: PeriodReport, at: number, index: number): void {
    const followed = this.reports[at]?.file ?? "";
    for (const between of this.reports.slice(at + 1, index)) {
      const message = `${between.file} is not followed: ${report.file} follows ${followed}. It was put in later, or two runs were made at once.`;
      this.#doubt(between, "not followed", message);
    }
  }

  #doubt(report: PeriodReport, kind: Damage["kind"], message: string): void {
    this.doubted.add(report);
    this.damages.push({ kind, file: report.file, message });
  }
}
