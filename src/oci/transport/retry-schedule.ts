import type { Answer, NoAnswer } from "./exchange.js";

/** What one attempt came to; `response` is null for an error status. */
export type AttemptOutcome =
  | { readonly kind: "answer"; readonly answer: Answer; readonly response: Response | null }
  | { readonly kind: "no-answer"; readonly error: NoAnswer };

/** What may pass when the call is made again. Each kind is counted for itself. */
type FaultKind = "throttled" | "server" | "connection" | "timed out" | "bad answer";

/**
 * Failures of one kind that a call is given up with. Where each attempt fails with a chance of 10 %,
 * a call is lost with 10⁻⁷: one audit in a thousand that makes 10,000 calls.
 */
const MOST_FAILURES: Readonly<Record<FaultKind, number>> = {
  // Being throttled is the service's way of pacing, so a call waits its turn much longer.
  throttled: 12,
  server: 7,
  connection: 7,
  // A deadline costs its full length each time, so it is not tried as often.
  "timed out": 4,
  "bad answer": 7,
};
const BASE_MS = 200;
const CAP_MS = 10_000;
const THROTTLED_CAP_MS = 4_000;
/** A Retry-After up to this is a pause like any other. */
const SHORT_PAUSE_MS = 60_000;
/** For so long a call waits out longer ones, all together: beyond it they are an outage. */
const MOST_LONG_PAUSES_MS = 180_000;

/** What an attempt tells of the service. */
export type Effect = "success" | "throttled" | "other";

export function effectOf(outcome: AttemptOutcome): Effect {
  if (isThrottled(outcome)) return "throttled";
  return outcome.kind === "answer" && outcome.answer.status < 500 ? "success" : "other";
}

function isThrottled(outcome: AttemptOutcome): boolean {
  return outcome.kind === "answer" && outcome.answer.status === 429;
}

/** How often one call failed, by the kind of fault: none of them spends what another may take. */
export class RetryBudget {
  readonly #failures = new Map<FaultKind, number>();
  #longPausesMs = 0;

  /**
   * Counts the failure; how long to wait before the next attempt, in milliseconds, or null when the
   * outcome is final. Full jitter (`random` in [0, 1)); never less than the service's own Retry-After.
   */
  delayAfter(outcome: AttemptOutcome, random: number, wallClockMs: number): number | null {
    const kind = faultOf(outcome);
    if (kind === null) return null;
    const failures = (this.#failures.get(kind) ?? 0) + 1;
    this.#failures.set(kind, failures);
    if (failures >= MOST_FAILURES[kind]) return null;
    const cap = kind === "throttled" ? THROTTLED_CAP_MS : CAP_MS;
    const jittered = random * Math.min(cap, BASE_MS * 2 ** (failures - 1));
    const asked = outcome.kind === "answer" ? retryAfterMs(outcome.answer, wallClockMs) : 0;
    if (asked > SHORT_PAUSE_MS) this.#longPausesMs += asked;
    return this.#longPausesMs > MOST_LONG_PAUSES_MS ? null : Math.max(asked, jittered);
  }
}

/** null when no other attempt would end otherwise. */
function faultOf(outcome: AttemptOutcome): FaultKind | null {
  if (outcome.kind === "answer") {
    const { status } = outcome.answer;
    if (status === 429) return "throttled";
    return status >= 500 && status !== 501 ? "server" : null;
  }
  switch (outcome.error.code) {
    case "Cancelled":
    case "TooLarge":
      return null;
    case "TimedOut":
      return "timed out";
    case "ConnectionFailed":
      return "connection";
    case "BadBody":
    case "UnexpectedStatus":
      return "bad answer";
  }
}

/**
 * `Retry-After` as seconds or as an HTTP date (RFC 9110 §10.2.3), which is meant by the service's own
 * clock; 0 when absent or unreadable.
 */
function retryAfterMs(answer: Answer, wallClockMs: number): number {
  const value = answer.headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  if (Number.isNaN(date)) return 0;
  const now = Date.parse(answer.headers.get("date") ?? "");
  return Math.max(0, date - (Number.isNaN(now) ? wallClockMs : now));
}
