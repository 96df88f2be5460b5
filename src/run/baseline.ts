import { DAY_MS } from "../plain/days.js";
import { earlierReports, MOST_AGE_DAYS } from "../delivery/earlier-report.js";
import type { PlaceChoice } from "../delivery/report-bucket.js";
import { answerOf } from "../delivery/service-answer.js";
import type { Log } from "../github/log.js";
import type { Snapshot } from "../posture/verdict/snapshot.js";
import { utcText } from "../plain/utc-time.js";
import { readBaselineFile } from "./baseline-file.js";
import type { ExpectedScope, ReadReport } from "../reports/json/read-report.js";

/** Where the last run may be found. */
export interface BaselineSources {
  readonly file: string | null;
  readonly workingDir: string;
  /** null where Object Storage is off. */
  readonly findPlace: (() => Promise<PlaceChoice>) | null;
  readonly expected: ExpectedScope;
  /** In milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The last run over the same scope: the file that was named, or the newest fitting report in Object
 * Storage. One that cannot be used is said in the log and is never fatal; never rejects.
 */
export async function loadBaseline(sources: BaselineSources, log: Log): Promise<Snapshot | null> {
  // A first import of the report's schema, which a run without an earlier report does not need.
  const { readReport } = await import("../reports/json/read-report.js");
  const { stillToCome } = await import("../reports/json/open-report.js");
  const { now } = sources;
  const read = (content: Buffer, source: string): ReadReport => {
    const report = readReport(content, source, sources.expected);
    const problem = "problem" in report ? null : stillToCome(report.snapshot, now);
    return problem === null ? report : { problem, isForeign: false };
  };
  if (sources.file !== null) return await fromFile(sources, sources.file, read, log);
  if (sources.findPlace === null) {
    log.info(
      "Nothing is compared: neither Object Storage nor baseline-file gives an earlier report.",
    );
    return null;
  }
  const choice = await sources.findPlace();
  // The sink says why there is no bucket; here it only means that nothing can be compared.
  if ("problem" in choice) return null;
  try {
    const warn = (uris: readonly string[]) => {
      log.warning(untimely(uris));
    };
    for await (const { uri, content } of earlierReports(choice.place, now, warn)) {
      const report = read(content, uri);
      if ("snapshot" in report && !isOld(report.snapshot, now)) {
        if (report.notice !== null) log.warning(report.notice);
        return report.snapshot;
      }
      if ("snapshot" in report) log.warning(tooOld(report.snapshot));
      else if (report.isForeign) log.info(report.problem);
      else log.warning(report.problem);
    }
  } catch (error) {
    log.notice(
      `Earlier reports could not be read (${answerOf(error)}), so nothing is compared. Allow the caller to read objects in the bucket, or set baseline-file.`,
    );
    return null;
  }
  log.info(
    `There is no earlier report of this scope, of the last ${MOST_AGE_DAYS} days, to compare with.`,
  );
  return null;
}

async function fromFile(
  { workingDir, now }: BaselineSources,
  file: string,
  read: (content: Buffer, source: string) => ReadReport,
  log: Log,
): Promise<Snapshot | null> {
  const content = await readBaselineFile(file, workingDir);
  if ("problem" in content) {
    log.warning(content.problem);
    return null;
  }
  const report = read(content, file);
  if ("problem" in report) {
    log.warning(`baseline-file: ${report.problem}`);
    return null;
  }
  if (report.notice !== null) log.warning(`baseline-file: ${report.notice}`);
  // A file that is named may be an old one on purpose.
  if (isOld(report.snapshot, now)) {
    log.warning(
      `baseline-file: ${file} was made at ${utcText(report.snapshot.generatedAt)}, more than ${MOST_AGE_DAYS} days ago. What was fixed since and fails again counts as old.`,
    );
  }
  return report.snapshot;
}

function isOld({ generatedAt }: Snapshot, now: number): boolean {
  return now - generatedAt > MOST_AGE_DAYS * DAY_MS;
}

function tooOld({ source, generatedAt }: Snapshot): string {
  return `${source} is not used: it was made at ${utcText(generatedAt)}, more than ${MOST_AGE_DAYS} days ago.`;
}

function untimely(uris: readonly string[]): string {
  const [first = ""] = uris;
  const more = uris.length > 1 ? ` and ${uris.length - 1} more` : "";
  return `${first}${more}: a report's name says a time that is still to come, or is none. Nothing is compared with it; find out who wrote it, and delete it.`;
}
