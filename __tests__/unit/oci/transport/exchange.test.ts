import { getEventListeners } from "node:events";

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { Agent, Dispatcher, MockAgent } from "undici";

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

function send(deadlineMs = LONG, cancellation = NEVER, mostBytes?: number) {
  const url = new URL("https://iaas.us-ashburn-1.oraclecloud.com/20160918/volumes?limit=3");
  const headers = new Headers({ "x-date": "today" });
  const request = { method: "GET", url, headers, body: null } as const;
  return exchange(server.dispatcher, request, deadlineMs, cancellation, mostBytes);
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

  test("an answer that says how much too large it is is not read", async () => {
    server.answer = (_, response) => {
      response.writeHead(200, { "content-length": String(500 << 20) });
      response.write("[");
      return undefined;
    };
    await expect(send(LONG, NEVER, 3 << 20)).rejects.toMatchObject({
      name: "NoAnswer",
      code: "TooLarge",
      message: "the answer is larger than 3 MiB, and was not read to its end",
    });
  });

  test("one that never ends is read as far as its limit, whatever its status", async () => {
    let sent = 0;
    server.answer = (_, response) => {
      response.writeHead(500);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(1 << 16))) sent += 1 << 16;
      };
      response.on("drain", more);
      more();
      return undefined;
    };
    await expect(send()).rejects.toMatchObject({ code: "TooLarge" });
    // What lies in the buffers on the way was sent too.
    expect(sent).toBeLessThan(64 << 20);
  });

  test("one of exactly the limit is read", async () => {
    server.answer = () => ({ text: "x".repeat(1_000) });
    expect((await send(LONG, NEVER, 1_000)).body).toHaveLength(1_000);
    await expect(send(LONG, NEVER, 999)).rejects.toMatchObject({ code: "TooLarge" });
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
    server.answer = () => undefined;
    await expect(send(20, run.signal)).rejects.toMatchObject({ code: "TimedOut" });
    expect(getEventListeners(run.signal, "abort")).toEqual([]);
  });
});

/** What undici's own `request` hears of its answer; its types tell of it as deprecated. */
interface Handler {
  onConnect(abort: () => void): void;
  onHeaders(status: number, headers: Buffer[], resume: () => void, text: string): void;
  onError(error: Error): void;
}

/** Keeps what it is given, and answers when the test says so, whatever was aborted meanwhile. */
class DeafDispatcher extends Dispatcher {
  readonly handlers: Handler[] = [];

  override dispatch(_: Dispatcher.DispatchOptions, handler: unknown): boolean {
    this.handlers.push(handler as Handler);
    return true;
  }
}

describe("exchange over a dispatcher that does not heed an abort", () => {
  const url = new URL("https://x.example/");
  const request = { method: "GET", url, headers: new Headers(), body: null } as const;

  test("gives up at the deadline", async () => {
    await expect(exchange(new DeafDispatcher(), request, 20, NEVER)).rejects.toMatchObject({
      code: "TimedOut",
    });
  });

  test("gives up when the run is cancelled", async () => {
    const run = new AbortController();
    const asked = exchange(new DeafDispatcher(), request, LONG, run.signal);
    run.abort();
    await expect(asked).rejects.toMatchObject({ code: "Cancelled" });
    expect(getEventListeners(run.signal, "abort")).toEqual([]);
  });

  test("discards an answer that comes too late", async () => {
    const pool = new DeafDispatcher();
    const asked = exchange(pool, request, 20, NEVER);
    const [handler] = pool.handlers;
    const aborts: number[] = [];
    let discarded: () => void = () => undefined;
    handler?.onConnect(() => {
      aborts.push(aborts.length);
      discarded();
    });
    await expect(asked).rejects.toMatchObject({ code: "TimedOut" });
    expect(aborts).toHaveLength(1);
    const again = new Promise<void>((resolve) => {
      discarded = resolve;
    });
    handler?.onHeaders(200, [], () => undefined, "OK");
    await again;
    expect(aborts).toHaveLength(2);
  });

  test("has no say in a failure that comes too late", async () => {
    const pool = new DeafDispatcher();
    const asked = exchange(pool, request, 20, NEVER);
    await expect(asked).rejects.toMatchObject({ code: "TimedOut" });
    pool.handlers[0]?.onError(new Error("too late"));
    // Were the rejection unhandled by now, it would fail the test.
    await new Promise(setImmediate);
    await expect(asked).rejects.toMatchObject({ code: "TimedOut" });
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
