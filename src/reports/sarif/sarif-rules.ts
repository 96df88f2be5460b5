import { DELETION_RESTRICTED_CHECK } from "../../posture/access/deletion-restricted.js";
import { checks } from "../../posture/checks/checks.js";
import { ORPHANED_BACKUP_CHECK } from "../../posture/checks/orphaned-backups.js";
import { clauseName, clausesOf } from "../../posture/frameworks/clauses.js";
import { sortedByKeys } from "../../plain/order.js";
import { CHECK_IDS, SEVERITIES, type PlanCheckId, type Severity } from "../../settings/policy.js";

/** The levels of SARIF 2.1.0 (3.27.10) for a result of kind `fail`. */
export const LEVELS = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  info: "note",
} as const satisfies Record<Severity, string>;

/** Within GitHub's bands for security-severity: above 9.0 critical, 7.0 high, 4.0 medium, 0.1 low. */
const SCORES: Readonly<Record<Severity, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
  info: "0.1",
};

const PROBLEM_SEVERITIES = { error: "error", warning: "warning", note: "recommendation" } as const;

/**
 * Every check as a SARIF reportingDescriptor, in the order of CHECK_IDS. GitHub shows a rule's
 * severity for all its results, so it is the highest that this run's results have.
 */
export function sarifRules(highest: ReadonlyMap<PlanCheckId, Severity>) {
  const all = [...checks, ORPHANED_BACKUP_CHECK, DELETION_RESTRICTED_CHECK];
  return sortedByKeys(all, ({ id }) => [CHECK_IDS.indexOf(id)]).map((check) =>
    sarifRule(check, highest.get(check.id) ?? check.severity),
  );
}

/** A check as a reportingDescriptor, as serious as its results. */
export function sarifRule(
  { id, title, help }: { readonly id: PlanCheckId; readonly title: string; readonly help: string },
  severity: Severity,
) {
  const level = LEVELS[severity];
  return {
    id,
    name: `${pascalCase(id)}Check`,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: help },
    help: { text: help, markdown: `**${title}.** ${help}` },
    defaultConfiguration: { level },
    properties: {
      tags: ["security", "backup", "oci", ...clausesOf(id).map(clauseName)],
      precision: "very-high",
      "problem.severity": PROBLEM_SEVERITIES[level],
      "security-severity": SCORES[severity],
    },
  };
}

/** The higher of two severities. */
export function higherOf(a: Severity, b: Severity | undefined): Severity {
  return b !== undefined && SEVERITIES.indexOf(b) > SEVERITIES.indexOf(a) ? b : a;
}

function pascalCase(id: string): string {
  return id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
