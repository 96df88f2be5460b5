import type { Assessment } from "../posture/assessment.js";
import { counted } from "../posture/wording.js";
import { escapeMarkdown } from "./escape/markdown.js";
import type { MarkdownTable } from "./markdown-table.js";
import { coverageSection, numbersTable, unreadTable } from "./overview-sections.js";
import type { RunFacts } from "./report.js";
import { cutTable, utf8Bytes } from "./table-cut.js";
import { readableTime } from "./timestamps.js";
import { incompleteSection, verdictSection } from "./verdict-section.js";
import { VOLUME_COLUMNS, volumeCells, volumesAtFault } from "./volume-table.js";

/** GitHub shows nothing of a step's summary over 1 MiB; the margin is for what others append. */
const DEFAULT_LIMIT_BYTES = 1024 * 1024 - 16 * 1024;

/**
 * The job summary as Markdown of at most `limitBytes` of UTF-8. The verdict and the numbers always
 * stand; of the rest, coverage and unread listings may take a quarter each, volumes what is left.
 */
export function renderJobSummary(
  assessment: Assessment,
  facts: RunFacts,
  limitBytes: number = DEFAULT_LIMIT_BYTES,
): string {
  const head = joined(
    "# OCI volume backup posture",
    verdictSection(assessment),
    numbersTable(assessment.summary),
    incompleteSection(assessment),
  );
  const foot = `\n${footer(assessment, facts)}`;
  const room = limitBytes - utf8Bytes(head) - utf8Bytes(foot);

  const coverage = following(coverageSection(assessment.summary));
  const fittingCoverage = utf8Bytes(coverage) <= room / 4 ? coverage : "";
  const unread = cutSection("What could not be read", unreadTable(assessment), room / 4);
  const left = room - utf8Bytes(fittingCoverage) - utf8Bytes(unread);
  const volumes = cutSection("Worst volumes", worstVolumes(assessment), left);
  return head + volumes + fittingCoverage + unread + foot;
}

function cutSection(title: string, table: MarkdownTable, limitBytes: number): string {
  const heading = `\n## ${title}\n\n`;
  const cut = cutTable(table, limitBytes - utf8Bytes(heading));
  return cut === "" ? "" : heading + cut;
}

function worstVolumes({ findings }: Assessment): MarkdownTable {
  return {
    columns: withThird(VOLUME_COLUMNS, { title: "Compartment" }),
    rows: volumesAtFault(findings).map((finding) =>
      withThird(volumeCells(finding), escapeMarkdown(finding.compartmentPath)),
    ),
  };
}

/** The tables of the Markdown report stand under their compartment; here it is a column. */
function withThird<T>(items: readonly T[], third: T): T[] {
  return items.toSpliced(2, 0, third);
}

function footer(assessment: Assessment, facts: RunFacts): string {
  const parts = [
    readableTime(assessment.assessedAt),
    counted(assessment.regions.length, "region"),
    counted(assessment.summary.scannedCompartments, "compartment"),
    `${counted(facts.api.requests, "request")} in ${(facts.durationMs / 1000).toFixed(1)} s`,
    `version ${escapeMarkdown(facts.toolVersion)}`,
  ];
  return `Judged ${parts.join(" · ")}\n`;
}

function joined(...sections: readonly string[]): string {
  return sections
    .filter((section) => section !== "")
    .map((section) => `${section.trimEnd()}\n`)
    .join("\n");
}

function following(section: string): string {
  return section === "" ? "" : `\n${section}\n`;
}
