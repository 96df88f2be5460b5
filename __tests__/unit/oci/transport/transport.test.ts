import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";

import { Transport } from "../../../../src/oci/transport/transport.js";
import { loopback, type Loopback, type Reply } from "./loopback.js";
import { checkSignature, IDENTITY } from "./signature-check.js";
import { answerWith, CORE, OBJECT, REGION, send, transportTo } from "./transport-fixture.js";

let server: Loopback;

beforeAll(async () => {
  server = await loopback();
});
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
  server.answer = () => ({ json: [] });
});

describe("a call that succeeds", () => {
  test("is signed, says who asks, and gives the parsed answer", async () => {
    answerWith(server, {
      json: [{ id: "é" }],
      headers: { "opc-next-page": "next", "opc-request-id": "r" },
    });
    const transport = transportTo(server);
    const response = await send(transport.clientFor("core", REGION));
    expect(await response.json()).toEqual([{ id: "é" }]);
    expect(response.headers.get("opc-next-page")).toBe("next");
    const [request] = server.requests;
    if (request === undefined) throw new Error("nothing was sent");
    const header = (name: string) => request.headers[name]?.toString();
    expect(checkSignature({ ...request, header }).names).toHaveLength(3);
    expect(header("host")).toBe(`iaas.${REGION}.oraclecloud.com`);
    expect(header("user-agent")).toBe("oci-volume-backup-audit/0.0.0");
    expect(transport.usage).toEqual({ requests: 1, retries: 0, throttled: 0 });
  });

  test("gives records to be taken at once: later they are null, and never an empty page", async () => {
    answerWith(server, { json: [{ id: "a" }, { id: "b" }] });
    const response = await send(transportTo(server).clientFor("core", REGION));
    const records = (await response.json()) as unknown[];
    expect(records).toHaveLength(2);
    expect(records).not.toContain(null);
    await new Promise((resolve) => setImmediate(resolve));
    expect(records).toEqual([null, null]);
  });

  test("gives an empty page like any other", async () => {
    answerWith(server, { json: [], headers: { "opc-next-page": "more" } });
    const response = await send(transportTo(server).clientFor("core", REGION));
    expect(await response.json()).toEqual([]);
    expect(response.headers.get("opc-next-page")).toBe("more");
  });

  test("does not parse the content of an object", async () => {
    answerWith(server, { text: "{ not json" });
    const response = await send(transportTo(server).clientFor("objectstorage", REGION), {
      uri: OBJECT,
      operation: "getObject",
    });
    expect(await response.text()).toBe("{ not json");
  });

  test.each(["PUT", "HEAD"])("a %s has no body to parse", async (method) => {
    answerWith(server, { headers: { etag: "e" } });
    const response = await send(transportTo(server).clientFor("objectstorage", REGION), {
      method,
      uri: OBJECT,
      operation: method === "PUT" ? "putObject" : "headObject",
    });
    expect(response.headers.get("etag")).toBe("e");
    expect(await response.text()).toBe("");
    expect(server.requests).toHaveLength(1);
  });

  test("an object's body goes out unsigned but whole", async () => {
    answerWith(server, {});
    const body = Buffer.from('{"é":1}');
    await send(transportTo(server).clientFor("objectstorage", REGION), {
      method: "PUT",
      uri: OBJECT,
      operation: "putObject",
      body,
      excludeBody: true,
      headers: { "content-type": "application/json" },
    });
    const [request] = server.requests;
    expect(request?.body).toEqual(body);
    expect(request?.headers["x-content-sha256"]).toBeUndefined();
  });

  test("a text goes out as UTF-8", async () => {
    answerWith(server, {});
    await send(transportTo(server).clientFor("objectstorage", REGION), {
      method: "PUT",
      uri: OBJECT,
      operation: "putObject",
      body: "é",
    });
    expect(server.requests[0]?.body.toString()).toBe("é");
  });
});

describe("a call that fails at first", () => {
  test.each<[string, Reply | "reset"]>([
    ["429", { status: 429, json: { code: "TooManyRequests", message: "slow down" } }],
    ["500", { status: 500, text: "oops" }],
    ["503", { status: 503, text: "<html>" }],
    ["a reset", "reset"],
    ["cut off JSON", { text: '[{"id":' }],
    ["an HTML page", { text: "<html>", headers: { "content-type": "text/html" } }],
    ["JSON that is no list", { json: { items: [] } }],
  ])("is repeated after %s", async (_, first) => {
    answerWith(server, first, first, { json: [1] });
    const transport = transportTo(server);
    const response = await send(transport.clientFor("core", REGION));
    expect(await response.json()).toEqual([1]);
    const throttled = typeof first === "object" && first.status === 429 ? 2 : 0;
    expect(transport.usage).toEqual({ requests: 3, retries: 2, throttled });
  });

  test("is signed anew for each attempt", async () => {
    answerWith(server, { status: 500 }, { json: [] });
    let asked = 0;
    const identity = { ...IDENTITY, keyId: () => Promise.resolve(`key-${(asked += 1)}`) };
    await send(transportTo(server, { identity }).clientFor("core", REGION));
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      expect.stringContaining('keyId="key-1"'),
      expect.stringContaining('keyId="key-2"'),
    ]);
  });

  test("a storm of 429s loses no call", async () => {
    const seen = new Map<string, number>();
    server.answer = ({ target }) => {
      const times = (seen.get(target) ?? 0) + 1;
      seen.set(target, times);
      return times <= 3 ? { status: 429 } : { json: [target] };
    };
    const transport = transportTo(server, { concurrency: 4 });
    const client = transport.clientFor("core", REGION);
    const uris = Array.from({ length: 30 }, (_, call) => `${CORE}/volumes?compartmentId=${call}`);
    const answers = await Promise.all(
      uris.map(async (uri) => [...((await (await send(client, { uri })).json()) as string[])]),
    );
    expect(answers).toEqual(uris.map((uri) => [uri.slice(uri.indexOf("/20160918"))]));
    expect(transport.usage).toEqual({ requests: 120, retries: 90, throttled: 90 });
  });
});

test("has a clock and dice of its own", async () => {
  answerWith(server, { status: 500 }, { json: [] });
  const transport = new Transport({
    identity: IDENTITY,
    pool: server.dispatcher,
    writes: { objectPrefix: "posture" },
    concurrency: 1,
    requestTimeoutMs: 60_000,
    cancellation: new AbortController().signal,
    userAgent: "audit",
  });
  const response = await send(transport.clientFor("core", REGION));
  expect(await response.json()).toEqual([]);
});
