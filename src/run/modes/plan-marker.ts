import { stablePath } from "../../github/stable-path.js";
import { planCommentMarker } from "../../reports/plan/plan-comment.js";
import type { PlanSettings } from "../../settings/settings.js";
import type { RunContext } from "../run-context.js";

/** By which a plan gate's comment is found, from paths that are the same on every runner. */
export function planMarker({ world: { env }, settings }: RunContext<PlanSettings>): string {
  const { policyFile, plan, artifact } = settings;
  const stable = (path: string | null) => path && stablePath(path, env);
  return planCommentMarker({
    policyFile: stable(policyFile),
    planFiles: plan.files.map((it) => stablePath(it, env)),
    terraformDir: stable(plan.terraformDir),
    artifactName: artifact.name,
  });
}
