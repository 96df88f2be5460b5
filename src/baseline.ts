import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

import { earlierReports } from "./delivery/earlier-report.js";
import type { PlaceChoice } from "./delivery/report-bucket.js";
import { answerOf } from "./delivery/service-answer.js";
import { messageOf } from "./error-message.js";
import type { Log } from "./github/log.js";
import type { Snapshot } from "./posture/drift.js";
import type { ExpectedScope, ReadReport } from "./reports/read-report.js";

/** Where the last run may be found. */
export interface BaselineSources {
  readonly file: string | null;
  readonly workingDir: string;
  /** null where Object Storage is off. */
  readonly findPlace: (() => Promise<PlaceChoice>) | null;
  readonly expected: ExpectedScope;
}

/**
 * The last run over the same scope: the file that was named, or the newest fitting report in Object
 * Storage. One that cannot be used is said in the log and is never fatal; never rejects.
 */
export async function loadBaseline(sources: BaselineSources, log: Log): Promise<Snapshot | null> {
  // A first import of the report's schema, which a run without an earlier report does not need.
  const { readReport } = await import("./reports/read-report.js");
  const read = (content: Buffer, source: string) => readReport(content, source, sources.expected);
  if (sources.file !== null) return await fromFile(sources.file, sources.workingDir, read, log);
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
    for await (const { uri, content } of earlierReports(choice.place)) {
      const report = read(content, uri);
      if ("snapshot" in report) return report.snapshot;
      log.info(report.problem);
    }
  } catch (error) {
    log.notice(
      `Earlier reports could not be read (${answerOf(error)}), so nothing is compared. Allow the caller to read objects in the bucket, or set baseline-file.`,
    );
    return null;
  }
  log.info("There is no earlier report of this scope to compare with.");
  return null;
}

async function fromFile(
  file: string,
  workingDir: string,
  read: (content: Buffer, source: string) => ReadReport,
  log: Log,
): Promise<Snapshot | null> {
  let content: Buffer;
  try {
    content = await readFile(resolve(workingDir, file));
  } catch (error) {
    log.warning(
      `baseline-file: ${file} cannot be read (${messageOf(error)}); nothing is compared.`,
    );
    return null;
  }
  const report = read(content, file);
  if ("snapshot" in report) return report.snapshot;
  log.warning(`baseline-file: ${report.problem}`);
  return null;
}
