import type { Assessment, Finding } from "../../posture/assessment.js";
import type { ResolvedFinding } from "../../posture/verdict/drift.js";
import { escapeMarkdown } from "../escape/markdown.js";
import { worstFirst } from "../faults.js";
import type { MarkdownTable } from "./markdown-table.js";
import { readableTime } from "../timestamps.js";
import { STATUS_ICONS, statusIcon, volumeName } from "./volume-table.js";

/** `2 new, 1 changed, 0 resolved since the last run`; null when there was nothing to compare with. */
export function driftPhrase({ drift }: Pick<Assessment, "drift">): string | null {
  if (drift.baseline === null) return null;
  return `${drift.new} new, ${drift.changed} changed, ${drift.resolved} resolved since the last run`;
}

/** What the last run was and how much has changed since; sentences in Markdown. */
export function driftSentences({ drift }: Pick<Assessment, "drift">): string {
  const { baseline } = drift;
  if (baseline === null) return "There is no earlier report to compare with.\n";
  const counts = [
    `🆕 **${drift.new}** new`,
    `🔀 **${drift.changed}** changed`,
    `✅ **${drift.resolved}** resolved`,
    `**${drift.persisting}** failing as before`,
    `${drift.appeared} appeared, ${drift.vanished} vanished`,
  ];
  return (
    `${counts.join(" · ")}\n\n` +
    `<sub>Compared with ${escapeMarkdown(baseline.source)} of ${readableTime(baseline.generatedAt)}.</sub>\n`
  );
}

/** The volumes that fail since the last run, then those that no longer do. */
export function changesTable({ drift, findings }: Assessment): MarkdownTable {
  const changed = findings.filter((it) => it.drift === "new" || it.drift === "changed");
  return {
    columns: ["Change", "Volume", "Where", "Now"].map((title) => ({ title })),
    rows: [...worstFirst(changed).map(changedRow), ...drift.resolvedFindings.map(resolvedRow)],
  };
}

function changedRow(it: Finding): string[] {
  return [
    it.drift === "new" ? "🆕 new" : "🔀 changed",
    ...place(it),
    `${statusIcon(it)} ${it.status}<br>${escapeMarkdown(it.reason)}`,
  ];
}

function resolvedRow(it: ResolvedFinding): string[] {
  const was = [
    ...(it.previousStatus === "COMPLIANT" ? [] : [it.previousStatus]),
    ...it.previouslyFailing.filter((id) => id !== "backup-recency"),
  ];
  return ["✅ resolved", ...place(it), `${STATUS_ICONS.COMPLIANT} was ${was.join(", ")}`];
}

function place(it: Pick<Finding, "volumeName" | "compartmentPath" | "region">): string[] {
  return [volumeName(it), `${escapeMarkdown(it.compartmentPath)}<br>${escapeMarkdown(it.region)}`];
}
