import { stablePath } from "../../github/stable-path.js";
import { commentMarker } from "../../reports/markdown/comment.js";
import { planCommentMarker } from "../../reports/plan/plan-comment.js";
import { previewCommentMarker } from "../../reports/preview/preview-report.js";
import type { PlanSettings, PreviewSettings, ScopeSettings } from "../../settings/settings.js";
import type { RunContext } from "../run-context.js";

/*
 * By which the comment of a gate's earlier run is found: the same on every runner, and known before
 * anything is judged.
 */

export function auditMarker(
  { settings, redaction }: RunContext,
  scope: ScopeSettings = settings.scope,
): string {
  return commentMarker(settings.artifact.name, redaction.identity(scope));
}

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

export function previewMarker({ world: { env }, settings }: RunContext<PreviewSettings>): string {
  const { policyFile, preview } = settings;
  return previewCommentMarker({
    policyFile: stablePath(policyFile ?? "", env),
    basePolicyFile: preview.base.policyFile && stablePath(preview.base.policyFile, env),
  });
}
