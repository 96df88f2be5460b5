import type { Log, LogStream } from "../github/log.js";
import type { SecretMask } from "../github/secret-mask.js";

/** Everything of the process that a run may touch, so that a test can bring its own. */
export interface World {
  readonly version: string;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly workingDir: string;
  readonly homeDir: string;
  readonly tempDir: string;
  readonly stdout: LogStream;
  readonly log: Log;
  /** Those that the log was told to mask: no report shows them either. */
  readonly secrets: SecretMask;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds of a clock that nobody sets: a span is the difference of two. */
  monotonicNow(): number;
  readonly cancellation: AbortSignal;
  /** Called where most of a large memory was just let go of, and much is about to be made. */
  collectGarbage(): void;
}

/** True in a job of GitHub Actions, in whatever step. */
export function isInWorkflow(env: World["env"]): boolean {
  return env["GITHUB_ACTIONS"] === "true";
}

/**
 * True for a step with `uses:`, which has inputs, outputs, a summary and annotations. The runner starts it
 * without arguments: with some it is a command, in a step with `run:` as at a terminal.
 */
export function isAction({ env, argv }: Pick<World, "env" | "argv">): boolean {
  return isInWorkflow(env) && argv.length === 0;
}
