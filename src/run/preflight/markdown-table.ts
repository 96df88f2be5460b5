import { escapeMarkdown } from "../../reports/escape/markdown.js";
import { renderTable } from "../../reports/markdown/markdown-table.js";
import type { PreflightResult } from "./result.js";
import { headline, MARKS } from "./terminal-table.js";

/** The results for the job summary. */
export function markdownTable(results: readonly PreflightResult[]): string {
  const table = renderTable({
    columns: [
      { title: "" },
      { title: "Check" },
      { title: "What was seen" },
      { title: "IAM statement that it lacks or needs" },
    ],
    rows: results.map(({ what, state, detail, statements }) => [
      MARKS[state],
      escapeMarkdown(what),
      escapeMarkdown(detail),
      statements.map(escapeMarkdown).join("<br>"),
    ]),
  });
  return `## OCI volume backup audit: preflight\n\n${headline(results)}\n\n${table}\n`;
}
