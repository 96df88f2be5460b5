import { ExponentialBackoff, handleType, retry, type IBackoffFactory } from "cockatiel";

const MAX_RETRIES = 3;
const BACKOFF = new ExponentialBackoff({ initialDelay: 500, maxDelay: 5_000 });

export interface SignInRetry {
  /** The kind of failure that may pass: it ends as the error it is when the attempts are used up. */
  readonly passing: new (message: string) => Error;
  readonly cancellation: AbortSignal;
  /** Tests bring one that does not wait. */
  readonly backoff?: IBackoffFactory<unknown> | undefined;
}

/** A step of the sign-in outside of OCI's API, made again a few times when its failure may pass. */
export async function withSignInRetry<Result>(
  step: () => Promise<Result>,
  { passing, cancellation, backoff = BACKOFF }: SignInRetry,
): Promise<Result> {
  const policy = retry(handleType(passing), { maxAttempts: MAX_RETRIES, backoff });
  return await policy.execute(step, cancellation);
}
