import { createHash } from "node:crypto";

import { connect, type Cloud, type Connection } from "../../../../src/oci/cloud.js";
import type { OciFailure } from "../../../../src/oci/failure.js";
import type { Loopback, Reply } from "../transport/loopback.js";
import { IDENTITY } from "../transport/signature-check.js";
import { hastyClock } from "../transport/transport-fixture.js";
import { headersToSend, rawRecords, type RecordedAnswer } from "./recorded-answer.js";

export const REGION = "us-phoenix-1";
export const TOPIC = "ocid1.onstopic.oc1.phx.a";

/** What a case reads a recorded answer with. */
export interface Reader {
  readonly connection: Connection;
  readonly cloud: Cloud;
  readonly region: ReturnType<Cloud["region"]>;
  readonly store: ReturnType<Cloud["objectStore"]>;
}

export interface Replayed {
  readonly reader: Reader;
  /** The page tokens that came back, decoded. */
  readonly pagesAsked: readonly string[];
  readonly token: string | null;
}

/** In what the recorded record is sent: as it was, as a list of one, or as the first of its list. */
export type Shape = "as recorded" | "as a list" | number;

/** A connection to a server that gives the recorded answer, and an empty last page where it names one. */
export function replay(server: Loopback, answer: RecordedAnswer, shape: Shape): Replayed {
  const { headers, token } = headersToSend(answer);
  const pagesAsked: string[] = [];
  const body = shaped(answer, shape);
  server.answer = ({ target, method }) => {
    const page = new URL(target, "https://service.example").searchParams.get("page");
    if (page !== null) {
      pagesAsked.push(page);
      return { headers: { "content-type": "application/json" }, json: emptied(body) };
    }
    return reply(answer.status, headers, method === "HEAD" ? "" : body);
  };
  const connection = connect(
    { identity: IDENTITY, tenancyId: "ocid1.tenancy.oc1..acme", region: REGION },
    {
      concurrency: 4,
      requestTimeoutMs: 60_000,
      objectPrefix: "posture",
      metrics: true,
      topicId: TOPIC,
      userAgent: "audit",
      cancellation: new AbortController().signal,
      pool: server.dispatcher,
      clock: hastyClock(),
      random: () => 0,
    },
  );
  const { cloud } = connection;
  const reader = {
    connection,
    cloud,
    region: cloud.region(REGION),
    store: cloud.objectStore(REGION),
  };
  return { reader, pagesAsked, token };
}

function shaped(answer: RecordedAnswer, shape: Shape): unknown {
  if (shape === "as recorded") return answer.body;
  return shape === "as a list" ? [answer.body] : rawRecords(answer)[shape];
}

function emptied(body: unknown): unknown {
  return Array.isArray(body) ? [] : { items: [] };
}

function reply(status: number, headers: Readonly<Record<string, string>>, body: unknown): Reply {
  // The text of a page, or no body at all; the one JSON string is a namespace.
  const isText = typeof body === "string" && (body === "" || body.startsWith("<"));
  return isText ? { status, headers, text: body } : { status, headers, json: body };
}

/** What a call that fails says; the message without the count of attempts. */
export async function failureOf(call: Promise<unknown>): Promise<object> {
  try {
    await call;
  } catch (error) {
    const { name, status, code, message } = error as OciFailure;
    return { name, status, code, message: message.replace(/ \(after \d+ attempts\)$/, "") };
  }
  throw new Error("the call did not fail");
}

export const failure = (status: number, code: string | null, message: string): object => ({
  ...{ name: "OciFailure", status, code, message },
});

/** An instant of the recording; NaN where it has null. */
export const at = (value: unknown): number =>
  typeof value === "string" ? new Date(value).getTime() : NaN;

export const orNull = (value: unknown): unknown => value ?? null;

export const md5 = (body: Buffer): string => createHash("md5").update(body).digest("base64");
