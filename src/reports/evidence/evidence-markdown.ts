import type { Period, PopulationChange } from "../../posture/period/period.js";
import { counted } from "../../plain/wording.js";
import { escapeMarkdown, markdownCode } from "../escape/markdown.js";
import { renderTable, type MarkdownTable } from "../markdown/markdown-table.js";
import { readableDay, readableTime } from "../timestamps.js";
import type { EvidenceFacts, EvidenceRenderer } from "./evidence-report.js";
import {
  CHAIN_DOES_NOT_PROVE,
  CHAIN_PROVES,
  durationText,
  endText,
  excuseText,
  gapsOf,
  openEndText,
  restoresText,
  tenancyWhatText,
  unseenTexts,
} from "./evidence-texts.js";

/** Rows of a table before it says how many more there are; the JSON file has them all. */
const MAX_ROWS = 200;

export const evidenceMarkdownRenderer: EvidenceRenderer = {
  format: "markdown",
  extension: "md",
  contentType: "text/markdown; charset=utf-8",
  render,
};

function render(period: Period, facts: EvidenceFacts): string {
  const { from, to, tenancyId, headline, isWhole } = period;
  const tenancy = tenancyId === null ? "no tenancy" : markdownCode(tenancyId);
  return [
    `# Volume backups from ${from} to ${to}\n\n${isWhole ? "✅" : "❌"} **${escapeMarkdown(headline)}**\n`,
    `Tenancy ${tenancy}, ${counted(period.reports, "report")} in ${escapeMarkdown(facts.folder)}. Made ${readableTime(facts.madeAt)} by oci-volume-backup-audit ${escapeMarkdown(facts.toolVersion)}.\n`,
    chainSection(period),
    daysSection(period),
    populationSection(period),
    exceptionsSection(period),
    restoresSection(period),
  ].join("\n");
}

function chainSection(period: Period): string {
  const { damages, links, notes } = period.chain;
  const open = openEndText(period);
  const lines = [
    ...damages.map(({ kind, message }) => `- **${kind}**: ${escapeMarkdown(message)}`),
    `- Links between reports that hold: ${links}`,
    ...[...notes, ...(open === null ? [] : [open])].map((note) => `- ${escapeMarkdown(note)}`),
  ];
  return `## The chain\n\n${lines.join("\n")}\n\n${CHAIN_PROVES}\n\n${CHAIN_DOES_NOT_PROVE}\n`;
}

function daysSection(period: Period): string {
  const gaps = gapsOf(period);
  if (gaps.length === 0) return "## Days\n\nEvery day is covered by a complete report.\n";
  const table = renderTable({
    columns: [{ title: "Days" }, { title: "Number", isNumber: true }, { title: "What" }],
    rows: gaps.map(({ days, count, what }) => [days, String(count), what]),
  });
  return `## Days\n\n${table}`;
}

function populationSection({ population }: Period): string {
  const { first, last, appeared, vanished } = population;
  const size =
    first === null || last === null
      ? "No report tells how many volumes there were."
      : `${counted(first, "volume")} at the beginning, ${last} at the end; ${appeared.length} appeared, ${vanished.length} vanished.`;
  return [
    `## Volumes\n\n${[size, ...unseenTexts(population)].join(" ")}\n`,
    changeTable("Appeared", appeared),
    changeTable("Vanished", vanished),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function changeTable(title: string, changes: readonly PopulationChange[]): string {
  if (changes.length === 0) return "";
  return limited({
    columns: [{ title }, { title: "Volume" }, { title: "Compartment" }, { title: "Region" }],
    rows: changes.map((it) => [
      readableDay(it.at),
      nameOf(it),
      escapeMarkdown(it.compartmentPath),
      escapeMarkdown(it.region),
    ]),
  });
}

function exceptionsSection(period: Period): string {
  const tables = [tenancyTable(period), volumeTable(period)].filter((it) => it !== "");
  if (tables.length === 0) return "## Exceptions\n\nNone in the reports.\n";
  return `## Exceptions\n\n${tables.join("\n")}`;
}

function tenancyTable(period: Period): string {
  const { tenancyExceptions } = period;
  if (tenancyExceptions.length === 0) return "";
  return limited({
    columns: ["Of the tenancy", "Last said", "Since", "Stood", "End"].map((title) => ({ title })),
    rows: tenancyExceptions.map((it) => [
      escapeMarkdown(tenancyWhatText(it)),
      escapeMarkdown(it.message),
      readableDay(it.since),
      durationText(it, period),
      escapeMarkdown(endText(it)),
    ]),
  });
}

function volumeTable(period: Period): string {
  const { exceptions } = period;
  if (exceptions.length === 0) return "";
  return limited({
    columns: [
      ...["Volume", "Compartment", "What", "Since", "Stood", "End"].map((title) => ({ title })),
      { title: "Exempted by" },
    ],
    rows: exceptions.map((it) => [
      nameOf(it),
      escapeMarkdown(it.compartmentPath),
      escapeMarkdown(`${it.check}: ${it.what.join(", ")}`),
      readableDay(it.since),
      durationText(it, period),
      endText(it),
      it.excused.map((span) => escapeMarkdown(excuseText(span))).join("<br>"),
    ]),
  });
}

function restoresSection(period: Period): string {
  const { seen } = period.restores;
  const said = `## Restores\n\n${restoresText(period)}\n`;
  if (seen.length === 0) return said;
  const columns = ["Volume", "Compartment", "Backup of", "Restored", "To"];
  const table = limited({
    columns: columns.map((title) => ({ title })),
    rows: seen.map(({ proof, ...it }) => [
      nameOf(it),
      escapeMarkdown(it.compartmentPath),
      `${readableTime(proof.backupTime)}<br>${markdownCode(proof.backupId)}`,
      readableTime(proof.restoredAt),
      `${escapeMarkdown(proof.restoredRegion)}<br>${markdownCode(proof.restoredVolumeId)}`,
    ]),
  });
  return `${said}\n${table}`;
}

function nameOf(it: { readonly volumeName: string; readonly volumeId: string }): string {
  return `${escapeMarkdown(it.volumeName)}<br>${markdownCode(it.volumeId)}`;
}

function limited({ columns, rows }: MarkdownTable): string {
  const more = rows.length - MAX_ROWS;
  const table = renderTable({ columns, rows: rows.slice(0, MAX_ROWS) });
  return more <= 0 ? table : `${table}\nand ${more} more, in the JSON file.\n`;
}
