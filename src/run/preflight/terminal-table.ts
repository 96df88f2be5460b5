import { escapeTerminal } from "../../reports/escape/terminal.js";
import { fitColumns, wrapHard } from "../../reports/terminal/terminal-columns.js";
import { counted } from "../../plain/wording.js";
import type { PreflightResult } from "./result.js";

const WIDTH = 80;
const WHAT_WIDTH = 24;
const INDENT = WHAT_WIDTH + 5;

export const MARKS = { passed: "✔", failed: "✖", unproven: "–" } as const;

/** The results as lines of a terminal of 80 columns, each with the IAM statements that it lacks. */
export function terminalTable(results: readonly PreflightResult[]): readonly string[] {
  return [headline(results), ...results.flatMap(rowLines)];
}

/** One sentence over all results. */
export function headline(results: readonly PreflightResult[]): string {
  const failures = results.filter(({ state }) => state === "failed").length;
  const unknown = results.filter(({ state }) => state === "unproven").length;
  const open = unknown === 0 ? "" : `, ${unknown} not provable`;
  return failures === 0
    ? `Preflight passed: ${counted(results.length, "check")}${open}.`
    : `Preflight failed: ${failures} of ${counted(results.length, "check")}${open}.`;
}

function rowLines({ what, state, detail, statements }: PreflightResult): readonly string[] {
  const lines = wrapHard(escapeTerminal(detail), WIDTH - INDENT);
  const head = `  ${MARKS[state]} ${fitColumns(escapeTerminal(what), WHAT_WIDTH)} `;
  const label = state === "failed" ? "missing" : "needs";
  return [
    ...lines.map((line, index) => `${index === 0 ? head : " ".repeat(INDENT)}${line}`),
    ...statements.flatMap((statement) =>
      wrapHard(`${label}: ${escapeTerminal(statement)}`, WIDTH - 6).map(
        (line, index) => `${" ".repeat(index === 0 ? 4 : 6)}${line}`,
      ),
    ),
  ];
}
