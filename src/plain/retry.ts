import { setTimeout as wait } from "node:timers/promises";

/** Between the attempts, in milliseconds. */
const WAITS_MS: readonly number[] = [500, 1_000, 2_000];

export interface Retry {
  /** The kind of failure that may pass: it ends as the error it is when the attempts are used up. */
  readonly passing: new (message: string) => Error;
  readonly cancellation: AbortSignal;
  /** Tests bring some that take no time. */
  readonly waitsMs?: readonly number[] | undefined;
}

/** A step that is made again a few times when its failure may pass, and the run is not cancelled. */
export async function withRetries<Result>(
  step: () => Promise<Result>,
  { passing, cancellation, waitsMs = WAITS_MS }: Retry,
): Promise<Result> {
  for (const waitMs of waitsMs) {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof passing) || !(await passed(waitMs, cancellation))) throw error;
    }
  }
  return await step();
}

/** Waits, at random between half the time and all of it; false when the run was cancelled meanwhile. */
async function passed(waitMs: number, signal: AbortSignal): Promise<boolean> {
  try {
    await wait(waitMs * (0.5 + Math.random() / 2), undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
