import type { Assessment } from "../posture/assessment.js";
import { byCodeUnit } from "../posture/code-unit-order.js";
import { groupBy } from "../posture/group-by.js";
import { counted } from "../posture/wording.js";
import { escapeMarkdown } from "./escape/markdown.js";
import { renderTable } from "./markdown-table.js";
import { coverageSection, numbersTable, unreadTable } from "./overview-sections.js";
import type { Renderer } from "./report.js";
import { runSection } from "./run-section.js";
import { incompleteSection, verdictSection } from "./verdict-section.js";
import { VOLUME_COLUMNS, volumeCells, volumesAtFault } from "./volume-table.js";

/** The report for people: the verdict and what to do first, the run's particulars last. */
export const markdownRenderer: Renderer = {
  format: "markdown",
  extension: "md",
  contentType: "text/markdown; charset=utf-8",
  render: (assessment, facts) =>
    [
      "# OCI volume backup posture",
      verdictSection(assessment),
      incompleteSection(assessment),
      numbersTable(assessment.summary),
      volumesSection(assessment),
      coverageSection(assessment.summary),
      unreadSection(assessment),
      runSection(assessment, facts),
    ]
      .filter((section) => section !== "")
      .map((section) => `${section.trimEnd()}\n`)
      .join("\n"),
};

function volumesSection({ findings }: Assessment): string {
  const atFault = volumesAtFault(findings);
  if (atFault.length === 0) return "";
  const groups = [...groupBy(atFault, (it) => it.compartmentPath)]
    .toSorted(([a], [b]) => byCodeUnit(a, b))
    .map(([path, group]) => {
      const rows = group.map(volumeCells);
      const heading = `### ${escapeMarkdown(path)} (${counted(group.length, "volume")})`;
      return `${heading}\n\n${renderTable({ columns: VOLUME_COLUMNS, rows }).trimEnd()}`;
    });
  return ["## Volumes at fault", ...groups].join("\n\n");
}

function unreadSection(assessment: Assessment): string {
  if (assessment.unread.length === 0) return "";
  return `## What could not be read\n\n${renderTable(unreadTable(assessment))}`;
}
