import type { Answer, NoAnswer } from "./exchange.js";

/** What one attempt came to; `response` is null for an error status. */
export type Outcome =
  | { readonly kind: "answer"; readonly answer: Answer; readonly response: Response | null }
  | { readonly kind: "no-answer"; readonly error: NoAnswer };

/**
 * Attempts at a call that fails for reasons of the network or the server. Where each fails with a
 * chance of 10 %, a call is lost with 10⁻⁷: one audit in a thousand that makes 10,000 calls.
 */
const MAX_ATTEMPTS = 7;
/** A deadline costs its full length each time, so it is not tried as often. */
const MAX_TIMED_OUT_ATTEMPTS = 3;
/** Being throttled is the service's way of pacing, so a call waits its turn much longer. */
const MAX_THROTTLED_ATTEMPTS = 12;
const BASE_MS = 200;
const CAP_MS = 10_000;
const THROTTLED_CAP_MS = 4_000;
/** A longer Retry-After than this is no longer a pause but an outage. */
const MAX_RETRY_AFTER_MS = 60_000;

/** What an attempt tells of the service. */
export type Effect = "success" | "throttled" | "other";

export function effectOf(outcome: Outcome): Effect {
  if (isThrottled(outcome)) return "throttled";
  return outcome.kind === "answer" && outcome.answer.status < 500 ? "success" : "other";
}

function isThrottled(outcome: Outcome): boolean {
  return outcome.kind === "answer" && outcome.answer.status === 429;
}

/**
 * How long to wait before attempt `attempts + 1`, in milliseconds; null when the outcome is final.
 * Full jitter (`random` in [0, 1)); never less than the service's own Retry-After.
 */
export function retryDelayMs(
  outcome: Outcome,
  attempts: number,
  random: number,
  wallClockMs: number,
): number | null {
  if (attempts >= maxAttempts(outcome)) return null;
  const cap = isThrottled(outcome) ? THROTTLED_CAP_MS : CAP_MS;
  const jittered = random * Math.min(cap, BASE_MS * 2 ** (attempts - 1));
  const asked = outcome.kind === "answer" ? retryAfterMs(outcome.answer, wallClockMs) : 0;
  return asked > MAX_RETRY_AFTER_MS ? null : Math.max(asked, jittered);
}

function maxAttempts(outcome: Outcome): number {
  if (outcome.kind === "answer") {
    const { status } = outcome.answer;
    if (status === 429) return MAX_THROTTLED_ATTEMPTS;
    return status >= 500 && status !== 501 ? MAX_ATTEMPTS : 0;
  }
  switch (outcome.error.code) {
    case "Cancelled":
      return 0;
    case "TimedOut":
      return MAX_TIMED_OUT_ATTEMPTS;
    default:
      return MAX_ATTEMPTS;
  }
}

/** `Retry-After` as seconds or as an HTTP date (RFC 9110 §10.2.3); 0 when absent or unreadable. */
function retryAfterMs(answer: Answer, wallClockMs: number): number {
  const value = answer.headers.get("retry-after")?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? 0 : Math.max(0, date - wallClockMs);
}
