import { ALL_CHECK_IDS, type GateLimits } from "../../settings/policy.js";
import type { Violation } from "../assessment.js";
import { isAtLeast } from "../policy/meant-by-gate.js";
import { counted } from "../../plain/wording.js";
import type { PlanCheckResult, PlanFinding, PlanVerdict } from "./plan-assessment.js";

/** Whether the gate counts a check's failure; `onlyNew` leaves out what was so before the plan. */
export function isCountedCheck(
  { id, result, severity, isRequired, isNew, waived }: PlanCheckResult,
  { failOnChecks, failOnSeverity, onlyNew }: GateLimits,
): boolean {
  if (result !== "fail" || waived || (onlyNew && !isNew)) return false;
  if (failOnChecks.includes(id)) return true;
  if (!isRequired) return false;
  if (failOnSeverity === null) return failOnChecks.length === 0;
  return isAtLeast(severity, failOnSeverity);
}

/**
 * A finding of which something that a rule asks for, or that the gate names, cannot be told; `onlyNew` as
 * for failures.
 */
export function isUntold(
  { checks }: Pick<PlanFinding, "checks">,
  { onlyNew, failOnChecks }: Pick<GateLimits, "onlyNew" | "failOnChecks">,
): boolean {
  return checks.some(({ id, result, isRequired, waived, isNew }) => {
    const isAsked = isRequired || failOnChecks.includes(id);
    return result === "unknown" && isAsked && !waived && (isNew || !onlyNew);
  });
}

/** What a sentence on so many plans begins with, and how its verbs end. */
export function subjectOf(planCount: number): {
  readonly subject: string;
  readonly ending: string;
} {
  return planCount === 1
    ? { subject: "This plan", ending: "s" }
    : { subject: `These ${planCount} plans`, ending: "" };
}

/** Holds the findings of one plan or of several to the gate's limits. */
export function judgePlanGate(
  findings: readonly PlanFinding[],
  limits: GateLimits,
  planCount: number,
): PlanVerdict {
  const violations = [failures(findings, limits, planCount), unknowns(findings, limits)].filter(
    (it) => it !== null,
  );
  const { warnOnly, onlyNew } = limits;
  return { passed: warnOnly || violations.length === 0, warnOnly, onlyNew, violations };
}

function failures(
  findings: readonly PlanFinding[],
  limits: GateLimits,
  planCount: number,
): Violation | null {
  const counts = new Map<string, number>();
  for (const check of findings.flatMap(({ checks }) => checks)) {
    if (isCountedCheck(check, limits)) counts.set(check.id, (counts.get(check.id) ?? 0) + 1);
  }
  const failed = ALL_CHECK_IDS.filter((id) => counts.has(id));
  if (failed.length === 0) return null;
  const actual = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const what = failed.map((id) => `${id} ${counts.get(id) ?? 0}×`).join(", ");
  const { subject, ending } = subjectOf(planCount);
  const scope = limits.onlyNew ? `${subject} make${ending} checks fail` : "Checks fail";
  return {
    rule: ruleOf(limits),
    limit: true,
    actual,
    message: `${scope} that the policy asks for: ${what}. Fix what the report lists, or exempt it with a reason and an end.`,
  };
}

function ruleOf({ failOnSeverity, failOnChecks }: GateLimits): string {
  if (failOnSeverity !== null) return "fail-on-severity";
  return failOnChecks.length > 0 ? "fail-on-checks" : "fail-on";
}

function unknowns(findings: readonly PlanFinding[], limits: GateLimits): Violation | null {
  const { maxUnknown, onlyNew } = limits;
  const actual = findings.filter((it) => isUntold(it, limits)).length;
  if (maxUnknown === null || actual <= maxUnknown) return null;
  const scope = onlyNew ? ", those that were so before left out" : "";
  const message = `${counted(actual, "resource")} cannot be judged from the plan${scope}; max-unknown allows ${maxUnknown}. The report says for each what would tell; do that, or raise max-unknown.`;
  return { rule: "max-unknown", limit: maxUnknown, actual, message };
}
