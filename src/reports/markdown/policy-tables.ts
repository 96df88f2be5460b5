import type { Assessment, ExemptionUse } from "../../posture/assessment.js";
import { noticeText } from "../../posture/notice.js";
import { escapeMarkdown, markdownCode } from "../escape/markdown.js";
import { LEVEL_MEANINGS } from "../level-text.js";
import type { Column, MarkdownTable } from "./markdown-table.js";
import { waivedVolumes } from "../faults.js";
import { statusCell, volumeName } from "./volume-table.js";

export interface PolicyTable {
  readonly title: string;
  readonly table: MarkdownTable;
  /** What few want to see: it stands below the table, folded. */
  readonly folded?: { readonly title: string; readonly table: MarkdownTable };
}

/** What checks, rules and exemptions came to, in this order; a table without rows has no place. */
export function policyTables(assessment: Assessment): readonly PolicyTable[] {
  const unasked = { title: "Checks that no rule asks for", table: unaskedTable(assessment) };
  return [
    { title: "Owners", table: ownersTable(assessment) },
    { title: "Checks", table: checksTable(assessment, true), folded: unasked },
    { title: "Protection levels", table: levelsTable(assessment) },
    { title: "Rules", table: rulesTable(assessment) },
    { title: "Exemptions", table: exemptionsTable(assessment) },
    { title: "Waived volumes", table: waivedTable(assessment) },
    { title: "Policy notices", table: noticesTable(assessment) },
  ];
}

/** The table, and below it what is folded; each of them as `shown` has it, empty without rows. */
export function withFolded(
  { table, folded }: PolicyTable,
  shown: (table: MarkdownTable) => string,
): string {
  const inside = folded === undefined ? "" : shown(folded.table);
  const details =
    inside === ""
      ? ""
      : `<details><summary>${folded?.title ?? ""}</summary>\n\n${inside.trimEnd()}\n\n</details>\n`;
  return [shown(table), details].filter((it) => it !== "").join("\n");
}

/** The checks that had something to say of some volume. */
function checksTable({ summary }: Assessment, isAskedFor: boolean): MarkdownTable {
  const columns = [{ title: "Check" }, { title: "Asks" }, ...numbers("Pass", "Fail", "Unknown")];
  const rows = [...summary.byCheck]
    .filter(([, it]) => it.isAskedFor === isAskedFor && it.pass + it.fail + it.unknown > 0)
    .map(([id, it]) => {
      return [
        markdownCode(id),
        escapeMarkdown(it.title),
        ...[it.pass, it.fail, it.unknown].map(String),
      ];
    });
  return { columns, rows };
}

/** The tenancy's own check stands with them: no rule can ask for it. */
function unaskedTable(assessment: Assessment): MarkdownTable {
  const { columns, rows } = checksTable(assessment, false);
  const { id, result, message } = assessment.orphanedBackups;
  const own = [markdownCode(id), escapeMarkdown(message), "–", "–", "–"];
  return { columns, rows: result === "fail" ? [...rows, own] : rows };
}

function ownersTable({ summary }: Assessment): MarkdownTable {
  const columns = [{ title: "Owner" }, ...numbers("At fault", "Volumes", "GB")];
  const rows = (summary.byOwner ?? []).map(({ owner, atFault, total, totalGb }) => [
    owner === null ? "(nobody)" : escapeMarkdown(owner),
    ...[atFault, total, totalGb].map(String),
  ]);
  return { columns, rows };
}

function levelsTable({ summary }: Assessment): MarkdownTable {
  const columns = [
    { title: "Level" },
    { title: "Has, besides the one above" },
    ...numbers("Volumes", "Of these perhaps higher"),
  ];
  const rows = summary.byProtectionLevel.map(({ level, volumes, mayBeHigher }) => {
    return [level, LEVEL_MEANINGS[level], ...[volumes, mayBeHigher].map(String)];
  });
  return { columns, rows: summary.total === 0 ? [] : rows };
}

/** Only where there is a rule besides the defaults. */
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
