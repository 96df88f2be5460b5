import type { IncomingMessage, ServerResponse } from "node:http";

import type { Fault, FaultPlan } from "./faults.js";
import type { Recorder } from "./recorder.js";

export interface Controlled {
  readonly recorder: Recorder;
  readonly faults: FaultPlan;
}

/**
 * Answers requests made to the proxy itself, for whoever runs the simulator as a process of its own:
 * `GET /counts`, `GET /requests`, `GET /refused`, `POST /faults` (a Fault as JSON), `DELETE /faults`.
 */
export function answerControl(
  request: IncomingMessage,
  response: ServerResponse,
  { recorder, faults }: Controlled,
): void {
  const send = (status: number, body: unknown): void => {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  };
  switch (`${request.method ?? ""} ${request.url ?? ""}`) {
    case "GET /counts":
      send(200, Object.fromEntries(recorder.counts));
      return;
    case "GET /requests":
      send(200, recorder.requests);
      return;
    case "GET /refused":
      send(200, recorder.refusedHosts);
      return;
    case "DELETE /faults":
      faults.clear();
      send(200, {});
      return;
    case "POST /faults":
      addFault(request, faults).then(
        () => {
          send(200, {});
        },
        () => {
          send(400, { message: "The body is no fault as JSON." });
        },
      );
      return;
    default:
      // A plain-HTTP request to be forwarded: nothing but OCI's TLS endpoints is served.
      recorder.refusedHosts.push(request.url ?? "");
      send(502, { message: "Nothing is served there." });
  }
}

async function addFault(request: IncomingMessage, faults: FaultPlan): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  faults.add(JSON.parse(Buffer.concat(chunks).toString()) as Fault);
}
