import { DelegateBackoff, handleWhen, retry, type RetryPolicy } from "cockatiel";
import type { HttpRequest } from "oci-common";
import type { Dispatcher } from "undici";

import { OciFailure } from "../failure.js";
import { AdaptiveLimiter } from "./adaptive-limiter.js";
import { isAllowed, type AllowedWrites } from "./allow-list.js";
import { systemClock, type Clock } from "./clock.js";
import { Call, type Lane } from "./call.js";
import { exchange, NoAnswer, type Answer } from "./exchange.js";
import { failedResponse } from "./failed-response.js";
import { isThrottled, retryDelayMs, type Outcome } from "./retry-schedule.js";
import { signRequest, type SigningIdentity } from "./request-signer.js";
import { ServiceHealth } from "./service-health.js";
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
  readonly clock?: Clock;
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

/** An attempt that may be repeated, on its way to the retry policy with the wait it asks for. */
class RetryLater extends Error {
  override readonly name = "RetryLater";
  readonly delayMs: number;
  constructor(delayMs: number) {
    super("retry later");
    this.delayMs = delayMs;
  }
}

/** The one way to OCI: guard, limit, sign, send, retry. One per run, one client per service and region. */
export class Transport {
  readonly usage: ApiUsage = { requests: 0, retries: 0, throttled: 0 };
  readonly #options: TransportOptions;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #slots = new Map<string, Slots>();
  readonly #retry: RetryPolicy = retry(
    handleWhen((error) => error instanceof RetryLater),
    {
      maxAttempts: Number.MAX_SAFE_INTEGER,
      backoff: new DelegateBackoff(({ result }) =>
        "error" in result && result.error instanceof RetryLater ? result.error.delayMs : 0,
      ),
    },
  );

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
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
      send: async (request, ...[excludeBody = false, , operation = "request"]) => {
        const call = new Call(lane, operation, request, excludeBody);
        try {
          return await this.#perform(call);
        } catch (error) {
          if (error instanceof OciFailure) return failedResponse(error);
          throw error;
        }
      },
    };
  }

  async #perform(call: Call): Promise<Response> {
    if (!isAllowed(call.method, call.url, this.#options.writes)) {
      throw call.failure(
        `${call.method} ${call.url.pathname} is not among the requests that this program may make; nothing was sent`,
        { code: "RefusedByAllowList" },
      );
    }
    return this.#retry.execute(() => this.#attempt(call));
  }

  async #attempt(call: Call): Promise<Response> {
    const { limiter, slots, health } = call.lane;
    await limiter.acquire({ first: call.attempts > 0 });
    await slots.acquire();
    let effect: "success" | "throttled" | "other" = "other";
    try {
      const outage = health.outage();
      if (outage !== null) throw call.failure(outage, { code: "RegionUnavailable" });
      const outcome = await this.#exchange(call);
      effect = effectOf(outcome);
      if (effect === "throttled") this.usage.throttled += 1;
      health.record(effect === "success");
      return this.#settle(call, outcome);
    } finally {
      slots.release();
      limiter.release(effect);
    }
  }

  async #exchange(call: Call): Promise<Outcome> {
    const { identity, pool, requestTimeoutMs, cancellation, userAgent } = this.#options;
    call.attempts += 1;
    this.usage.requests += 1;
    if (call.attempts > 1) this.usage.retries += 1;
    const { method, url, body } = call;
    const outgoing = { method, url, headers: call.headers(), body };
    outgoing.headers.set("user-agent", userAgent);
    try {
      await signRequest(identity, outgoing, { excludeBody: call.excludeBody });
      const answer = await exchange(pool, outgoing, requestTimeoutMs, cancellation);
      return { kind: "answer", answer, response: toResponse(call, answer) };
    } catch (error) {
      if (error instanceof NoAnswer) return { kind: "no-answer", error };
      throw error;
    }
  }

  /** The response when it is good, `RetryLater` when another attempt may help, else the failure. */
  #settle(call: Call, outcome: Outcome): Response {
    if (outcome.kind === "answer" && outcome.response !== null) return outcome.response;
    const delay = retryDelayMs(outcome, call.attempts, this.#random(), Date.now());
    if (delay !== null) throw new RetryLater(delay);
    const tries = call.attempts > 1 ? ` (after ${call.attempts} attempts)` : "";
    throw outcome.kind === "no-answer"
      ? call.failure(`${outcome.error.message}${tries}`, { code: outcome.error.code })
      : call.failureOf(outcome.answer, tries);
  }
}

function effectOf(outcome: Outcome): "success" | "throttled" | "other" {
  if (isThrottled(outcome)) return "throttled";
  return outcome.kind === "answer" && outcome.answer.status < 500 ? "success" : "other";
}

/** The SDK's view of a good answer; null for an error status. JSON is parsed once, here. */
function toResponse(call: Call, answer: Answer): Response | null {
  if (answer.status >= 300) return null;
  const { status, headers, body } = answer;
  if (!call.expectsJson) return new Response(new Uint8Array(body), { status, headers });
  const parsed = call.json(answer);
  return Object.assign(new Response(null, { status, headers }), {
    json: () => Promise.resolve(parsed),
  });
}
