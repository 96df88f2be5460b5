import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { Agent, type Dispatcher } from "undici";

export interface Received {
  readonly method: string;
  /** The request line as it came, before anybody decoded it. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
}

/** Answers one request; without a reply the handler has dealt with the response itself. */
export type Handler = (request: Received, response: ServerResponse) => Reply | undefined;

export interface Loopback {
  readonly requests: Received[];
  readonly port: number;
  /** Sends every request here, whatever host it is for; the host header stays. */
  readonly dispatcher: Dispatcher;
  answer: Handler;
  close(): Promise<void>;
}

/** A plain HTTP server on this machine that stands for every host of OCI. */
export async function loopback(): Promise<Loopback> {
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const request = {
        method: incoming.method ?? "",
        target: incoming.url ?? "",
        headers: incoming.headers,
        body: Buffer.concat(chunks),
      };
      self.requests.push(request);
      const reply = self.answer(request, response);
      if (reply === undefined) return;
      const { status = 200, headers = {}, json, text } = reply;
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(text ?? (json === undefined ? undefined : JSON.stringify(json)));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ pipelining: 1 });
  const self: Loopback = {
    requests: [],
    port,
    dispatcher: agent.compose(
      (dispatch) => (options, handler) =>
        dispatch({ ...options, origin: `http://127.0.0.1:${port}` }, handler),
    ),
    answer: () => ({ json: {} }),
    close: async () => {
      await agent.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  return self;
}
