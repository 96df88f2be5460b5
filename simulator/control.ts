import type { IncomingMessage, ServerResponse } from "node:http";

import type { Fault, FaultPlan } from "./faults.js";
import type { Recorder } from "./recorder.js";
import type { ThrottleOptions } from "./throttle.js";

export interface Controlled {
  readonly recorder: Recorder;
  readonly faults: FaultPlan;
  readonly setThrottle: (throttle: ThrottleOptions | null) => void;
}

/**
 * Answers requests made to the proxy itself, for those who run the simulator as a process of its own:
 * `GET /counts`, `GET /traffic`, `GET /requests`, `DELETE /requests` (these three start anew),
 * `GET /refused`, `GET /cpu` (microseconds that the simulator used), `POST /faults` (a Fault as
 * JSON), `DELETE /faults`, `POST /throttle` (ThrottleOptions as JSON, or null for none).
 */
export function answerControl(
  request: IncomingMessage,
  response: ServerResponse,
  { recorder, faults, setThrottle }: Controlled,
): void {
  const send = (status: number, body: unknown): void => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };
  switch (`${request.method ?? ""} ${request.url ?? ""}`) {
    case "GET /counts":
      send(200, Object.fromEntries(recorder.counts));
      return;
    case "GET /traffic":
      send(200, Object.fromEntries(recorder.traffic));
      return;
    case "GET /cpu":
      send(200, process.cpuUsage());
      return;
    case "GET /requests":
      send(200, recorder.requests);
      return;
    case "DELETE /requests":
      recorder.clear();
      send(200, {});
      return;
    case "GET /refused":
      send(200, recorder.refusedHosts);
      return;
    case "DELETE /faults":
      faults.clear();
      send(200, {});
      return;
    case "POST /faults":
      takeBody(request, send, (fault) => faults.add(fault as Fault));
      return;
    case "POST /throttle":
      takeBody(request, send, (throttle) => {
        setThrottle(throttle as ThrottleOptions | null);
      });
      return;
    default:
      // A plain-HTTP request to be forwarded: nothing but OCI's TLS endpoints is served.
      recorder.refusedHosts.push(request.url ?? "");
      send(502, { message: "Nothing is served there." });
  }
}

function takeBody(
  request: IncomingMessage,
  send: (status: number, body: unknown) => void,
  take: (body: unknown) => void,
): void {
  readJson(request).then(
    (body) => {
      take(body);
      send(200, {});
    },
    () => {
      send(400, { message: "The body is no JSON." });
    },
  );
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString());
}
