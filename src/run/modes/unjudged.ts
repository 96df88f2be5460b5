import { appendSummary } from "../../github/summary.js";
import { COMMENT_TITLE } from "../../reports/markdown/comment.js";
import { PLAN_COMMENT_TITLE, renderUnjudgedSummary } from "../../reports/plan/plan-comment.js";
import { PREVIEW_COMMENT_TITLE } from "../../reports/preview/preview-markdown.js";
import type { PlanSettings, PreviewSettings } from "../../settings/settings.js";
import { narrateProblem } from "../narrate.js";
import { publishNothing } from "../publish.js";
import type { RunContext } from "../run-context.js";
import { addToSummary, outdateComment } from "../tell-github.js";
import { auditMarker, planMarker, previewMarker } from "./comment-markers.js";
import { isAction, type World } from "../world.js";

/*
 * What GitHub learns of a run without a result. `why` is a sentence.
 */

export async function tellUnaudited(context: RunContext, why: string): Promise<void> {
  await publishNothing(context.world);
  if (!isAction(context.world)) return;
  await outdateComment(context, auditMarker(context), {
    title: COMMENT_TITLE,
    what: "The newest run could not audit anything",
    why: context.redaction.sentence(why),
  });
}

export async function tellUnpreviewed(
  context: RunContext<PreviewSettings>,
  why: string,
): Promise<void> {
  await publishNothing(context.world, "preview");
  if (!isAction(context.world)) return;
  await outdateComment(context, previewMarker(context), {
    title: PREVIEW_COMMENT_TITLE,
    what: "The newest change of the policy file could not be previewed",
    why: context.redaction.sentence(why),
  });
}

export async function tellUnjudged(context: RunContext<PlanSettings>, why: string): Promise<void> {
  await publishNothing(context.world, "plan");
  if (!isAction(context.world)) return;
  if (!context.world.cancellation.aborted) {
    await addToSummary(context, () => renderUnjudgedSummary(context.redaction.sentence(why)));
  }
  await outdateComment(context, planMarker(context), {
    title: PLAN_COMMENT_TITLE,
    what: "The newest plan could not be judged",
    why: context.redaction.sentence(why),
  });
}

/** The same of a plan where the settings are not known, and with them neither plan nor comment. */
export async function summarizeUnset(
  { env, secrets, log }: World,
  jobSummary: string | undefined,
  why: string,
): Promise<void> {
  if (!env["GITHUB_STEP_SUMMARY"] || /^false$/i.test(jobSummary?.trim() ?? "")) return;
  const summary = secrets.applyToFile(renderUnjudgedSummary(why));
  narrateProblem(log, await appendSummary(summary, env["GITHUB_STEP_SUMMARY"]));
}
