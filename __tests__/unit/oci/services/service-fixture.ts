import { afterAll, beforeAll, beforeEach } from "@jest/globals";

import type { SdkHttpClient } from "../../../../src/oci/transport/transport.js";
import { loopback, type Loopback, type Reply } from "../transport/loopback.js";
import { transportTo } from "../transport/transport-fixture.js";

export const REGION = "us-ashburn-1";

/** Answers a request by its path and its query values as the service would decode them. */
export type Service = (path: string, query: URLSearchParams, method: string) => Reply;

export interface Wire {
  readonly server: Loopback;
  /** A client through the real transport to a server that answers as `service` says. */
  client(service: Service): SdkHttpClient;
  /** `GET /20160918/volumes?compartmentId=a`: what went over the wire, undecoded. */
  sent(): readonly string[];
}

/** One loopback server for a test file; each test begins with no requests seen. */
export function useWire(): Wire {
  let server: Loopback | undefined;
  const current = () => {
    if (server === undefined) throw new Error("the server has not started yet");
    return server;
  };
  beforeAll(async () => {
    server = await loopback();
  });
  afterAll(() => server?.close());
  beforeEach(() => {
    current().requests.length = 0;
  });
  return {
    get server() {
      return current();
    },
    client: (service) => {
      current().answer = ({ method, target }) => {
        const url = new URL(target, "https://service.example");
        return service(url.pathname, url.searchParams, method);
      };
      return transportTo(current()).clientFor("service", REGION);
    },
    sent: () => current().requests.map(({ method, target }) => `${method} ${target}`),
  };
}

export async function everyItem<Item>(pages: AsyncIterable<readonly Item[]>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}

export function badRequest(message: string): Reply {
  return { status: 400, json: { code: "InvalidParameter", message } };
}

export const DENIED: Reply = {
  status: 404,
  headers: { "opc-request-id": "req-1" },
  json: { code: "NotAuthorizedOrNotFound", message: "Authorization failed" },
};
