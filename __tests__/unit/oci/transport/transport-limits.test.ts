import { getMaxListeners } from "node:events";
import type { ServerResponse } from "node:http";

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";

import { FakeClock } from "./fake-clock.js";
import { loopback, type Loopback } from "./loopback.js";
import {
  answerWith,
  CORE,
  failureOf,
  hastyClock,
  REGION,
  send,
  transportTo,
} from "./transport-fixture.js";

let server: Loopback;

beforeAll(async () => {
  server = await loopback();
});
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  server.answer = () => ({ json: [] });
});

describe("limits", () => {
  test("services of one region share its slots, other regions have their own", async () => {
    let held: ServerResponse[] = [];
    let most = 0;
    server.answer = (_, response) => {
      held.push(response);
      if (held.length < 2) return undefined;
      setImmediate(() => {
        most = Math.max(most, held.length);
        for (const each of held) each.end("[]");
        held = [];
      });
      return undefined;
    };
    const transport = transportTo(server, { concurrency: 2 });
    const clients = ["core", "identity", "objectstorage"].map((each) =>
      transport.clientFor(each, REGION),
    );
    await Promise.all(clients.flatMap((client) => [1, 2, 3, 4].map(() => send(client))));
    expect(most).toBe(2);

    let waiting = 0;
    const both = new Promise<void>((resolve) => {
      server.answer = (_, response) => {
        waiting += 1;
        if (waiting === 2) resolve();
        void both.then(() => response.end("[]"));
        return undefined;
      };
    });
    const narrow = transportTo(server, { concurrency: 1 });
    const regions = [REGION, "eu-frankfurt-1"].map((each) => narrow.clientFor("core", each));
    await Promise.all(regions.map((client) => send(client)));
    expect(waiting).toBe(2);
  });

  test("a service without any good answer is given up, the others are not", async () => {
    server.answer = ({ headers }) =>
      headers.host?.startsWith("iaas") === true ? { status: 500 } : { json: [] };
    const clock = new FakeClock();
    const transport = transportTo(server, { clock, requestTimeoutMs: 10_000 });
    const core = transport.clientFor("core", REGION);
    await failureOf(send(core));
    await failureOf(send(core, { operation: "listInstances" }));
    await clock.advance(30_000);
    const third = await failureOf(send(core));
    expect(third).toMatchObject({
      status: null,
      code: "RegionUnavailable",
      message: "the service gave no good answer for 30 s; the remaining calls to it were not made",
    });
    expect(server.requests).toHaveLength(15);
    await failureOf(send(core));
    expect(server.requests).toHaveLength(15);
    const identity = transport.clientFor("identity", REGION);
    const uri = `https://identity.${REGION}.oci.oraclecloud.com/20160918/compartments`;
    expect(await (await send(identity, { uri })).json()).toEqual([]);
  });

  test("a service that throttles for long is asked until it lets the call through", async () => {
    const throttled = { status: 429, headers: { "retry-after": "10" } };
    answerWith(server, ...Array.from({ length: 11 }, () => throttled), { json: [] });
    const transport = transportTo(server, { requestTimeoutMs: 10_000 });
    const response = await send(transport.clientFor("core", REGION));
    expect(await response.json()).toEqual([]);
    expect(transport.usage).toEqual({ requests: 12, retries: 11, throttled: 11 });
  });
});

test("a service that only throttles is given up after minutes, however many calls wait", async () => {
  server.answer = () => ({ status: 429 });
  const clock = hastyClock();
  const transport = transportTo(server, { clock, random: Math.random });
  const core = transport.clientFor("core", REGION);
  const uris = Array.from({ length: 1_000 }, (_, call) => `${CORE}/volumes?compartmentId=${call}`);
  const failures = await Promise.all(uris.map((uri) => failureOf(send(core, { uri }))));
  const codes = new Set(failures.map(({ code }) => code));
  expect(codes).toEqual(new Set([null, "RegionUnavailable"]));
  // Three minutes at the slowest pace, and not the twelve attempts of each.
  expect(server.requests.length).toBeLessThan(2_000);
  expect(clock.now()).toBeLessThan(300_000);
});

describe("a cancellation", () => {
  test("ends the calls under way and those that wait", async () => {
    const run = new AbortController();
    server.answer = () => {
      run.abort();
      return undefined;
    };
    const transport = transportTo(server, { cancellation: run.signal, concurrency: 4 });
    const client = transport.clientFor("core", REGION);
    const failures = await Promise.all(Array.from({ length: 20 }, () => failureOf(send(client))));
    expect(new Set(failures.map(({ code }) => code))).toEqual(new Set(["Cancelled"]));
    expect(server.requests.length).toBeLessThanOrEqual(4);
  });

  test("may be listened to by every call without a warning of Node's", () => {
    const { signal } = new AbortController();
    transportTo(server, { cancellation: signal });
    expect(getMaxListeners(signal)).toBe(0);
  });
});
