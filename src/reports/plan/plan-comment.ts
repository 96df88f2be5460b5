import { createHash } from "node:crypto";

import type { PlanAssessment } from "../../posture/plan/plan-assessment.js";
import { MAX_COMMENT_LENGTH } from "../markdown/github-limits.js";
import { runLink } from "../markdown/run-section.js";
import { fittedPlanMarkdown } from "./plan-markdown.js";
import type { PlanRunFacts } from "./plan-report.js";

/** By which the next run finds its own comment: one for each policy and set of plans. */
export function planCommentMarker(policyFile: string | null, planFiles: readonly string[]): string {
  const identity = JSON.stringify(["plan", policyFile, [...planFiles].sort()]);
  const digest = createHash("sha256").update(identity).digest("hex").slice(0, 16);
  return `<!-- oci-volume-backup-audit plan ${digest} -->`;
}

export function renderPlanComment(
  assessment: PlanAssessment,
  { run }: PlanRunFacts,
  marker: string,
): string {
  const head = `${marker}\n`;
  const foot = run === null ? "" : `\n<sub>${runLink(run)}</sub>\n`;
  const text = fittedPlanMarkdown(assessment, "## Volume backups of the plan", {
    room: MAX_COMMENT_LENGTH - head.length - foot.length,
    sizeOf: (it) => it.length,
    note: "The rest is in the job summary.",
  });
  return head + text + foot;
}
