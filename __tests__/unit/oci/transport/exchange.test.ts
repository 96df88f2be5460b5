import { once } from "node:events";

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { Agent, MockAgent } from "undici";

import { exchange, statusLine } from "../../../../src/oci/transport/exchange.js";
import { loopback, type Loopback } from "./loopback.js";

const NEVER = new AbortController().signal;
const LONG = 60_000;
let server: Loopback;

beforeAll(async () => {
  server = await loopback();
});
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
});

function send(deadlineMs = LONG, cancellation = NEVER) {
  const url = new URL("https://iaas.us-ashburn-1.oraclecloud.com/20160918/volumes?limit=3");
  const headers = new Headers({ "x-date": "today" });
  const request = { method: "GET", url, headers, body: null } as const;
  return exchange(server.dispatcher, request, deadlineMs, cancellation);
}

describe("exchange", () => {
  test("gives status, headers and the whole body, of an error too", async () => {
    server.answer = () => ({ status: 503, headers: { "retry-after": "3" }, text: "busy é" });
    const answer = await send();
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("3");
    expect(answer.body.toString()).toBe("busy é");
    expect(server.requests[0]).toMatchObject({
      method: "GET",
      target: "/20160918/volumes?limit=3",
      headers: { "x-date": "today" },
    });
  });

  test("joins a header that comes more than once", async () => {
    server.answer = (_, response) => {
      response.setHeader("set-cookie", ["a=1", "b=2"]);
      return {};
    };
    expect((await send()).headers.get("set-cookie")).toBe("a=1, b=2");
  });

  test("gives up at the deadline when no answer comes", async () => {
    server.answer = () => undefined;
    await expect(send(40)).rejects.toMatchObject({
      name: "NoAnswer",
      code: "TimedOut",
      message: "no complete answer within 0.04 s",
    });
  });

  test("the deadline is for the body's end, not for its beginning", async () => {
    server.answer = (_, response) => {
      response.writeHead(200);
      response.write("[");
      return undefined;
    };
    await expect(send(60)).rejects.toMatchObject({ code: "TimedOut" });
  });

  test("a cancellation ends what is under way", async () => {
    const run = new AbortController();
    server.answer = () => {
      run.abort();
      return undefined;
    };
    await expect(send(LONG, run.signal)).rejects.toMatchObject({
      code: "Cancelled",
      message: "the run was cancelled",
    });
  });

  test("after a cancellation nothing is sent", async () => {
    await expect(send(LONG, AbortSignal.abort())).rejects.toMatchObject({ code: "Cancelled" });
    expect(server.requests).toEqual([]);
  });

  test("a connection that is reset is no answer", async () => {
    server.answer = (_, response) => {
      response.socket?.resetAndDestroy();
      return undefined;
    };
    await expect(send()).rejects.toMatchObject({
      code: "ConnectionFailed",
      message: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET/),
    });
  });

  test("a body that ends before its length is no answer", async () => {
    server.answer = (_, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("[]", () => response.destroy());
      return undefined;
    };
    await expect(send()).rejects.toMatchObject({ code: "ConnectionFailed" });
  });

  test("a refused connection is told by its code", async () => {
    const other = await loopback();
    await other.close();
    const url = new URL(`http://127.0.0.1:${other.port}/`);
    const agent = new Agent();
    const request = { method: "GET", url, headers: new Headers(), body: null } as const;
    await expect(exchange(agent, request, LONG, NEVER)).rejects.toMatchObject({
      code: "ConnectionFailed",
      message: expect.stringContaining("ECONNREFUSED"),
    });
    await agent.destroy();
  });

  test.each<[string, Error, string]>([
    [
      "its code when the text lacks it",
      coded("no such host", "ENOTFOUND"),
      "ENOTFOUND: no such host",
    ],
    ["its text when that says the code", coded("read ECONNRESET", "ECONNRESET"), "read ECONNRESET"],
    ["its text when there is no code", new Error("odd"), "odd"],
    ["the cause", new Error("fetch failed", { cause: coded("bad", "EPROTO") }), "EPROTO: bad"],
    [
      "the first of several",
      new AggregateError([coded("first", "EA"), new Error("b")]),
      "EA: first",
    ],
    ["a cause that is only a text", new Error("outer", { cause: "inner" }), "inner"],
    ["a chain that has no end", endless(), "endless"],
  ])("a failure is told by %s", async (_, error, message) => {
    const agent = new MockAgent();
    agent.disableNetConnect();
    agent.get("https://x.example").intercept({ path: "/" }).replyWithError(error);
    const url = new URL("https://x.example/");
    const request = { method: "GET", url, headers: new Headers(), body: null } as const;
    await expect(exchange(agent, request, LONG, NEVER)).rejects.toMatchObject({
      code: "ConnectionFailed",
      message,
    });
    await agent.close();
  });

  test("leaves no listener on the run's signal", async () => {
    const run = new AbortController();
    server.answer = () => ({ json: [] });
    await send(LONG, run.signal);
    const aborted = once(run.signal, "abort");
    run.abort();
    await aborted;
    expect(server.requests).toHaveLength(1);
  });
});

test.each([
  [404, "404 Not Found"],
  [503, "503 Service Unavailable"],
  [799, "799"],
])("statusLine(%d) is %j", (status, text) => {
  expect(statusLine(status)).toBe(text);
});

function coded(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}

function endless(): Error {
  const error = new Error("endless");
  error.cause = error;
  return error;
}
