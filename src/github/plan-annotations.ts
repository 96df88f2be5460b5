import { isCountedCheck } from "../posture/plan/plan-gate.js";
import type { PlanAssessment } from "../posture/plan/plan-assessment.js";
import { nameOf } from "../reports/plan/plan-markdown.js";
import { MAX_ANNOTATIONS_PER_LEVEL, type Annotation } from "./annotations.js";

/** One for each resource that fails, as many as GitHub shows. */
export function planAnnotations({ findings, gate }: PlanAssessment): readonly Annotation[] {
  return findings
    .filter(({ checks }) => checks.some((check) => isCountedCheck(check, gate)))
    .slice(0, MAX_ANNOTATIONS_PER_LEVEL)
    .map((finding): Annotation => {
      const failing = finding.checks.filter((check) => isCountedCheck(check, gate));
      const { location } = finding;
      return {
        level: "warning",
        title: `Plan: ${nameOf(finding)}`,
        message: failing.map(({ id, message }) => `${id}: ${message}`).join("; "),
        ...(location === null ? {} : { place: location }),
      };
    });
}
