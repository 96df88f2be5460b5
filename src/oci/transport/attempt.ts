import type { Operation } from "../operations.js";
import { isOcid } from "../../plain/ocid.js";
import type { Call } from "./call.js";
import type { AttemptOutcome } from "./retry-schedule.js";

/** One request that went out and what came back: for a trace. It holds no secret. */
export interface Attempt {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** Query values that are OCIDs, by name; other values may tell more than a log should. */
  readonly ocids: Readonly<Record<string, string>>;
  /** The API operation's name, as in IAM documentation: `ListVolumes`. */
  readonly operation: Operation;
  readonly region: string;
  /** 1 for the first. */
  readonly number: number;
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  /** Why no answer came: `TimedOut`; null when one did. */
  readonly error: string | null;
  /** From the first byte out to the last one in. */
  readonly durationMs: number;
  readonly opcRequestId: string | null;
}

export function attemptOf(call: Call, outcome: AttemptOutcome, durationMs: number): Attempt {
  const { method, url, operation, lane, attempts } = call;
  const answer = outcome.kind === "answer" ? outcome.answer : null;
  return {
    method,
    host: url.host,
    path: url.pathname,
    ocids: Object.fromEntries([...url.searchParams].filter(([, value]) => isOcid(value))),
    operation,
    region: lane.region,
    number: attempts,
    status: answer?.status ?? null,
    error: outcome.kind === "no-answer" ? outcome.error.code : null,
    durationMs: Math.round(durationMs),
    opcRequestId: answer === null ? null : call.requestIdOf(answer),
  };
}
