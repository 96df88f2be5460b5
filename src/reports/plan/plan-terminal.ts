import { isCountedCheck } from "../../posture/plan/plan-gate.js";
import type { PlanAssessment, PlanFinding } from "../../posture/plan/plan-assessment.js";
import { escapeTerminal } from "../escape/terminal.js";
import { wrapHard } from "../terminal/terminal-columns.js";
import { planOf } from "./plan-of.js";
import { nameOf, toldChecks } from "./told-checks.js";

/** Resources that a terminal shows before it says how many more there are. */
const MAX_SHOWN = 50;

/** What fails, and a block to paste for each, at most `columns` wide. */
export function renderPlanTerminal(assessment: PlanAssessment, columns: number): string {
  const { findings, gate } = assessment;
  const failing = findings.filter(({ checks }) => checks.some((it) => isCountedCheck(it, gate)));
  const lines: string[] = [];
  for (const finding of failing.slice(0, MAX_SHOWN)) {
    lines.push("", ...wrapped(titleOf(finding, assessment), "", columns));
    for (const check of toldChecks(finding).filter((it) => isCountedCheck(it, gate))) {
      lines.push(...wrapped(`${check.id}: ${check.message}`, "  ", columns));
    }
    const block = finding.checks.find(({ remedy }) => remedy !== null)?.remedy ?? null;
    if (block !== null)
      lines.push("", ...block.split("\n").map((line) => `    ${escapeTerminal(line)}`));
  }
  const more = failing.length - MAX_SHOWN;
  if (more > 0) lines.push("", `and ${more} more: see the report.`);
  return lines.length === 0 ? "" : `${lines.join("\n")}\n\n`;
}

/** The address, and where it is written; of several plans also the plan. */
function titleOf(finding: PlanFinding, assessment: PlanAssessment): string {
  const { location } = finding;
  const places = [
    ...(location === null ? [] : [`${location.file}:${location.line}`]),
    ...planOf(finding, assessment),
  ];
  return `${nameOf(finding)}${places.length === 0 ? "" : ` (${places.join(", ")})`}`;
}

function wrapped(text: string, indent: string, columns: number): readonly string[] {
  const further = `${indent}  `;
  return wrapHard(escapeTerminal(text), columns - further.length).map(
    (line, index) => (index === 0 ? indent : further) + line,
  );
}
