import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";

import { connectionPool } from "../../../../src/oci/transport/connection-pool.js";
import { exchange } from "../../../../src/oci/transport/exchange.js";
import { proxyIn } from "./proxy-in.js";

const connected: string[] = [];
let proxy: Server;
let address: string;

beforeAll(async () => {
  proxy = createServer();
  proxy.on("connect", ({ url }: { url?: string }, socket) => {
    connected.push(url ?? "");
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await once(proxy, "close");
});
beforeEach(() => {
  connected.length = 0;
});

async function askThrough(env: Record<string, string>, url: string): Promise<void> {
  const pool = connectionPool({
    connectionsPerHost: 2,
    connectTimeoutMs: 5_000,
    proxy: proxyIn(env),
  });
  const request = { method: "GET", url: new URL(url), headers: new Headers(), body: null } as const;
  await expect(exchange(pool, request, 10_000, new AbortController().signal)).rejects.toMatchObject(
    { code: "ConnectionFailed" },
  );
  await pool.destroy();
}

describe("connectionPool", () => {
  test.each(["HTTPS_PROXY", "https_proxy"])("goes through %s", async (name) => {
    await askThrough({ [name]: address }, "https://iaas.us-ashburn-1.oraclecloud.com/");
    expect(connected).toEqual(["iaas.us-ashburn-1.oraclecloud.com:443"]);
  });

  test.each([
    ["a value without a scheme", (url: string) => ({ HTTPS_PROXY: url.replace("http://", "") })],
    [
      "the upper case beside an empty one",
      (url: string) => ({ https_proxy: "", HTTPS_PROXY: url }),
    ],
    [
      "a password with a bare %",
      (url: string) => ({ HTTPS_PROXY: url.replace("http://", "http://user:50%@") }),
    ],
    ["other hosts in NO_PROXY", (url: string) => ({ HTTPS_PROXY: url, NO_PROXY: "a.invalid, b" })],
  ])("goes through it with %s", async (_, env) => {
    await askThrough(env(address), "https://iaas.us-ashburn-1.oraclecloud.com/");
    expect(connected).toEqual(["iaas.us-ashburn-1.oraclecloud.com:443"]);
  });

  test.each(["*", "a.invalid, *", "b , INVALID", ".invalid", "x.invalid:443"])(
    "goes past it for NO_PROXY=%j",
    async (noProxy) => {
      const env = { HTTPS_PROXY: address, NO_PROXY: noProxy };
      await askThrough(env, "https://x.invalid/");
      expect(connected).toEqual([]);
    },
  );

  test.each(["NO_PROXY", "no_proxy"])("goes past it for the hosts of %s", async (name) => {
    await askThrough({ HTTPS_PROXY: address, [name]: "127.0.0.1" }, "https://127.0.0.1:1/");
    expect(connected).toEqual([]);
  });

  test("goes straight without a proxy", async () => {
    await askThrough({}, "https://127.0.0.1:1/");
    expect(connected).toEqual([]);
  });
});
