import { isCountedCheck } from "../posture/plan/plan-gate.js";
import type {
  PlanAssessment,
  PlanCheckResult,
  PlanFinding,
} from "../posture/plan/plan-assessment.js";
import { planOf } from "../reports/plan/plan-of.js";
import { nameOf } from "../reports/plan/told-checks.js";
import { MAX_ANNOTATIONS_PER_LEVEL, type Annotation, type AnnotationLevel } from "./annotations.js";

/**
 * One for each resource that the gate counts, an error unless it only warns, then a warning for each that the
 * plan makes fail and the gate does not count. With those of the broken limits as many as GitHub shows.
 */
export function planAnnotations(assessment: PlanAssessment): readonly Annotation[] {
  const { findings, gate, verdict } = assessment;
  const isCounted = (check: PlanCheckResult) => isCountedCheck(check, gate);
  const isNoted = (check: PlanCheckResult) =>
    check.result === "fail" && check.isNew && !check.waived;
  const counted = findings.filter(({ checks }) => checks.some(isCounted));
  const noted = findings.filter(({ checks }) => !checks.some(isCounted) && checks.some(isNoted));
  const level = verdict.warnOnly ? "warning" : "error";
  const all = [
    ...counted.map((it) => annotationOf(assessment, it, level, isCounted)),
    ...noted.map((it) => annotationOf(assessment, it, "warning", isNoted)),
  ];
  const room = MAX_ANNOTATIONS_PER_LEVEL - verdict.violations.length;
  if (all.length <= room) return all;
  const left = all.length - room + 1;
  const message = `${left} more resources fail or warn: see the report.`;
  return [...all.slice(0, room - 1), { level: "warning", title: "Plan", message }];
}

function annotationOf(
  assessment: PlanAssessment,
  finding: PlanFinding,
  level: AnnotationLevel,
  isMeant: (check: PlanCheckResult) => boolean,
): Annotation {
  const { location, checks } = finding;
  const plan = ["Plan", ...planOf(finding, assessment)].join(" ");
  return {
    level,
    title: `${plan}: ${nameOf(finding)}`,
    message: checks
      .filter(isMeant)
      .map(({ id, message }) => `${id}: ${message}`)
      .join("; "),
    ...(location === null ? {} : { place: location }),
  };
}
