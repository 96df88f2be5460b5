import type { Assessment, ExemptionUse } from "../../posture/assessment.js";
import { noticeText } from "../../posture/notice.js";
import { escapeMarkdown, markdownCode } from "../escape/markdown.js";
import type { Column, MarkdownTable } from "./markdown-table.js";
import { waivedVolumes } from "../faults.js";
import { statusCell, volumeName } from "./volume-table.js";

/** What checks, rules and exemptions came to, in this order; a table without rows has no place. */
export function policyTables(
  assessment: Assessment,
): readonly { readonly title: string; readonly table: MarkdownTable }[] {
  return [
    { title: "Checks", table: checksTable(assessment) },
    { title: "Rules", table: rulesTable(assessment) },
    { title: "Exemptions", table: exemptionsTable(assessment) },
    { title: "Waived volumes", table: waivedTable(assessment) },
    { title: "Policy notices", table: noticesTable(assessment) },
  ];
}

/** The checks that had something to say of some volume, and the tenancy's own. */
function checksTable({ summary, orphanedBackups }: Assessment): MarkdownTable {
  const columns = [{ title: "Check" }, { title: "Asks" }, ...numbers("Pass", "Fail", "Unknown")];
  const rows = [...summary.byCheck]
    .filter(([, it]) => it.pass + it.fail + it.unknown > 0)
    .map(([id, it]) => {
      return [
        markdownCode(id),
        escapeMarkdown(it.title),
        ...[it.pass, it.fail, it.unknown].map(String),
      ];
    });
  const { id, result, message } = orphanedBackups;
  if (result === "fail") rows.push([markdownCode(id), escapeMarkdown(message), "–", "–", "–"]);
  return { columns, rows };
}

/** Only where there is a rule beside the defaults. */
function rulesTable({ summary }: Assessment): MarkdownTable {
  const columns = [
    { title: "Rule" },
    ...numbers("Volumes", "Compliant", "Stale", "No backup", "Unknown", "Waived"),
  ];
  if (summary.byRule.size < 2) return { columns, rows: [] };
  const rows = [...summary.byRule].map(([rule, it]) => [
    escapeMarkdown(rule),
    ...[it.total, it.compliant, it.stale, it.noBackup, it.unknown, it.waived].map(String),
  ]);
  return { columns, rows };
}

function exemptionsTable({ exemptions }: Assessment): MarkdownTable {
  const columns = [
    { title: "Exemption" },
    { title: "Reason" },
    { title: "Holds until" },
    { title: "Checks" },
    ...numbers("Volumes"),
  ];
  const rows = exemptions.map((it) => [
    escapeMarkdown(it.id),
    escapeMarkdown(it.reason),
    lastDay(it),
    it.checks === null ? "all" : it.checks.map(markdownCode).join(", "),
    String(it.volumes),
  ]);
  return { columns, rows };
}

function waivedTable({ findings }: Assessment): MarkdownTable {
  const columns = ["Status", "Volume", "Compartment", "Region", "Exemption", "Holds until"];
  const rows = waivedVolumes(findings).map((it) => [
    statusCell(it),
    volumeName(it),
    escapeMarkdown(it.compartmentPath),
    escapeMarkdown(it.region),
    escapeMarkdown(it.exemption?.id ?? ""),
    it.exemption === null ? "" : lastDay(it.exemption),
  ]);
  return { columns: columns.map((title) => ({ title })), rows };
}

function noticesTable({ policyNotices }: Assessment): MarkdownTable {
  return {
    columns: [{ title: "Notice" }],
    rows: policyNotices.map((notice) => [escapeMarkdown(noticeText(notice))]),
  };
}

function lastDay({ expires }: Pick<ExemptionUse, "expires">): string {
  return expires ?? "permanent";
}

function numbers(...titles: readonly string[]): Column[] {
  return titles.map((title) => ({ title, isNumber: true }));
}
