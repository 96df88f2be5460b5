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

const TITLE = "## Volume backups of the plan";

/** The job summary of a run that could not judge, for the reason `why`, a sentence. */
export function renderUnjudgedSummary(why: string): string {
  return `${TITLE}\n\n❌ **No plan could be judged.** ${escapeMarkdown(why)}\n`;
}

/** What stands in place of an earlier plan's verdict. */
export function renderUnjudgedComment(
  why: string,
  { run }: Pick<PlanRunFacts, "run">,
  marker: string,
): string {
  const told = `The newest plan could not be judged, and what stood here was of an earlier one. ${why}`;
  const text = escapeMarkdown(told.slice(0, MAX_REASON_LENGTH));
  return `${marker}\n${TITLE}\n\n❌ ${text}\n${commentFoot(run)}`;
}

/** Escaped it is no more than five times as long, and fits a comment. */
const MAX_REASON_LENGTH = 10_000;

export function renderPlanComment(
  assessment: PlanAssessment,
  { run }: PlanRunFacts,
  marker: string,
): string {
  const head = `${marker}\n`;
  const foot = commentFoot(run);
  const text = fittedPlanMarkdown(assessment, TITLE, {
    room: MAX_COMMENT_LENGTH - head.length - foot.length,
    sizeOf: (it) => it.length,
    note: "The rest is in the job summary.",
  });
  return head + text + foot;
}
