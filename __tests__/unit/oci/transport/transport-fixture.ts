import type { HttpRequest } from "oci-common";

import { OciFailure } from "../../../../src/oci/failure.js";
import type { Clock } from "../../../../src/oci/transport/clock.js";
import {
  Transport,
  type SdkHttpClient,
  type TransportOptions,
} from "../../../../src/oci/transport/transport.js";
import type { Loopback, Reply } from "./loopback.js";
import { IDENTITY } from "./signature-check.js";

export const REGION = "us-ashburn-1";
export const CORE = `https://iaas.${REGION}.oraclecloud.com/20160918`;
const FILE = "block_volume_backup_posture_20261105T031500Z.json";
export const OBJECT = `https://objectstorage.${REGION}.oraclecloud.com/n/acmens/b/reports/o/posture%2F${FILE}`;

/** A clock on which every wait is over at once, and yet took its time. */
export function hastyClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    after: (ms, callback) => {
      now += Math.max(0, ms);
      const timer = setImmediate(callback);
      return () => {
        clearImmediate(timer);
      };
    },
  };
}

/** A transport to the loopback server that never waits between attempts. */
export function transportTo(
  server: Pick<Loopback, "dispatcher">,
  over: Partial<TransportOptions> = {},
): Transport {
  return new Transport({
    identity: IDENTITY,
    pool: server.dispatcher,
    writes: { objectPrefix: "posture" },
    concurrency: 16,
    requestTimeoutMs: 60_000,
    cancellation: new AbortController().signal,
    userAgent: "oci-volume-backup-audit/0.0.0",
    clock: hastyClock(),
    random: () => 0,
    ...over,
  });
}

/** Answers with each reply in turn, and with the last one from then on. */
export function answerWith(server: Loopback, ...replies: readonly (Reply | "reset")[]): void {
  let next = 0;
  server.answer = (_, response) => {
    const reply = replies[Math.min(next, replies.length - 1)];
    next += 1;
    if (reply !== "reset") return reply;
    response.socket?.resetAndDestroy();
    return undefined;
  };
}

export interface Sent {
  readonly method?: string;
  readonly uri?: string;
  readonly operation?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly excludeBody?: boolean;
}

/** Sends as the SDK's clients do; a listing of volumes, unless said otherwise. */
export function send(client: SdkHttpClient, request: Sent = {}): Promise<Response> {
  const { method = "GET", uri = `${CORE}/volumes?compartmentId=a`, body } = request;
  const { operation = "listVolumes", headers = {}, excludeBody = false } = request;
  const outgoing = { method, uri, headers: new Headers(headers), body } as HttpRequest;
  return client.send(outgoing, excludeBody, "service", operation);
}

/** The failure that a response holds. */
export async function failureOf(response: Promise<Response>): Promise<OciFailure> {
  const settled = await response;
  try {
    await settled.json();
  } catch (error) {
    if (error instanceof OciFailure) return error;
    throw error;
  }
  throw new Error("the call did not fail");
}
