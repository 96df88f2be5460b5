import type { PlanAssessment } from "../posture/plan/plan-assessment.js";
import { isUntold } from "../posture/plan/plan-gate.js";
import { artifactOutputs, pathOutputs, type RunResults } from "./outputs.js";

/**
 * The step's outputs of `mode: plan` by name, all of them in every case.
 * @param assessment null when no plan could be judged: a number that is not known is an empty text
 */
export function planOutputs(
  assessment: PlanAssessment | null,
  reportPaths: RunResults["reportPaths"],
  artifact: RunResults["artifact"],
): Readonly<Record<string, string>> {
  return {
    ...(assessment === null ? UNJUDGED : judgedOutputs(assessment)),
    ...pathOutputs(reportPaths),
    ...artifactOutputs(artifact),
  };
}

function judgedOutputs({ verdict, complete, summary, findings, gate, headline }: PlanAssessment) {
  const isNewFailure = findings.filter(({ checks }) =>
    checks.some((it) => it.result === "fail" && it.isRequired && it.isNew && !it.waived),
  );
  return {
    result: verdict.passed ? "pass" : "fail",
    complete: String(complete),
    "total-volumes": String(summary.total),
    violations: JSON.stringify(verdict.violations),
    new: String(isNewFailure.length),
    unknown: String(findings.filter((it) => isUntold(it, { ...gate, onlyNew: false })).length),
    waived: String(summary.waived),
    "destroyed-volumes": String(summary.destroyed + summary.replaced),
    headline,
  };
}

const UNJUDGED: ReturnType<typeof judgedOutputs> = {
  result: "fail",
  complete: "false",
  "total-volumes": "",
  violations: "[]",
  new: "",
  unknown: "",
  waived: "",
  "destroyed-volumes": "",
  headline: "No plan could be judged: the log says why.",
};
