import { tableHead, tableRow, type MarkdownTable } from "./markdown-table.js";

/**
 * The table's first `most` rows; what is left out is counted in a line below. Empty when there are
 * no rows.
 */
export function topRows({ columns, rows }: MarkdownTable, most: number): string {
  if (rows.length === 0) return "";
  const shown = tableHead(columns) + rows.slice(0, most).map(tableRow).join("");
  return rows.length <= most ? shown : `${shown}\n${omission(rows.length - most)}`;
}

function omission(rows: number): string {
  const what = rows === 1 ? "1 more row is" : `${rows} more rows are`;
  return `*${what} in the full report.*\n`;
}
