import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

import type { Dispatched } from "./dispatcher.js";
import type { FaultEffect } from "./faults.js";
import type { RecordedRequest, Recorder } from "./recorder.js";
import type { Answer } from "./wire/operation.js";

const HTML_PAGE =
  "<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>Sign in to continue</h1></body></html>\n";

interface Ready {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Sends the answer, or lets the fault have its way with it. */
export function reply(
  { record, answer, effect }: Dispatched,
  response: ServerResponse,
  recorder: Recorder,
  reset: (socket: Socket) => void,
  onHang?: () => void,
): void {
  const socket = response.socket;
  if (socket === null) {
    recorder.settle(record, null, null);
    return;
  }
  // A fault is about the call; one that was refused before it was made stays refused.
  const kind = record.code === null ? effect?.kind : undefined;
  if (kind === "hang" || kind === "reset") {
    recorder.settle(record, null, null);
    if (kind === "reset") reset(socket);
    else onHang?.();
    return;
  }
  const isPage = effect?.kind === "html" && kind === "html";
  const ready = isPage ? page(effect.status ?? 200) : encode(answer);
  const change = effect?.kind === "altered" && kind === "altered" ? effect : UNCHANGED;
  const status = change.status ?? ready.status;
  recorder.settle(record, status, record.code);
  // Node would add a `Date` of its own where a fault leaves it out.
  response.sendDate = false;
  response.writeHead(
    status,
    withoutNulls({
      ...lengthOf(ready, record),
      ...ready.headers,
      date: new Date(record.arrivedAt + (change.dateOffsetMs ?? 0)).toUTCString(),
      "opc-request-id": record.requestId,
      ...change.headers,
    }),
  );
  if (kind === "truncate") {
    response.write(ready.body.subarray(0, Math.floor(ready.body.length / 2)), () => {
      socket.destroy();
    });
  } else {
    response.end(ready.body);
  }
}

/** A refused HEAD tells no length: the body that it would have had is not there. */
const lengthOf = ({ body }: Ready, { method, code }: RecordedRequest): Record<string, string> =>
  method === "HEAD" && code !== null ? {} : { "content-length": String(body.length) };

const UNCHANGED: Extract<FaultEffect, { kind: "altered" }> = { kind: "altered" };

function withoutNulls(headers: Readonly<Record<string, string | null>>): Record<string, string> {
  const present: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== null) present[name] = value;
  return present;
}

const page = (status: number): Ready => ({
  status,
  headers: { "content-type": "text/html" },
  body: Buffer.from(HTML_PAGE),
});

function encode(answer: Answer): Ready {
  const status = answer.status ?? 200;
  const { body } = answer;
  if (body === undefined) return { status, headers: { ...answer.headers }, body: Buffer.alloc(0) };
  const headers = { "content-type": "application/json", ...answer.headers };
  if (Buffer.isBuffer(body)) return { status, headers, body };
  return { status, headers, body: Buffer.from(JSON.stringify(body)) };
}
