import { createHash } from "node:crypto";

import type { PlanAssessment } from "../../posture/plan/plan-assessment.js";
import { escapeMarkdown } from "../escape/markdown.js";
import { MAX_COMMENT_LENGTH } from "../markdown/github-limits.js";
import { commentFoot } from "../markdown/run-section.js";
import { fittedPlanMarkdown } from "./plan-markdown.js";
import type { PlanRunFacts } from "./plan-report.js";

/** What a plan gate is told apart by from others on the same pull request. */
interface PlanGateIdentity {
  readonly policyFile: string | null;
  readonly planFiles: readonly string[];
  /** Of many folders each may be planned to a file of the same name. */
  readonly terraformDir: string | null;
  readonly artifactName: string;
}

/** By which the next run finds its own comment: one for each gate. */
export function planCommentMarker(gate: PlanGateIdentity): string {
  const { policyFile, planFiles, terraformDir, artifactName } = gate;
  const files = [...planFiles].sort();
  const identity = JSON.stringify(["plan", policyFile, files, terraformDir, artifactName]);
  const digest = createHash("sha256").update(identity).digest("hex").slice(0, 16);
  return `<!-- oci-volume-backup-audit plan ${digest} -->`;
}

export const PLAN_COMMENT_TITLE = "## Volume backups of the plan";

/** The job summary of a run that could not judge, for the reason `why`, a sentence. */
export function renderUnjudgedSummary(why: string): string {
  return `${PLAN_COMMENT_TITLE}\n\n❌ **No plan could be judged.** ${escapeMarkdown(why)}\n`;
}

export function renderPlanComment(
  assessment: PlanAssessment,
  { run }: PlanRunFacts,
  marker: string,
): string {
  const head = `${marker}\n`;
  const foot = commentFoot(run);
  const text = fittedPlanMarkdown(assessment, PLAN_COMMENT_TITLE, {
    room: MAX_COMMENT_LENGTH - head.length - foot.length,
    sizeOf: (it) => it.length,
    note: "The rest is in the job summary.",
  });
  return head + text + foot;
}
