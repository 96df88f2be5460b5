import { workflowRun } from "../github/workflow-run.js";
import { renderOutdatedComment, type Outdated } from "../reports/markdown/outdated-comment.js";
import { writeComment } from "../github/comment.js";
import { pullRequestOf } from "../github/pull-request.js";
import { appendSummary } from "../github/summary.js";
import { narrateProblem } from "./narrate.js";
import type { RunFacts } from "../reports/report.js";
import type { RunContext } from "./run-context.js";

type ToldTo = Pick<RunContext, "world" | "settings">;

/** Adds to the job summary, unless the settings want none; what may be a secret is masked. */
export async function addToSummary(
  { world, settings }: ToldTo,
  render: () => string,
): Promise<void> {
  if (!settings.jobSummary) return;
  const summary = world.secrets.applyToFile(render());
  narrateProblem(world.log, await appendSummary(summary, world.env["GITHUB_STEP_SUMMARY"]));
}

export interface PullRequestComment {
  /** By which the comment of an earlier run is found. */
  readonly marker: string;
  /** Some limit is broken, whatever the exit code. */
  readonly isBroken: boolean;
  /** The comment's text; it begins with the marker. `headSha`: the author's newest commit, if it is known. */
  readonly render: (marker: string, headSha: string | null) => string;
}

/** What is told of the run, of the commit that the author knows it by. */
export function atHead<Facts extends Pick<RunFacts, "run">>(
  facts: Facts,
  headSha: string | null,
): Facts {
  return { ...facts, run: facts.run && { ...facts.run, sha: headSha ?? facts.run.sha } };
}

/**
 * Writes the pull request's comment, as far as the settings want one. One that is there is brought up to
 * date in any case; `isWorthOne` false makes none.
 */
export async function commentOn(
  { world, settings }: ToldTo,
  { marker, isBroken, render }: PullRequestComment,
  isWorthOne = true,
): Promise<void> {
  const { log, env, secrets, cancellation } = world;
  const { when, token } = settings.comment;
  if (when === "never") return;
  const headSha = (await pullRequestOf(env))?.headSha ?? null;
  const body = secrets.applyToFile(render(marker, headSha));
  const mayCreate = isWorthOne && (when === "always" || isBroken);
  const problem = await writeComment({ body, marker, token, mayCreate, cancellation }, env);
  if (problem !== null) log[problem.level](problem.message);
}

/**
 * A run had no result: the comment of an earlier one must not keep showing its verdict. Where there is
 * none, the failed step says it.
 */
export async function outdateComment(
  told: ToldTo,
  marker: string,
  outdated: Outdated,
): Promise<void> {
  // A newer run may be why this one is cancelled, and will tell its own result.
  if (told.world.cancellation.aborted) return;
  const facts = { run: workflowRun(told.world.env) };
  const render = (begin: string, headSha: string | null) =>
    renderOutdatedComment(outdated, atHead(facts, headSha), begin);
  await commentOn(told, { marker, isBroken: false, render }, false);
}
