/** A GitHub Flavored Markdown table; every text in it is Markdown already, escaped where needed. */
export interface MarkdownTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

export interface Column {
  readonly title: string;
  readonly isNumber?: boolean;
}

/** The two lines that open a table, each ended by a line feed. */
export function tableHead(columns: readonly Column[]): string {
  const titles = tableRow(columns.map((it) => it.title));
  return titles + tableRow(columns.map((it) => (it.isNumber === true ? "---:" : "---")));
}

export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |\n`;
}

export function renderTable({ columns, rows }: MarkdownTable): string {
  return tableHead(columns) + rows.map(tableRow).join("");
}
