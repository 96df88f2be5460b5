import { escapeMarkdown } from "../escape/markdown.js";
import type { RunFacts } from "../report.js";
import { commentFoot } from "./run-section.js";

/** Escaped it is no more than five times as long, and fits a comment. */
const MAX_REASON_LENGTH = 10_000;

export interface Outdated {
  /** The heading that the comment has had all along. */
  readonly title: string;
  /** What could not be done: `The newest plan could not be judged`. */
  readonly what: string;
  /** A sentence. */
  readonly why: string;
}

/** What stands in place of an earlier run's verdict. */
export function renderOutdatedComment(
  { title, what, why }: Outdated,
  { run }: Pick<RunFacts, "run">,
  marker: string,
): string {
  const told = `${what}, and what stood here was of an earlier one. ${why}`;
  const text = escapeMarkdown(told.slice(0, MAX_REASON_LENGTH));
  return `${marker}\n${title}\n\n❌ ${text}\n${commentFoot(run)}`;
}
