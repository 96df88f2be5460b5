import type { HttpRequest } from "oci-common";

import type { Operation } from "../operations.js";
import { MEBIBYTE, MOST_REPORT_BYTES } from "../../plain/byte-limits.js";
import { outsideWords, requestIdIn } from "../../plain/outside-words.js";
import { parseJson } from "../../plain/parse-json.js";
import { OciFailure } from "../failure.js";
import type { AdaptiveLimiter } from "./adaptive-limiter.js";
import { NoAnswer, statusLine, type Answer } from "./exchange.js";
import { secretsOf } from "./request-signer.js";
import { RetryBudget } from "./retry-schedule.js";
import type { ServiceHealth } from "./service-health.js";
import type { Slots } from "./slots.js";

/** One service in one region: what its calls share. */
export interface Lane {
  readonly service: string;
  readonly region: string;
  readonly slots: Slots;
  readonly limiter: AdaptiveLimiter;
  readonly health: ServiceHealth;
}

/** A full page of a listing is some megabytes; instances with all their metadata may take more. */
const MOST_JSON_BYTES = 32 * MEBIBYTE;

/** One operation asked of OCI, over all of its attempts. */
export class Call {
  attempts = 0;
  readonly budget = new RetryBudget();
  readonly lane: Lane;
  readonly url: URL;
  readonly method: string;
  readonly body: Buffer | null;
  readonly excludeBody: boolean;
  /** As in IAM documentation: `ListVolumes`. */
  readonly operation: Operation;
  readonly #headers: Headers;
  /** Of the last attempt. */
  #lastHeaders = new Headers();

  constructor(lane: Lane, sdkName: string, request: HttpRequest, excludeBody: boolean) {
    this.lane = lane;
    this.url = new URL(request.uri);
    this.method = request.method;
    this.body = toBuffer(request.body);
    this.excludeBody = excludeBody;
    // What is not listed is refused before it is sent.
    this.operation = (sdkName.charAt(0).toUpperCase() + sdkName.slice(1)) as Operation;
    this.#headers = request.headers;
  }

  /** Everything that is read is JSON, but for an object's content; PUT and HEAD answer with nothing. */
  get expectsJson(): boolean {
    return this.method !== "PUT" && this.method !== "HEAD" && this.operation !== "GetObject";
  }

  /** The one status that the operation documents for a good answer. */
  get #documentedStatus(): number {
    return this.operation === "PublishMessage" ? 202 : 200;
  }

  /** What an answer may take, in bytes; more is refused before it is read. */
  get mostBytes(): number {
    return this.operation === "GetObject" ? MOST_REPORT_BYTES : MOST_JSON_BYTES;
  }

  /** Every listing answers with an array but ListObjects, which has one inside. */
  get #expectsArray(): boolean {
    return /^List(?!Objects$)|^GetVolumeBackupPolicyAssetAssignment$/.test(this.operation);
  }

  /** A fresh copy for each attempt: the signature belongs to one. */
  headers(): Headers {
    return new Headers(this.#headers);
  }

  /** Remembers the signature that goes out with an attempt. */
  sent(headers: Headers): void {
    this.#lastHeaders = headers;
  }

  /** What an answer must not repeat; looked for in headers only where one failed. */
  get #sent(): readonly string[] {
    return secretsOf(this.#lastHeaders);
  }

  requestIdOf({ headers }: Answer): string | null {
    return requestIdIn(headers.get("opc-request-id"), this.#sent);
  }

  failure(
    message: string,
    facts: { status?: number; code: string | null; opcRequestId?: string | null },
  ): OciFailure {
    return new OciFailure(message, {
      attempts: Math.max(1, this.attempts),
      operation: this.operation,
      region: this.lane.region,
      status: facts.status ?? null,
      code: facts.code,
      opcRequestId: facts.opcRequestId ?? null,
    });
  }

  /** OCI's error body is `{"code", "message"}`; a gateway's may be anything. */
  failureOf(answer: Answer, suffix: string): OciFailure {
    const { code, message } = parseError(answer);
    const said = outsideWords(message, this.#sent);
    return this.failure(`${said === "" ? statusLine(answer.status) : said}${suffix}`, {
      status: answer.status,
      code: outsideWords(code, this.#sent) || null,
      opcRequestId: this.requestIdOf(answer),
    });
  }

  /** What came with another status than the documented one is not what was asked for. */
  demandStatus({ status }: Answer): void {
    const documented = this.#documentedStatus;
    if (status === documented) return;
    throw new NoAnswer(
      "UnexpectedStatus",
      `the answer has status ${statusLine(status)}, and ${this.operation} answers with ${documented}`,
    );
  }

  /** An upload is answered without a body: with one, something between us and OCI has answered. */
  demandNoPage(answer: Answer): void {
    if (this.method !== "PUT" || answer.body.length === 0) return;
    const type = this.#typeOf(answer);
    throw new NoAnswer("BadBody", `the answer is not the service's (it has a body, ${type})`);
  }

  /** The parsed body of a JSON answer; throws `NoAnswer` when it is cut off or not what was asked. */
  json(answer: Answer): unknown {
    let parsed: unknown;
    try {
      parsed = parseJson(answer.body.toString("utf8"));
    } catch {
      const type = this.#typeOf(answer);
      throw new NoAnswer("BadBody", `the answer is not complete JSON (${type})`);
    }
    if (this.#expectsArray && !Array.isArray(parsed)) {
      throw new NoAnswer("BadBody", "the answer is not a list");
    }
    return parsed;
  }

  #typeOf({ headers }: Answer): string {
    return outsideWords(headers.get("content-type") ?? "", this.#sent) || "no content type";
  }
}

function toBuffer(body: unknown): Buffer | null {
  if (body === undefined || body === null) return null;
  if (Buffer.isBuffer(body)) return body;
  if (typeof body === "string") return Buffer.from(body);
  throw new TypeError("A request body must be a string or a Buffer");
}

function parseError(answer: Answer): { readonly code: string; readonly message: string } {
  let parsed: unknown;
  try {
    parsed = parseJson(answer.body.toString("utf8"));
  } catch {
    return { code: "", message: "" };
  }
  const { code, message } = (parsed ?? {}) as { code?: unknown; message?: unknown };
  return {
    code: typeof code === "string" ? code : "",
    message: typeof message === "string" ? message : "",
  };
}
