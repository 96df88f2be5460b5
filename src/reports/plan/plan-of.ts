import type { PlanAssessment, PlanFinding } from "../../posture/plan/plan-assessment.js";

/** The plan that a finding is of, where there are several to tell apart; else nothing. */
export function planOf(
  { planFile }: Pick<PlanFinding, "planFile">,
  { planFiles }: Pick<PlanAssessment, "planFiles">,
): readonly string[] {
  return planFiles.length > 1 ? [planFile] : [];
}
