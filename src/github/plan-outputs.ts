import type { PlanAssessment } from "../posture/plan/plan-assessment.js";
import { isUntold } from "../posture/plan/plan-gate.js";
import { pathOutputs } from "./outputs.js";

/** The step's outputs of `mode: plan` by name. */
export function planOutputs(
  { verdict, complete, summary, findings, headline }: PlanAssessment,
  reportPaths: ReadonlyMap<string, string>,
  artifact: { readonly id: string; readonly url: string } | null,
): Readonly<Record<string, string>> {
  const isNewFailure = findings.filter(({ checks }) =>
    checks.some((it) => it.result === "fail" && it.isRequired && it.isNew && !it.waived),
  );
  return {
    result: verdict.passed ? "pass" : "fail",
    complete: String(complete),
    "total-volumes": String(summary.total),
    violations: JSON.stringify(verdict.violations),
    new: String(isNewFailure.length),
    unknown: String(findings.filter((it) => isUntold(it, { onlyNew: false })).length),
    waived: String(summary.waived),
    "destroyed-volumes": String(summary.destroyed + summary.replaced),
    headline,
    ...pathOutputs(reportPaths),
    "artifact-id": artifact?.id ?? "",
    "artifact-url": artifact?.url ?? "",
  };
}
