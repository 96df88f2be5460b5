import { escapeTerminal } from "../escape/terminal.js";
import { columnsOf, fitColumns } from "./terminal-columns.js";

export interface TerminalColumn {
  readonly title: string;
  /** May be cut where the table is too wide. */
  readonly isElastic?: boolean;
}

/** Text as it came, which the table escapes, and how to show it. */
export interface TerminalCell {
  readonly text: string;
  readonly style?: (text: string) => string;
}

const INDENT = 2;
const GAP = 2;
const LEAST = 6;

/** Lines of at most `width` columns, the titles first; below some width columns get no narrower. */
export function terminalTable(
  columns: readonly TerminalColumn[],
  rows: readonly (readonly TerminalCell[])[],
  width: number,
): string[] {
  const head = columns.map(({ title }): TerminalCell => ({ text: title }));
  const lines = [head, ...rows].map((row) =>
    row.map((cell) => ({ ...cell, text: escapeTerminal(cell.text) })),
  );
  const widths = columns.map((_, index) =>
    Math.max(...lines.map((row) => columnsOf(row[index]?.text ?? ""))),
  );
  shrink(widths, columns, width - INDENT - GAP * (columns.length - 1));
  return lines.map((row) => {
    const cells = row.map(({ text, style }, index) => {
      const fitted = fitColumns(text, widths[index] ?? 0);
      return style === undefined ? fitted : style(fitted.trimEnd()) + padding(fitted);
    });
    return `${" ".repeat(INDENT)}${cells.join(" ".repeat(GAP))}`.trimEnd();
  });
}

/** The blanks at the end, which need no style. */
function padding(text: string): string {
  return " ".repeat(text.length - text.trimEnd().length);
}

/** Takes from the widest elastic column until the sum is within `room`. */
function shrink(widths: number[], columns: readonly TerminalColumn[], room: number): void {
  const elastic = columns.flatMap(({ isElastic }, index) => (isElastic === true ? [index] : []));
  let excess = widths.reduce((sum, each) => sum + each, 0) - room;
  while (excess > 0) {
    const widest = elastic.toSorted((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0];
    if (widest === undefined || (widths[widest] ?? 0) <= LEAST) return;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
}
