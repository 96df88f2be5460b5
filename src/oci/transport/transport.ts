import { setMaxListeners } from "node:events";

import type { HttpRequest } from "oci-common";
import type { Dispatcher } from "undici";

import { isOperation } from "../operations.js";
import { OciFailure } from "../failure.js";
import { SignInError } from "../sign-in/sign-in-error.js";
import { AdaptiveLimiter } from "./adaptive-limiter.js";
import { isAllowed, type AllowedWrites } from "./allow-list.js";
import { attemptOf, type Attempt } from "./attempt.js";
import { systemClock, type Clock } from "./clock.js";
import { Call, type Lane } from "./call.js";
import { exchange, NoAnswer, type Answer } from "./exchange.js";
import { forgetRecords } from "./forget-records.js";
import { failedResponse } from "./failed-response.js";
import { pause } from "./pause.js";
import { effectOf, type Effect, type AttemptOutcome } from "./retry-schedule.js";
import { signRequest, type SigningIdentity } from "./request-signer.js";
import { ServiceHealth } from "./service-health.js";
import { ServerClock } from "./server-clock.js";
import { Slots } from "./slots.js";

export interface TransportOptions {
  readonly identity: SigningIdentity;
  readonly pool: Dispatcher;
  readonly writes: AllowedWrites;
  /** Requests in flight a region, at most. */
  readonly concurrency: number;
  /** Deadline of one attempt. */
  readonly requestTimeoutMs: number;
  readonly cancellation: AbortSignal;
  readonly userAgent: string;
  /** Failures leave without OCI's own words, which may quote names. */
  readonly withholdsMessages?: boolean;
  /** Hears of every request when its outcome is known. */
  readonly onAttempt?: (attempt: Attempt) => void;
  /** For the waits between attempts, and what is told by them. */
  readonly clock?: Clock;
  /** Ends attempts at their deadline: a clock that leaps over waits must not leap over an answer. */
  readonly deadlines?: Pick<Clock, "after">;
  readonly random?: () => number;
}

export interface ApiUsage {
  requests: number;
  retries: number;
  throttled: number;
}

/** What the SDK's clients call: oci-common's `HttpClient`. */
export interface SdkHttpClient {
  send(
    request: HttpRequest,
    excludeBody?: boolean,
    targetService?: string,
    operationName?: string,
  ): Promise<Response>;
}

/** The one way to OCI: guard, limit, sign, send, retry. One per run, one client per service and region. */
export class Transport {
  readonly usage: ApiUsage = { requests: 0, retries: 0, throttled: 0 };
  readonly #options: TransportOptions;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #slots = new Map<string, Slots>();
  readonly #serverClock = new ServerClock();

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    // Every lane and every call under way listens, which Node 20 would take for a leak.
    setMaxListeners(0, options.cancellation);
  }

  /** OCI's time, in milliseconds since the epoch, to about a second; null before any answer told. */
  serverNow(): number | null {
    return this.#serverClock.now();
  }

  /** The `httpClient` for one SDK client. */
  clientFor(service: string, region: string): SdkHttpClient {
    const slots = this.#slots.get(region) ?? new Slots(this.#options.concurrency);
    this.#slots.set(region, slots);
    const lane: Lane = {
      service,
      region,
      slots,
      limiter: new AdaptiveLimiter(this.#options.concurrency, this.#clock),
      health: new ServiceHealth(this.#options.requestTimeoutMs, this.#clock),
    };
    this.#options.cancellation.addEventListener("abort", () => {
      lane.limiter.openUp();
    });
    return {
      send: async (request, ...[excludeBody = false, , operation = ""]) => {
        try {
          return await this.#perform(new Call(lane, operation, request, excludeBody));
        } catch (error) {
          return failedResponse(this.#told(error));
        }
      },
    };
  }

  #told(error: unknown): Error {
    if (error instanceof OciFailure && this.#options.withholdsMessages === true) {
      return error.withheld();
    }
    return error instanceof Error ? error : new Error(String(error));
  }

  async #perform(call: Call): Promise<Response> {
    const { method, url, operation } = call;
    if (!isOperation(operation) || !isAllowed(method, url, this.#options.writes)) {
      throw call.failure(
        `${method} ${url.pathname} is not among the requests that this program may make; nothing was sent`,
        { code: "RefusedByAllowList" },
      );
    }
    // The waits are ours and not a library's, for a cancellation must end one at once.
    for (;;) {
      const answer = await this.#attempt(call);
      if (answer instanceof Response) return answer;
      await pause(answer.waitMs, this.#clock, this.#options.cancellation);
    }
  }

  /** The response when it is good, or how long to wait before the next attempt. */
  async #attempt(call: Call): Promise<Response | { readonly waitMs: number }> {
    const { limiter, slots, health } = call.lane;
    await limiter.acquire({ first: call.attempts > 0 });
    await slots.acquire();
    let effect: Effect = "other";
    try {
      if (this.#options.cancellation.aborted) {
        throw call.failure("the run was cancelled", { code: "Cancelled" });
      }
      const outage = health.outage(call.operation);
      if (outage !== null) throw call.failure(outage, { code: "RegionUnavailable" });
      const outcome = await this.#observed(call);
      effect = effectOf(outcome);
      if (effect === "throttled") this.usage.throttled += 1;
      health.record(call.operation, effect);
      // Those that wait for their turn need none to hear that it will not come.
      if (health.isDown) limiter.openUp();
      return this.#settle(call, outcome);
    } finally {
      slots.release();
      limiter.release(effect);
    }
  }

  async #observed(call: Call): Promise<AttemptOutcome> {
    const { onAttempt } = this.#options;
    if (onAttempt === undefined) return await this.#exchange(call);
    const startedAt = this.#clock.now();
    const outcome = await this.#exchange(call);
    onAttempt(attemptOf(call, outcome, this.#clock.now() - startedAt));
    return outcome;
  }

  async #exchange(call: Call): Promise<AttemptOutcome> {
    const { identity, pool, requestTimeoutMs, cancellation, userAgent, deadlines } = this.#options;
    call.attempts += 1;
    this.usage.requests += 1;
    if (call.attempts > 1) this.usage.retries += 1;
    const { method, url, body } = call;
    const outgoing = { method, url, headers: call.headers(), body };
    outgoing.headers.set("user-agent", userAgent);
    try {
      await signRequest(identity, outgoing, { excludeBody: call.excludeBody });
      call.sent(outgoing.headers);
      const answer = await exchange(
        pool,
        outgoing,
        requestTimeoutMs,
        cancellation,
        call.mostBytes,
        deadlines,
      );
      this.#serverClock.hear(answer.headers.get("date"));
      return { kind: "answer", answer, response: toResponse(call, answer) };
    } catch (error) {
      if (error instanceof NoAnswer) return { kind: "no-answer", error };
      if (error instanceof SignInError) throw call.failure(error.message, { code: "SignInFailed" });
      throw error;
    }
  }

  /** The response when it is good, the wait when another attempt may help; else throws the failure. */
  #settle(call: Call, outcome: AttemptOutcome): Response | { readonly waitMs: number } {
    if (outcome.kind === "answer" && outcome.response !== null) return outcome.response;
    const waitMs = call.budget.delayAfter(outcome, this.#random(), Date.now());
    if (waitMs !== null) return { waitMs };
    const tries = call.attempts > 1 ? ` (after ${call.attempts} attempts)` : "";
    throw outcome.kind === "no-answer"
      ? call.failure(`${outcome.error.message}${tries}`, { code: outcome.error.code })
      : call.failureOf(outcome.answer, tries);
  }
}

/** The SDK's view of a good answer; null for an error status. JSON is parsed once, here. */
function toResponse(call: Call, answer: Answer): Response | null {
  if (answer.status >= 300) return null;
  call.demandStatus(answer);
  const { status, headers, body } = answer;
  if (!call.expectsJson) {
    call.demandNoPage(answer);
    return new Response(new Uint8Array(body), { status, headers });
  }
  const parsed = call.json(answer);
  return Object.assign(new Response(null, { status, headers }), {
    json: () => {
      // The SDK copies the records as soon as it has them, before anything else comes in.
      if (Array.isArray(parsed)) setImmediate(forgetRecords, parsed);
      return Promise.resolve(parsed);
    },
  });
}
