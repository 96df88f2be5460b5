import { writeComment } from "../github/comment.js";
import { appendSummary } from "../github/summary.js";
import { narrateProblem } from "./narrate.js";
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
  /** The comment's text; it begins with the marker. */
  readonly render: (marker: string) => string;
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
  const body = secrets.applyToFile(render(marker));
  const mayCreate = isWorthOne && (when === "always" || isBroken);
  const problem = await writeComment({ body, marker, token, mayCreate, cancellation }, env);
  if (problem !== null) log[problem.level](problem.message);
}
