import type { Assessment } from "../posture/assessment.js";
import { counted } from "../posture/wording.js";
import { escapeMarkdown } from "./escape/markdown.js";

/** `PASS`, `PASS (warn-only)` or `FAIL`. */
export function verdictWord({ verdict }: Assessment): string {
  if (!verdict.passed) return "FAIL";
  return verdict.violations.length > 0 ? "PASS (warn-only)" : "PASS";
}

/** One sentence that says how the volumes stand, without names. */
export function verdictSentence({ summary, maxBackupAgeDays }: Assessment): string {
  if (summary.total === 0) return "No volume was found to audit.";
  const limit = counted(maxBackupAgeDays, "day");
  return (
    `${summary.compliant} of ${counted(summary.total, "volume")} ` +
    `(${summary.compliancePercent.toFixed(2)} %) can be restored from a backup ` +
    `that is at most ${limit} old.`
  );
}

/** The verdict as a GitHub alert, the violated thresholds with what to do about each in it. */
export function verdictSection(assessment: Assessment): string {
  const { passed, violations } = assessment.verdict;
  const alert = !passed ? "CAUTION" : violations.length > 0 ? "WARNING" : "TIP";
  const lines = [
    `> [!${alert}]`,
    `> **${verdictWord(assessment)}** – ${verdictSentence(assessment)}`,
    ...(violations.length > 0 ? [">", "> **What to do**", ">"] : []),
    ...violations.map(({ rule, message }) => `> - **${rule}** – ${escapeMarkdown(message)}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** Says prominently that something could not be read; empty when all was. */
export function incompleteSection({ unread, complete, summary }: Assessment): string {
  if (complete) return "";
  const where = counted(summary.skippedCompartments, "compartment");
  return (
    `> [!IMPORTANT]\n` +
    `> **Incomplete** – ${counted(unread.length, "listing")} in ${where} could not be read. ` +
    `Volumes may be missing, and those whose backups were not readable are UNKNOWN. ` +
    `See *What could not be read*.\n`
  );
}
