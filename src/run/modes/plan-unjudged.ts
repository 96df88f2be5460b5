import { appendSummary } from "../../github/summary.js";
import { planOutputs } from "../../github/plan-outputs.js";
import { writeOutputs } from "../../github/outputs.js";
import { workflowRun } from "../../github/workflow-run.js";
import { renderUnjudgedComment, renderUnjudgedSummary } from "../../reports/plan/plan-comment.js";
import type { PlanSettings } from "../../settings/settings.js";
import { narrateProblem } from "../narrate.js";
import type { RunContext } from "../run-context.js";
import { addToSummary, atHead, commentOn } from "../tell-github.js";
import { planMarker } from "./plan-marker.js";
import { isAction, type World } from "../world.js";

/**
 * No plan could be judged: sets the outputs and says so in the summary. A comment of an earlier plan must not
 * go on with its verdict; where there is none, the failed step says it.
 * @param why a sentence
 */
export async function tellUnjudged(context: RunContext<PlanSettings>, why: string): Promise<void> {
  const { world } = context;
  if (!isAction(world)) return;
  narrateProblem(world.log, await writeOutputs(planOutputs(null, new Map(), null)));
  // What is cancelled may be so for a newer plan's sake, of which another run tells.
  if (world.cancellation.aborted) return;
  await addToSummary(context, () => renderUnjudgedSummary(why));
  const facts = { run: workflowRun(world.env) };
  const comment = {
    marker: planMarker(context),
    isBroken: false,
    render: (marker: string, headSha: string | null) =>
      renderUnjudgedComment(why, atHead(facts, headSha), marker),
  };
  await commentOn(context, comment, false);
}

/** The same where the settings are not known, and with them neither plan nor comment. */
export async function summarizeUnset(
  { env, secrets, log }: World,
  jobSummary: string | undefined,
  why: string,
): Promise<void> {
  if (!env["GITHUB_STEP_SUMMARY"] || /^false$/i.test(jobSummary?.trim() ?? "")) return;
  const summary = secrets.applyToFile(renderUnjudgedSummary(why));
  narrateProblem(log, await appendSummary(summary, env["GITHUB_STEP_SUMMARY"]));
}
