import type { PlanAssessment } from "../../posture/plan/plan-assessment.js";
import type { Redactor } from "./redactor.js";

/**
 * A judged plan whose OCIDs are shortened wherever they stand: keys of instances, and with them addresses,
 * sentences and blocks to paste. Display names were never taken from the plan.
 */
export function redactPlan(
  assessment: PlanAssessment,
  redactor: Pick<Redactor, "ocidsIn">,
): PlanAssessment {
  return withTexts(assessment, (text) => redactor.ocidsIn(text)) as PlanAssessment;
}

function withTexts(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === "string") return clean(value);
  if (Array.isArray(value)) return value.map((each) => withTexts(each, clean));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, withTexts(each, clean)]),
  );
}
