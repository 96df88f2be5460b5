import { STATUS_CODES } from "node:http";
import { request as undiciRequest, type Dispatcher } from "undici";

import { MEBIBYTE } from "../../plain/byte-limits.js";
import { systemClock, type Clock } from "./clock.js";
import { describeConnectionError } from "./connection-error.js";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** No usable answer came: the connection or the deadline failed, or what came is no answer to this. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  readonly code:
    "TimedOut" | "ConnectionFailed" | "BadBody" | "UnexpectedStatus" | "TooLarge" | "Cancelled";

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

/** Enough for an answer that is a token or a few fields, and for any error. */
const MOST_BYTES = MEBIBYTE;

/**
 * Sends one request and reads the whole answer, within `deadlineMs` from the first byte out to the
 * last byte in, as `deadlines` tells. An answer of more than `mostBytes` is not read to its end. Throws
 * `NoAnswer`; an HTTP error status is an answer.
 */
export async function exchange(
  pool: Dispatcher,
  request: OutgoingRequest,
  deadlineMs: number,
  cancellation: AbortSignal,
  mostBytes = MOST_BYTES,
  deadlines: Pick<Clock, "after"> = systemClock,
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
  const stopDeadline = deadlines.after(deadlineMs, () => {
    controller.abort(new NoAnswer("TimedOut", `no complete answer within ${deadlineMs / 1000} s`));
  });
  cancellation.addEventListener("abort", cancel, { once: true });
  try {
    return await Promise.race([send(pool, request, controller.signal, mostBytes), givenUp]);
  } finally {
    stopDeadline();
    cancellation.removeEventListener("abort", cancel);
  }
}

async function send(
  pool: Dispatcher,
  { url, method, headers, body }: OutgoingRequest,
  signal: AbortSignal,
  mostBytes: number,
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
      body: await wholeBody(answer, method === "HEAD" ? Infinity : mostBytes),
    };
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
    throw new NoAnswer("ConnectionFailed", describeConnectionError(error));
  }
}

/** The size that an answer tells is believed when it is too much; what it really has is counted. */
async function wholeBody(
  { headers, body }: Dispatcher.ResponseData,
  mostBytes: number,
): Promise<Buffer> {
  const told = Number(headers["content-length"] ?? 0);
  const chunks: Buffer[] = [];
  let bytes = 0;
  if (told > mostBytes) {
    body.on("error", () => undefined).destroy();
    throw tooLarge(mostBytes);
  }
  // Leaving the loop by an error closes the connection.
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw tooLarge(mostBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}

function tooLarge(mostBytes: number): NoAnswer {
  return new NoAnswer(
    "TooLarge",
    `the answer is larger than ${mostBytes / MEBIBYTE} MiB, and was not read to its end`,
  );
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
