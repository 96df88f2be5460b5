import type { Assessment } from "../../posture/assessment.js";
import { share } from "../../posture/verdict/compliance-share.js";
import { roundedDays } from "../../plain/days.js";
import { counted } from "../../plain/wording.js";
import { driftPhrase } from "./drift-section.js";
import { trendPhrase } from "./trend-section.js";
import { escapeMarkdown } from "../escape/markdown.js";

/** `PASS`, `FAIL` or `PASS (warn-only), 2 limits broken`: the gate's answer, and what it hides. */
export function verdictWord({ verdict }: Pick<Assessment, "verdict">): string {
  if (!verdict.passed) return "FAIL";
  const broken = verdict.violations.length;
  return broken === 0 ? "PASS" : `PASS (warn-only), ${counted(broken, "limit")} broken`;
}

/** `5 of 8 counted volumes (62.50 %)`: every share is of the volumes that the gate counts. */
export function compliantOf({ summary, findings }: Assessment): string {
  const { compliant, counted: held } = share(findings);
  const isAll = held === summary.total;
  const volumes = `${isAll ? "" : "counted "}${held === 1 ? "volume" : "volumes"}`;
  return `${compliant} of ${held} ${volumes} (${summary.compliancePercent.toFixed(2)} %)`;
}

/** One sentence that says how the volumes stand, without names; of those that the gate counts. */
export function verdictSentence(assessment: Assessment): string {
  const { summary, maxBackupAgeDays, findings } = assessment;
  if (summary.total === 0) return "No volume was found to audit.";
  if (share(findings).counted === 0) return "Every volume is waived or in its grace period.";
  const isOneLimit = findings.every((it) => it.maxBackupAgeDays === maxBackupAgeDays);
  const days = counted(roundedDays(maxBackupAgeDays), "day");
  const limit = isOneLimit ? `at most ${days} old` : "as recent as its rule asks";
  return `${compliantOf(assessment)} can be restored from a backup that is ${limit}.`;
}

/** The verdict as a GitHub alert, the violated thresholds with what to do about each in it. */
export function verdictSection(assessment: Assessment): string {
  const { passed, onlyNew, violations } = assessment.verdict;
  const drift = driftPhrase(assessment);
  const trend = trendPhrase(assessment);
  const alert = !passed ? "CAUTION" : violations.length > 0 ? "WARNING" : "TIP";
  const lines = [
    `> [!${alert}]`,
    `> **${verdictWord(assessment)}** – ${verdictSentence(assessment)}`,
    ...(drift === null
      ? []
      : [">", `> **${drift}.**${onlyNew ? " The gate counts what is new or changed." : ""}`]),
    ...(trend === null ? [] : [">", `> 📈 ${trend}`]),
    ...(violations.length > 0 ? [">", "> **What to do**", ">"] : []),
    ...violations.map(({ rule, message }) => `> - **${rule}** – ${escapeMarkdown(message)}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** Says prominently that something could not be read; empty when all was. */
export function incompleteSection(assessment: Assessment): string {
  const { unread, complete, summary, interruption } = assessment;
  if (complete) return "";
  const where = counted(summary.skippedCompartments, "compartment");
  const why = interruption === null ? "" : `${escapeMarkdown(interruption)} `;
  return (
    `> [!IMPORTANT]\n` +
    `> **Incomplete** – ${why}${counted(unread.length, "listing")} in ${where} could not be read. ` +
    `Volumes may be missing, and those whose backups were not readable are UNKNOWN. ` +
    `See *What could not be read*.\n`
  );
}
