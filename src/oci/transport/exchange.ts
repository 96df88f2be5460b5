import { STATUS_CODES } from "node:http";
import { request as undiciRequest, type Dispatcher } from "undici";

import { describeConnectionError } from "./connection-error.js";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** No usable answer came: the connection, the deadline, or the body failed. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  readonly code: "TimedOut" | "ConnectionFailed" | "BadBody" | "Cancelled";

  constructor(code: NoAnswer["code"], message: string) {
    super(message);
    this.code = code;
  }
}

export interface OutgoingRequest {
  readonly method: Dispatcher.HttpMethod;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Buffer | null;
}

/**
 * Sends one request and reads the whole answer, within `deadlineMs` from the first byte out to the
 * last byte in. Throws `NoAnswer`; an HTTP error status is an answer.
 */
export async function exchange(
  pool: Dispatcher,
  request: OutgoingRequest,
  deadlineMs: number,
  cancellation: AbortSignal,
): Promise<Answer> {
  if (cancellation.aborted) throw cancelled();
  const controller = new AbortController();
  // undici lets an abort wait while the request's connection is being made; this does not wait.
  const givenUp = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () => {
      reject(controller.signal.reason as NoAnswer);
    });
  });
  const cancel = () => {
    controller.abort(cancelled());
  };
  const timer = setTimeout(() => {
    controller.abort(new NoAnswer("TimedOut", `no complete answer within ${deadlineMs / 1000} s`));
  }, deadlineMs);
  cancellation.addEventListener("abort", cancel, { once: true });
  try {
    return await Promise.race([send(pool, request, controller.signal), givenUp]);
  } finally {
    clearTimeout(timer);
    cancellation.removeEventListener("abort", cancel);
  }
}

async function send(
  pool: Dispatcher,
  { url, method, headers, body }: OutgoingRequest,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    const answer = await undiciRequest(url, {
      dispatcher: pool,
      ...{ method, body, signal },
      headers: [...headers].flat(),
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    if (signal.aborted) {
      answer.body.on("error", () => undefined).destroy();
      throw signal.reason;
    }
    return {
      status: answer.statusCode,
      headers: toHeaders(answer.headers),
      body: Buffer.from(await answer.body.arrayBuffer()),
    };
  } catch (error) {
    throw new NoAnswer("ConnectionFailed", describeConnectionError(error));
  }
}

function cancelled(): NoAnswer {
  return new NoAnswer("Cancelled", "the run was cancelled");
}

function toHeaders(raw: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}

/** `503 Service Unavailable`. */
export function statusLine(status: number): string {
  const text = STATUS_CODES[status];
  return text === undefined ? String(status) : `${status} ${text}`;
}
