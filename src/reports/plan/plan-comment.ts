import { createHash } from "node:crypto";

import type { PlanAssessment } from "../../posture/plan/plan-assessment.js";
import { runLink } from "../markdown/run-section.js";
import { renderPlanMarkdown } from "./plan-markdown.js";
import type { PlanRunFacts } from "./plan-report.js";

/** GitHub refuses a comment that is longer, in characters. */
const MAX_COMMENT_LENGTH = 65_536;

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
  const foot = run === null ? "" : `\n<sub>${runLink(run)}</sub>\n`;
  const body = `${marker}\n${renderPlanMarkdown(assessment, "## Volume backups of the plan")}`;
  const room = MAX_COMMENT_LENGTH - foot.length;
  if (body.length <= room) return body + foot;
  const note = "\n\nThe rest is in the job summary.\n";
  const cut = body.slice(0, room - note.length);
  return cut.slice(0, cut.lastIndexOf("\n")) + note + foot;
}
