import { STATUS_CODES } from "node:http";
import { request as undiciRequest, type Dispatcher } from "undici";

import { messageOf } from "../../error-message.js";

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
  const controller = new AbortController();
  const giveUp = (code: NoAnswer["code"], message: string) => {
    controller.abort(new NoAnswer(code, message));
  };
  const cancel = () => {
    giveUp("Cancelled", "the run was cancelled");
  };
  const timer = setTimeout(() => {
    giveUp("TimedOut", `no complete answer within ${deadlineMs / 1000} s`);
  }, deadlineMs);
  cancellation.addEventListener("abort", cancel, { once: true });
  try {
    if (cancellation.aborted) cancel();
    const answer = await undiciRequest(request.url, {
      dispatcher: pool,
      method: request.method,
      headers: [...request.headers].flat(),
      body: request.body,
      signal: controller.signal,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    const body = Buffer.from(await answer.body.arrayBuffer());
    return { status: answer.statusCode, headers: toHeaders(answer.headers), body };
  } catch (error) {
    if (controller.signal.reason instanceof NoAnswer) throw controller.signal.reason;
    throw new NoAnswer("ConnectionFailed", describeConnectionError(error));
  } finally {
    clearTimeout(timer);
    cancellation.removeEventListener("abort", cancel);
  }
}

function toHeaders(raw: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
}

/** `ECONNRESET: read ECONNRESET`, `ENOTFOUND: …`: the code first, since people search for it. */
function describeConnectionError(error: unknown): string {
  const cause = innermost(error);
  const code = (cause as { code?: unknown }).code;
  const message = messageOf(cause);
  return typeof code === "string" && !message.includes(code) ? `${code}: ${message}` : message;
}

function innermost(error: unknown): unknown {
  let current = error;
  for (let depth = 0; depth < 5; depth += 1) {
    const next: unknown =
      current instanceof AggregateError
        ? current.errors[0]
        : (current as { cause?: unknown }).cause;
    if (next === undefined || next === null) return current;
    current = next;
  }
  return current;
}

/** `503 Service Unavailable`. */
export function statusLine(status: number): string {
  const text = STATUS_CODES[status];
  return text === undefined ? String(status) : `${status} ${text}`;
}
