import type { Assessment } from "../../posture/assessment.js";
import {
  DELETION_COLUMNS,
  DELETION_TITLE,
  deletionCells,
  deletionSentences,
} from "../deletion-texts.js";
import { escapeMarkdown } from "../escape/markdown.js";
import type { MarkdownTable } from "./markdown-table.js";

/** Who may delete backups, under its heading; empty where the policy file does not ask. */
export function deletionSection(
  assessment: Assessment,
  shown: (table: MarkdownTable) => string,
): string {
  const text = deletionText(assessment, shown);
  return text === "" ? "" : `## ${DELETION_TITLE}\n\n${text}`;
}

/** The same without the heading; `shown` renders the table. */
export function deletionText(
  { deletionRestricted }: Assessment,
  shown: (table: MarkdownTable) => string,
): string {
  if (deletionRestricted === undefined) return "";
  const columns = DELETION_COLUMNS.map((title) => ({ title }));
  const rows = deletionRestricted.who.map((it) => deletionCells(it).map(escapeMarkdown));
  const sentences = deletionSentences(deletionRestricted).map(escapeMarkdown).join(" ");
  const table = rows.length === 0 ? "" : `\n${shown({ columns, rows })}`;
  return `${sentences}\n${table}`;
}
