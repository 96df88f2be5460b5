import type { Assessment, Finding } from "../../posture/assessment.js";
import type { ComplianceStatus } from "../../posture/compliance-status.js";
import { msToDays } from "../../plain/days.js";
import { counted } from "../../plain/wording.js";
import { driftPhrase } from "../markdown/drift-section.js";
import { DELETION_TITLE, subjectText } from "../deletion-texts.js";
import { escapeTerminal } from "../escape/terminal.js";
import { volumesAtFault, worstFirst } from "../faults.js";
import { palette, type Paint, type Palette } from "./palette.js";
import { wastePhrase } from "../waste-text.js";
import { trendPhrase } from "../markdown/trend-section.js";
import { wrapColumns } from "./terminal-columns.js";
import { terminalTable, type TerminalCell } from "./terminal-table.js";
import { verdictSentence, verdictWord } from "../markdown/verdict-section.js";

const MOST_VOLUMES = 15;

export interface TerminalOptions {
  /** Width in columns. */
  readonly columns: number;
  readonly isColoured: boolean;
}

/** The verdict for a person at a terminal; ends with a line feed. */
export function renderTerminalSummary(
  assessment: Assessment,
  { columns, isColoured }: TerminalOptions,
): string {
  const paint = palette(isColoured);
  const word = verdictWord(assessment);
  const look = !assessment.verdict.passed
    ? paint.bad
    : word === "PASS"
      ? paint.good
      : paint.warning;
  const lines = [
    `OCI volume backup posture: ${look(word)}`,
    ...wrapColumns(verdictSentence(assessment), columns),
    "",
    ...numbers(assessment, paint),
    ...changes(assessment),
    ...waste(assessment, columns),
    ...incomplete(assessment, columns, paint),
    ...violations(assessment, columns, paint),
    ...worstVolumes(assessment, columns, paint),
    ...deleters(assessment, columns, paint),
  ];
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

function numbers({ summary }: Assessment, paint: Palette): string[] {
  const { compliant, stale, noBackup, unknown, waived, inGracePeriod } = summary;
  const excused = [
    ...(waived > 0 ? [`waived ${waived}`] : []),
    ...(inGracePeriod > 0 ? [`in the grace period ${inGracePeriod}`] : []),
  ];
  const shown = [
    paint.good(`compliant ${compliant}`),
    paint.warning(`stale ${stale}`),
    paint.bad(`no backup ${noBackup}`),
    `unknown ${unknown}`,
  ];
  return [
    `  ${shown.join("   ")}`,
    ...(excused.length === 0 ? [] : [paint.faint(`  of these ${excused.join("   ")}`)]),
  ];
}

function changes(assessment: Assessment): string[] {
  const trend = trendPhrase(assessment);
  const drift = driftPhrase(assessment) ?? "no earlier report to compare with";
  return [`  ${drift}`, ...(trend === null ? [] : [`  ${trend}`])];
}

function waste({ summary }: Assessment, columns: number): string[] {
  const phrase = wastePhrase(summary);
  return phrase === null ? [] : wrapColumns(phrase, columns - 2).map((line) => `  ${line}`);
}

function incomplete(
  { complete, unread, summary, interruption }: Assessment,
  columns: number,
  paint: Palette,
): string[] {
  if (complete) return [];
  const why = interruption === null ? "" : `${escapeTerminal(interruption)} `;
  const text =
    `INCOMPLETE: ${why}${counted(unread.length, "listing")} in ` +
    `${counted(summary.skippedCompartments, "compartment")} could not be read.`;
  return ["", ...wrapColumns(text, columns).map((line) => paint.warning(line))];
}

function violations({ verdict }: Assessment, columns: number, paint: Palette): string[] {
  if (verdict.violations.length === 0) return [];
  const lines = verdict.violations.flatMap(({ message }) =>
    wrapColumns(escapeTerminal(message), columns - 4).map(
      (line, index) => `${index === 0 ? "  - " : "    "}${line}`,
    ),
  );
  return ["", paint.strong("Violated thresholds"), ...lines];
}

function worstVolumes({ findings }: Assessment, columns: number, paint: Palette): string[] {
  const atFault = worstFirst(volumesAtFault(findings));
  if (atFault.length === 0) return [];
  const shown = atFault.slice(0, MOST_VOLUMES);
  const rest = atFault.length - shown.length;
  const areMarked = shown.some(isChange);
  const table = terminalTable(
    [
      { title: "STATUS" },
      ...(areMarked ? [{ title: "CHANGE" }] : []),
      { title: "AGE" },
      { title: "VOLUME", isElastic: true },
      { title: "COMPARTMENT", isElastic: true },
      { title: "REGION" },
    ],
    shown.map((it) => volumeRow(it, areMarked, paint)),
    columns,
  );
  return [
    "",
    paint.strong("Worst volumes"),
    ...table,
    ...(rest === 0 ? [] : [`  and ${rest} more in the reports`]),
  ];
}

/** Those whom the policy file does not allow to delete backups. */
function deleters({ deletionRestricted }: Assessment, columns: number, paint: Palette): string[] {
  const others = deletionRestricted?.who.filter(({ isAllowed }) => !isAllowed) ?? [];
  if (others.length === 0) return [];
  const table = terminalTable(
    [{ title: "WHO", isElastic: true }, { title: "SURE" }, { title: "IN", isElastic: true }],
    others
      .slice(0, MOST_VOLUMES)
      .map((it) => [
        { text: subjectText(it) },
        { text: it.doubt === null ? "yes" : "perhaps" },
        { text: it.compartmentPath ?? "(not known)" },
      ]),
    columns,
  );
  const rest = others.length - MOST_VOLUMES;
  const more = rest > 0 ? [`  and ${rest} more in the reports`] : [];
  return ["", paint.strong(DELETION_TITLE), ...table, ...more];
}

function isChange({ drift }: Finding): boolean {
  return drift === "new" || drift === "changed";
}

function volumeRow(finding: Finding, areMarked: boolean, paint: Palette): TerminalCell[] {
  const { status, drift, backupAgeMs } = finding;
  return [
    // A compliant volume is listed for a check that it fails.
    { text: status === "COMPLIANT" ? "FAILS CHECKS" : status, style: statusStyle(status, paint) },
    ...(areMarked ? [{ text: isChange(finding) ? drift : "", style: paint.strong }] : []),
    { text: backupAgeMs === null ? "-" : `${msToDays(backupAgeMs)} d` },
    { text: finding.volumeName.trim() || "(no name)" },
    { text: finding.compartmentName },
    { text: finding.region },
  ];
}

function statusStyle(status: ComplianceStatus, paint: Palette): Paint {
  switch (status) {
    case "NO_BACKUP":
      return paint.bad;
    case "STALE_BACKUP":
    case "COMPLIANT":
      return paint.warning;
    case "UNKNOWN":
      return paint.faint;
  }
}
