import type { Assessment, Summary, Tally } from "../posture/assessment.js";
import { escapeMarkdown, markdownCode } from "./escape/markdown.js";
import { renderTable, type Column, type MarkdownTable } from "./markdown-table.js";

/** The four numbers, and of how many. */
export function numbersTable({ compliant, stale, noBackup, unknown, total }: Summary): string {
  const columns = ["✅ Compliant", "⏰ Stale", "❌ No backup", "❔ Unknown", "Volumes"].map(
    (title) => ({ title, isNumber: true }),
  );
  return renderTable({
    columns,
    rows: [[compliant, stale, noBackup, unknown, total].map(String)],
  });
}

/** Coverage by region and by availability domain; empty without volumes. */
export function coverageSection({ byRegion, byAvailabilityDomain }: Summary): string {
  if (byRegion.size === 0) return "";
  return [
    "## Coverage",
    coverageTable("Region", byRegion),
    coverageTable("Availability domain", byAvailabilityDomain),
  ].join("\n\n");
}

function coverageTable(title: string, tallies: ReadonlyMap<string, Tally>): string {
  return renderTable({
    columns: [
      { title },
      { title: "Volumes", isNumber: true },
      { title: "Stale or without backup", isNumber: true },
    ],
    rows: [...tallies].map(([name, { total, nonCompliant }]) => [
      escapeMarkdown(name),
      String(total),
      String(nonCompliant),
    ]),
  }).trimEnd();
}

const UNREAD_COLUMNS: readonly Column[] = [
  { title: "Operation" },
  { title: "Region" },
  { title: "Compartment" },
  { title: "Answer" },
  { title: "opc-request-id" },
  { title: "Reason" },
];

/** One row a listing that could not be read. */
export function unreadTable({ unread }: Assessment): MarkdownTable {
  return {
    columns: UNREAD_COLUMNS,
    rows: unread.map((it) => [
      markdownCode(it.operation),
      escapeMarkdown(it.region),
      `${escapeMarkdown(it.compartmentName)}<br>${markdownCode(it.compartmentId)}`,
      escapeMarkdown(`${it.status ?? "no answer"} ${it.code ?? ""}`.trim()),
      it.opcRequestId === null ? "–" : markdownCode(it.opcRequestId),
      escapeMarkdown(it.reason),
    ]),
  };
}
