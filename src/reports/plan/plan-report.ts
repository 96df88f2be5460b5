import type { PlanAssessment } from "../../posture/plan/plan-assessment.js";
import type { ReportFormat } from "../../settings/settings.js";
import type { RunFacts } from "../report.js";

/** What the reports on a plan say of the run. */
export type PlanRunFacts = Pick<RunFacts, "toolVersion" | "run" | "anchor">;

/** A renderer is pure: the same assessment and facts give the same bytes. */
export interface PlanRenderer {
  readonly format: ReportFormat;
  /** File name ending, without the dot. */
  readonly extension: string;
  readonly contentType: string;
  render(assessment: PlanAssessment, facts: PlanRunFacts): string;
}
