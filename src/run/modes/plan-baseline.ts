import type { GivenBaseline } from "../../posture/plan/plan-baseline.js";
import type { PlanSettings } from "../../settings/settings.js";
import { readBaselineFile } from "../baseline-file.js";
import type { World } from "../world.js";

/** The audit's report that `baseline-file` names, or why it cannot be used; null: none is named. */
export async function readPlanBaseline(
  { workingDir }: Pick<World, "workingDir">,
  { drift, plan }: Pick<PlanSettings, "drift" | "plan">,
  now: number,
): Promise<GivenBaseline | null> {
  const file = drift.baselineFile;
  if (file === null) return null;
  const content = await readBaselineFile(file, workingDir);
  if ("problem" in content) return content;
  // Few gates have a baseline, and its schema takes time to be made.
  const { readLastAudit } = await import("../../reports/json/read-last-audit.js");
  const read = readLastAudit(content, file, now);
  return "problem" in read
    ? { problem: `baseline-file: ${read.problem}` }
    : { ...read, maxAgeMs: plan.baselineMaxAgeMs };
}
