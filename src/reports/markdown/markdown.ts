import type { Assessment } from "../../posture/assessment.js";
import { byCodeUnit } from "../../plain/order.js";
import { groupBy } from "../../plain/group-by.js";
import { counted } from "../../plain/wording.js";
import { coverageTable } from "./coverage-section.js";
import { changesTable, driftSentences } from "./drift-section.js";
import { deletionSection } from "./deletion-section.js";
import { escapeMarkdown } from "../escape/markdown.js";
import { volumesAtFault, waivedVolumes } from "../faults.js";
import { renderTable, type MarkdownTable } from "./markdown-table.js";
import { numbersSection } from "./numbers-section.js";
import { policyTables, withFolded } from "./policy-tables.js";
import type { Renderer } from "../report.js";
import { runSection } from "./run-section.js";
import { unreadTable } from "./unread-table.js";
import { incompleteSection, verdictSection } from "./verdict-section.js";
import { volumeDetails } from "./volume-details.js";
import { VOLUME_COLUMNS, volumeCells } from "./volume-table.js";

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
      numbersSection(assessment.summary),
      changesSection(assessment),
      volumesSection(assessment),
      deletionSection(assessment, renderTable),
      ...policySections(assessment),
      coverageSection(assessment),
      tableSection("What could not be read", unreadTable(assessment, true)),
      runSection(assessment, facts),
    ]
      .filter((section) => section !== "")
      .map((section) => `${section.trimEnd()}\n`)
      .join("\n"),
};

function changesSection(assessment: Assessment): string {
  const table = changesTable(assessment);
  const changes = table.rows.length === 0 ? "" : `\n${renderTable(table)}`;
  return `## What changed\n\n${driftSentences(assessment)}${changes}`;
}

function volumesSection({ findings }: Assessment): string {
  const atFault = volumesAtFault(findings);
  if (atFault.length === 0) return "";
  const groups = [...groupBy(atFault, (it) => it.compartmentPath)]
    .toSorted(([a], [b]) => byCodeUnit(a, b))
    .map(([path, group]) => {
      const heading = `### ${escapeMarkdown(path)} (${counted(group.length, "volume")})`;
      const table = renderTable({
        columns: VOLUME_COLUMNS,
        rows: group.map((it) => volumeCells(it, "availabilityDomain")),
      });
      return `${heading}\n\n${table}\n${volumeDetails(group).trimEnd()}`;
    });
  return ["## Volumes at fault", ...groups].join("\n\n");
}

function policySections(assessment: Assessment): string[] {
  return policyTables(assessment).map((it) => {
    const { title } = it;
    const text = withFolded(it, (table) => (table.rows.length === 0 ? "" : renderTable(table)));
    const section = text === "" ? "" : `## ${title}\n\n${text}`;
    if (title !== "Waived volumes" || section === "") return section;
    return `${section}\n${volumeDetails(waivedVolumes(assessment.findings))}`;
  });
}

function coverageSection(assessment: Assessment): string {
  if (assessment.findings.length === 0) return "";
  const tables = (["region", "compartment", "availability domain"] as const).map((place) =>
    renderTable(coverageTable(assessment, place)),
  );
  return `## Coverage\n\n${tables.join("\n")}`;
}

function tableSection(title: string, table: MarkdownTable): string {
  return table.rows.length === 0 ? "" : `## ${title}\n\n${renderTable(table)}`;
}
