import { tableHead, tableRow, type MarkdownTable } from "./markdown-table.js";

const encoder = new TextEncoder();

export function utf8Bytes(text: string): number {
  return encoder.encode(text).length;
}

/**
 * The table within `limitBytes` of UTF-8, cut between two rows; what is left out is counted in a
 * line below. Empty when there are no rows, or not even that line fits.
 */
export function cutTable({ columns, rows }: MarkdownTable, limitBytes: number): string {
  if (rows.length === 0) return "";
  const head = tableHead(columns);
  const lines = rows.map(tableRow);
  const whole = head + lines.join("");
  if (utf8Bytes(whole) <= limitBytes) return whole;

  let kept = head;
  let shown = 0;
  const room = limitBytes - utf8Bytes(omission(rows.length));
  let used = utf8Bytes(head);
  for (const line of lines) {
    used += utf8Bytes(line);
    if (used > room) break;
    kept += line;
    shown += 1;
  }
  const cut = `${shown > 0 ? kept : ""}${omission(rows.length - shown)}`;
  return utf8Bytes(cut) <= limitBytes ? cut : "";
}

function omission(rows: number): string {
  const what = rows === 1 ? "1 more row is" : `${rows} more rows are`;
  return `\n*${what} in the report artifact of this run.*\n`;
}
