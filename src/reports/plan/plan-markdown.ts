import { isCountedCheck } from "../../posture/plan/plan-gate.js";
import type {
  PlanAssessment,
  PlanCheckResult,
  PlanFinding,
  PlanNote,
} from "../../posture/plan/plan-assessment.js";
import { counted } from "../../plain/wording.js";
import { escapeMarkdown } from "../escape/markdown.js";
import { renderTable } from "../markdown/markdown-table.js";
import { readableTime } from "../timestamps.js";
import { planOf } from "./plan-of.js";
import type { PlanRenderer } from "./plan-report.js";
import { nameOf, toldChecks } from "./told-checks.js";

/** Rows and blocks that a report shows before it says how many more there are. */
const MAX_ROWS = 100;
const MAX_BLOCKS = 20;

export const planMarkdownRenderer: PlanRenderer = {
  format: "markdown",
  extension: "md",
  contentType: "text/markdown; charset=utf-8",
  render: (assessment) => renderPlanMarkdown(assessment, "# Volume backups of the plan"),
};

/** The most rows of a table that a text with little room is tried with, one after the other. */
const FEWER_ROWS = [MAX_ROWS, 50, 20, 10, 5, 2, 1, 0];

/** The note of the job summary. */
export const REST_IN_REPORTS = "The rest is in the report files.";

/**
 * As much of the report as fits `room` as `sizeOf` measures it: with fewer rows in each table rather than
 * broken off, and `note` where it is not all.
 */
export function fittedPlanMarkdown(
  assessment: PlanAssessment,
  title: string,
  { room, sizeOf, note }: Room,
): string {
  for (const most of FEWER_ROWS) {
    const text = renderPlanMarkdown(assessment, title, most);
    const whole = most === MAX_ROWS ? text : `${text}\n${note}\n`;
    if (sizeOf(whole) <= room) return whole;
  }
  // Only what is said of limits and of the baseline is left, and a path may be of any length.
  return `${title}\n\n${note}\n`;
}

interface Room {
  readonly room: number;
  readonly sizeOf: (text: string) => number;
  readonly note: string;
}

/** The report, the job summary and the comment: one sentence first, then what is wrong. */
function renderPlanMarkdown(assessment: PlanAssessment, title: string, maxRows = MAX_ROWS): string {
  const { headline, verdict, complete } = assessment;
  const marks = { passed: "✅", warned: "⚠️", failed: "❌" };
  const isBroken = verdict.violations.length > 0;
  const mark = !isBroken ? marks.passed : verdict.passed ? marks.warned : marks.failed;
  return [
    `${title}\n\n${mark} **${escapeMarkdown(headline)}**\n`,
    baselineLine(assessment),
    complete ? "" : "The plan is partial, so that this is not the whole of it.\n",
    verdict.violations.map(({ message }) => `- ${escapeMarkdown(message)}\n`).join(""),
    exemptionsSection(assessment.notes.filter(isOfExemption), maxRows),
    failuresSection(assessment, maxRows),
    blocksSection(assessment, Math.min(MAX_BLOCKS, maxRows)),
    foldedSection(assessment, "Cannot be told from the plan", unknownRows, maxRows),
    foldedSection(assessment, "Not counted by the gate", uncountedRows, maxRows),
    foldedSection(assessment, "Was so before this plan", oldRows, maxRows),
    notesSection(
      assessment.notes.filter((it) => !isOfExemption(it)),
      maxRows,
    ),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function isOfExemption({ code }: PlanNote): boolean {
  return code === "exemption-added";
}

/** What is said of recovery points comes from there. */
function baselineLine({ baseline }: PlanAssessment): string {
  if (baseline?.isUsed !== true) return "";
  const made = readableTime(baseline.generatedAt);
  return `Judged with the audit of ${made} (${escapeMarkdown(baseline.source)}).\n`;
}

/** A resource, and those of its checks that a section is about. */
interface Row {
  readonly finding: PlanFinding;
  readonly checks: readonly PlanCheckResult[];
}

function rowsOf(
  { findings }: PlanAssessment,
  isMeant: (check: PlanCheckResult) => boolean,
): readonly Row[] {
  return findings
    .map((finding) => ({ finding, checks: toldChecks(finding).filter(isMeant) }))
    .filter(({ checks }) => checks.length > 0);
}

/** The gate that was applied, as far as a report needs it: what counts is what its verdict counted. */
function counts(assessment: PlanAssessment): (check: PlanCheckResult) => boolean {
  return (check) => isCountedCheck(check, assessment.gate);
}

function failuresSection(assessment: PlanAssessment, maxRows: number): string {
  const rows = rowsOf(assessment, counts(assessment));
  if (rows.length === 0) return "";
  return `## Fails\n\n${tableOf(assessment, rows, maxRows)}`;
}

function unknownRows(assessment: PlanAssessment): readonly Row[] {
  return rowsOf(assessment, ({ result, waived }) => result === "unknown" && !waived);
}

/** What the plan makes so: it only warns, is exempted, or is none of what the gate was narrowed to. */
function uncountedRows(assessment: PlanAssessment): readonly Row[] {
  const isUncounted = uncounted(assessment);
  return rowsOf(assessment, (check) => check.isNew && isUncounted(check));
}

function oldRows(assessment: PlanAssessment): readonly Row[] {
  const isUncounted = uncounted(assessment);
  return rowsOf(assessment, (check) => !check.isNew && isUncounted(check));
}

/** What cannot be told and is not exempted has a section of its own. */
function uncounted(assessment: PlanAssessment): (check: PlanCheckResult) => boolean {
  const isCounted = counts(assessment);
  return (check) =>
    check.result === "fail" ? !isCounted(check) : check.result === "unknown" && check.waived;
}

function tableOf(assessment: PlanAssessment, rows: readonly Row[], maxRows: number): string {
  if (maxRows === 0) return `${counted(rows.length, "resource")}, in the JSON report.\n`;
  const shown = rows.slice(0, maxRows);
  const table = renderTable({
    columns: [{ title: "Resource" }, { title: "What" }, { title: "Rule" }],
    rows: shown.map(({ finding, checks }) => [
      [nameOf(finding), ...placeOf(finding), ...planOf(finding, assessment)]
        .map(escapeMarkdown)
        .join("<br>"),
      [...checks.map(checkText), ...exemptionOf(finding, checks)].join("<br>"),
      escapeMarkdown(finding.rule ?? `${finding.rules.join(" or ")}?`),
    ]),
  });
  const more = rows.length - shown.length;
  return more === 0
    ? table
    : `${table}\nand ${counted(more, "resource")} more, in the JSON report.\n`;
}

function placeOf({ location }: PlanFinding): readonly string[] {
  return location === null ? [] : [`${location.file}:${location.line}`];
}

function checkText({ id, message, waived }: PlanCheckResult): string {
  return `**${escapeMarkdown(id)}**: ${escapeMarkdown(waived ? `${message} (exempted)` : message)}`;
}

/** What is exempted stands in no other section: who reads of it learns by what, why and until when. */
function exemptionOf(
  { exemption }: PlanFinding,
  checks: readonly PlanCheckResult[],
): readonly string[] {
  if (exemption === null || !checks.some(({ waived }) => waived)) return [];
  const { id, reason, expires } = exemption;
  const end = expires === null ? "" : ` until ${expires}`;
  return [escapeMarkdown(`Exemption ${id}${end}: ${reason}`)];
}

/** One block for all that it serves. */
function blocksSection(assessment: PlanAssessment, maxBlocks: number): string {
  const blocks = new Set(
    rowsOf(assessment, counts(assessment)).flatMap(({ checks }) =>
      checks.flatMap(({ remedy }) => remedy ?? []),
    ),
  );
  const shown = [...blocks].slice(0, maxBlocks).filter((block) => !block.includes("```"));
  if (shown.length === 0) return "";
  return `## What would protect them\n\n\`\`\`hcl\n${shown.join("\n\n")}\n\`\`\`\n`;
}

function foldedSection(
  assessment: PlanAssessment,
  title: string,
  rowsIn: (assessment: PlanAssessment) => readonly Row[],
  maxRows: number,
): string {
  const rows = rowsIn(assessment);
  if (rows.length === 0) return "";
  return `<details><summary>${title}: ${rows.length}</summary>\n\n${tableOf(assessment, rows, maxRows)}\n</details>\n`;
}

function notesSection(notes: readonly PlanNote[], maxRows: number): string {
  if (notes.length === 0 || maxRows === 0) return "";
  const lines = notes.slice(0, maxRows).map(({ message }) => `- ${escapeMarkdown(message)}\n`);
  return `## Notes\n\n${lines.join("")}`;
}

/** They come first: who exempts themselves should be seen to. */
function exemptionsSection(notes: readonly PlanNote[], maxRows: number): string {
  if (notes.length === 0) return "";
  const shown = notes.slice(0, maxRows).map(({ message }) => `- ${escapeMarkdown(message)}\n`);
  const more = notes.length - shown.length;
  const rest = more === 0 ? "" : `- ${counted(more, "exemption")} more, in the JSON report.\n`;
  return `## Exemptions of this change\n\n${shown.join("")}${rest}`;
}
