import type { Assessment, Finding } from "../posture/assessment.js";
import { counted, msToDays } from "../posture/wording.js";
import { escapeTerminal } from "./escape/terminal.js";
import { fitColumns, wrapColumns } from "./terminal-columns.js";
import { verdictSentence, verdictWord } from "./verdict-section.js";
import { volumesAtFault } from "./volume-table.js";

const WIDTH = 80;
const MOST_VOLUMES = 10;

/** The verdict as plain text for a terminal of 80 columns; ends with a line feed. */
export function renderTerminalSummary(assessment: Assessment): string {
  const lines = [
    `OCI volume backup posture: ${verdictWord(assessment)}`,
    ...wrapColumns(verdictSentence(assessment), WIDTH),
    "",
    numbers(assessment),
    ...incomplete(assessment),
    ...violations(assessment),
    ...worstVolumes(assessment),
  ];
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

function numbers({ summary: { compliant, stale, noBackup, unknown } }: Assessment): string {
  return `  compliant ${compliant}   stale ${stale}   no backup ${noBackup}   unknown ${unknown}`;
}

function incomplete({ complete, unread, summary }: Assessment): string[] {
  if (complete) return [];
  const text =
    `INCOMPLETE: ${counted(unread.length, "listing")} in ` +
    `${counted(summary.skippedCompartments, "compartment")} could not be read.`;
  return ["", ...wrapColumns(text, WIDTH)];
}

function violations({ verdict }: Assessment): string[] {
  if (verdict.violations.length === 0) return [];
  const lines = verdict.violations.flatMap(({ message }) =>
    wrapColumns(escapeTerminal(message), WIDTH - 4).map(
      (line, index) => `${index === 0 ? "  - " : "    "}${line}`,
    ),
  );
  return ["", "Violated thresholds", ...lines];
}

function worstVolumes({ findings }: Assessment): string[] {
  const atFault = volumesAtFault(findings);
  if (atFault.length === 0) return [];
  const shown = atFault.slice(0, MOST_VOLUMES);
  const rest = atFault.length - shown.length;
  return [
    "",
    "Worst volumes",
    row("STATUS", "AGE", "VOLUME", "COMPARTMENT", "REGION"),
    ...shown.map(volumeRow),
    ...(rest === 0 ? [] : [`  and ${rest} more in the reports`]),
  ];
}

function volumeRow(finding: Finding): string {
  const age = finding.backupAgeMs === null ? "-" : `${msToDays(finding.backupAgeMs)} d`;
  const name = finding.volumeName.trim() || "(no name)";
  return row(finding.status, age, name, finding.compartmentName, finding.region);
}

function row(status: string, age: string, name: string, compartment: string, region: string) {
  const cells: readonly [string, number][] = [
    [status, 12],
    [age, 9],
    [name, 23],
    [compartment, 15],
    [region, 15],
  ];
  return `  ${cells.map(([text, width]) => fitColumns(escapeTerminal(text), width)).join(" ")}`;
}
