import { resolve } from "node:path";

import { diskSink } from "../../delivery/disk.js";
import type { ReportFile } from "../../delivery/sink.js";
import { MOST_REPORT_BYTES } from "../../plain/byte-limits.js";
import { messageOf } from "../../plain/error-message.js";
import { readBounded } from "../../plain/read-bounded.js";
import { counted } from "../../plain/wording.js";
import { assessPeriod } from "../../posture/period/assess-period.js";
import { beginningOf } from "../../posture/period/period-days.js";
import { evidenceHtmlRenderer } from "../../reports/evidence/evidence-html.js";
import { evidenceJsonRenderer } from "../../reports/evidence/evidence-json.js";
import { evidenceMarkdownRenderer } from "../../reports/evidence/evidence-markdown.js";
import { evidenceFileName } from "../../reports/evidence/evidence-report.js";
import { renderEvidenceTerminal } from "../../reports/evidence/evidence-terminal.js";
import { PeriodFolder } from "../../reports/json/period-folder.js";
import { isColoured } from "../../reports/terminal/palette.js";
import type { EvidenceCommand } from "../../settings/evidence-command.js";
import { narrateDelivery } from "../narrate.js";
import type { World } from "../world.js";
import { EXIT, exitCodeOf } from "../exit-code.js";
import { filesBelow } from "../files-below.js";

/** As much of the world as the command touches. */
export type EvidenceWorld = Pick<
  World,
  "workingDir" | "stdout" | "log" | "env" | "version" | "now"
>;

/** The title of every error. */
const NO_EVIDENCE = "No evidence made";

const RENDERERS = [evidenceHtmlRenderer, evidenceMarkdownRenderer, evidenceJsonRenderer];

/**
 * `evidence FOLDER --from DATE --to DATE`: makes one page of the JSON reports of a folder. The exit code
 * is 0 when every day is covered by a complete report and the chain holds, 3 when not, 2 when the page
 * could not be written, 1 when there is nothing to read.
 */
export async function evidence(world: EvidenceWorld, command: EvidenceCommand): Promise<number> {
  const { workingDir, log, stdout, env } = world;
  const { folder, from, to, outputDir } = command;
  if (beginningOf(to) > world.now()) {
    log.error(`--to: ${to} is still to come. Give a day up to today, in UTC.`, NO_EVIDENCE);
    return EXIT.notAudited;
  }
  const names = jsonFilesBelow(resolve(workingDir, folder));
  if (typeof names === "string") {
    log.error(
      `The folder ${folder} cannot be read (${names}). Give the folder that the JSON reports were downloaded to.`,
      NO_EVIDENCE,
    );
    return EXIT.notAudited;
  }
  const files = await readAll(resolve(workingDir, folder), names);
  if (files.reports.length + files.unreadable.length === 0) {
    log.error(
      `The folder ${folder} holds no JSON report of this program. Download those of the period, and the ones before and after it.`,
      NO_EVIDENCE,
    );
    return EXIT.notAudited;
  }
  if (files.others > 0) log.info(`Passed over: ${counted(files.others, "other JSON file")}.`);
  const period = assessPeriod(files, from, to);
  const facts = { toolVersion: world.version, madeAt: world.now(), folder };
  const pages = RENDERERS.map((renderer): ReportFile => {
    const content = [Buffer.from(renderer.render(period, facts))];
    const fileName = evidenceFileName(period, renderer.extension);
    const { format, contentType } = renderer;
    return { format, fileName, contentType, content: () => content };
  });
  const delivered = await diskSink(outputDir, workingDir).deliver(pages);
  narrateDelivery(log, [delivered]);
  const options = { columns: stdout.columns ?? 80, isColoured: isColoured(stdout, env) };
  stdout.write(renderEvidenceTerminal(period, options));
  return exitCodeOf(period.isWhole, [delivered], true);
}

/** Paths below the folder, with slashes and sorted; or why it cannot be listed. */
function jsonFilesBelow(folder: string): readonly string[] | string {
  try {
    return filesBelow(folder).filter((name) => name.endsWith(".json"));
  } catch (error) {
    return messageOf(error);
  }
}

/** One after the other: each is reduced before the next, as large, is in memory. */
async function readAll(folder: string, names: readonly string[]): Promise<PeriodFolder> {
  const files = new PeriodFolder();
  for (const name of names) {
    try {
      files.add(name, await readBounded(resolve(folder, name), MOST_REPORT_BYTES));
    } catch (error) {
      files.addUnreadable(name, "", `cannot be read (${messageOf(error)})`);
    }
  }
  return files;
}
