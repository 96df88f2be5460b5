import type { AdaptiveLimiter } from "../../../../src/oci/transport/adaptive-limiter.js";
import { RetryBudget } from "../../../../src/oci/transport/retry-schedule.js";
import type { FakeClock } from "./fake-clock.js";

export interface ServiceShape {
  readonly perSecond: number;
  /** Requests that may come at once after a pause. */
  readonly burst: number;
  readonly latencyMs: number;
}

export interface ServiceLog {
  readonly admittedAt: number[];
  refused: number;
  /** Calls that gave up being retried. */
  lost: number;
  maxInFlight: number;
  inFlight: number;
}

/** Runs `calls` calls through the limiter against a token bucket, each retried as the transport would. */
export function runAgainst(
  clock: FakeClock,
  limiter: AdaptiveLimiter,
  shape: ServiceShape,
  calls: number,
  random: () => number,
): ServiceLog {
  const log: ServiceLog = { admittedAt: [], refused: 0, lost: 0, maxInFlight: 0, inFlight: 0 };
  const admits = tokenBucket(clock, shape);
  const attempt = async (budget: RetryBudget, isFirst: boolean): Promise<void> => {
    await limiter.acquire({ first: !isFirst });
    log.inFlight += 1;
    log.maxInFlight = Math.max(log.maxInFlight, log.inFlight);
    await clock.sleep(shape.latencyMs / 2);
    const isAdmitted = admits();
    await clock.sleep(shape.latencyMs / 2);
    log.inFlight -= 1;
    limiter.release(isAdmitted ? "success" : "throttled");
    if (isAdmitted) {
      log.admittedAt.push(clock.now());
      return;
    }
    log.refused += 1;
    const delay = budget.delayAfter(TOO_MANY_REQUESTS, random(), 0);
    if (delay === null) {
      log.lost += 1;
      return;
    }
    await clock.sleep(delay);
    await attempt(budget, false);
  };
  for (let call = 0; call < calls; call += 1) void attempt(new RetryBudget(), true);
  return log;
}

const TOO_MANY_REQUESTS = {
  kind: "answer",
  answer: { status: 429, headers: new Headers(), body: Buffer.alloc(0) },
  response: null,
} as const;

/** Reads the shape each time: a test may change what the service admits. */
function tokenBucket(clock: FakeClock, shape: ServiceShape): () => boolean {
  let tokens = shape.burst;
  let filledAt = clock.now();
  return () => {
    const now = clock.now();
    tokens = Math.min(shape.burst, tokens + ((now - filledAt) * shape.perSecond) / 1_000);
    filledAt = now;
    // A sum of fractions may stay a hair below the whole token that it stands for.
    if (tokens < 1 - 1e-9) return false;
    tokens -= 1;
    return true;
  };
}

/** Repeatable numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
