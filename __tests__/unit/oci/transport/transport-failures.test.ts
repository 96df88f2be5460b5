import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";

import { loopback, type Loopback, type Reply } from "./loopback.js";
import { IDENTITY } from "./signature-check.js";
import {
  answerWith,
  CORE,
  failureOf,
  OBJECT,
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

describe("a call that fails for good", () => {
  test("becomes a failure with everything that OCI said", async () => {
    answerWith(server, {
      status: 404,
      headers: { "opc-request-id": "A1/B2" },
      json: { code: "NotAuthorizedOrNotFound", message: "Authorization failed" },
    });
    const failure = await failureOf(send(transportTo(server).clientFor("core", REGION)));
    expect(failure).toMatchObject({
      name: "OciFailure",
      message: "Authorization failed",
      operation: "ListVolumes",
      region: REGION,
      status: 404,
      code: "NotAuthorizedOrNotFound",
      opcRequestId: "A1/B2",
      isDenied: true,
    });
    expect(server.requests).toHaveLength(1);
  });

  test.each<[string, Reply, string | null, string, boolean]>([
    ["a gateway's page", { status: 403, text: "<html>" }, null, "403 Forbidden", true],
    ["null", { status: 401, text: "null" }, null, "401 Unauthorized", true],
    [
      "a code alone",
      { status: 400, json: { code: "X", message: "" } },
      "X",
      "400 Bad Request",
      false,
    ],
    ["numbers", { status: 409, json: { code: 1, message: 2 } }, null, "409 Conflict", false],
    ["a redirection", { status: 302, text: "" }, null, "302 Found", false],
  ])("tells its status when the answer is %s", async (_, reply, code, message, isDenied) => {
    answerWith(server, reply);
    const failure = await failureOf(send(transportTo(server).clientFor("core", REGION)));
    expect(failure).toMatchObject({ status: reply.status, code, message, isDenied });
    expect(failure.opcRequestId).toBeNull();
  });

  test("says how often it was tried", async () => {
    answerWith(server, { status: 500, json: { code: "InternalError", message: "Sorry" } });
    const transport = transportTo(server);
    const failure = await failureOf(send(transport.clientFor("core", REGION)));
    expect(failure.message).toBe("Sorry (after 7 attempts)");
    expect(failure.isDenied).toBe(false);
    expect(transport.usage).toEqual({ requests: 7, retries: 6, throttled: 0 });
  });

  test("a Retry-After of more than a minute is not waited for", async () => {
    answerWith(server, { status: 503, headers: { "retry-after": "181" } });
    const failure = await failureOf(send(transportTo(server).clientFor("core", REGION)));
    expect(failure.message).toBe("503 Service Unavailable");
    expect(server.requests).toHaveLength(1);
  });

  test("a body that never is complete JSON is told with its type", async () => {
    answerWith(server, { text: "<html>", headers: { "content-type": "text/html" } });
    const failure = await failureOf(send(transportTo(server).clientFor("core", REGION)));
    expect(failure).toMatchObject({
      status: null,
      code: "BadBody",
      message: "the answer is not complete JSON (text/html) (after 7 attempts)",
    });
  });

  test("a body of no type is told so too", async () => {
    server.answer = (_, response) => {
      response.removeHeader("content-type");
      response.writeHead(200);
      response.end("<");
      return undefined;
    };
    const failure = await failureOf(send(transportTo(server).clientFor("core", REGION)));
    expect(failure.message).toMatch(/^the answer is not complete JSON \(no content type\)/);
  });

  test("an answer that is no list is no empty list", async () => {
    answerWith(server, { json: {} });
    const failure = await failureOf(send(transportTo(server).clientFor("core", REGION)));
    expect(failure).toMatchObject({
      code: "BadBody",
      message: "the answer is not a list (after 7 attempts)",
    });
  });

  test("a page in answer to an upload is not taken for the service's word", async () => {
    answerWith(server, { text: "<html>", headers: { "content-type": "text/html" } });
    const client = transportTo(server).clientFor("objectstorage", REGION);
    const upload = { method: "PUT", uri: OBJECT, operation: "putObject", body: "{}" };
    expect(await failureOf(send(client, upload))).toMatchObject({
      operation: "PutObject",
      code: "BadBody",
      message: "the answer is not the service's (it has a body, text/html) (after 7 attempts)",
    });
    server.answer = (_, response) => {
      response.writeHead(200);
      response.end("<");
      return undefined;
    };
    expect((await failureOf(send(client, upload))).message).toContain(
      "(it has a body, no content type)",
    );
  });

  test("a deadline is tried four times", async () => {
    server.answer = () => undefined;
    const client = transportTo(server, { requestTimeoutMs: 20 }).clientFor("core", REGION);
    const failure = await failureOf(send(client));
    expect(failure).toMatchObject({
      status: null,
      code: "TimedOut",
      message: "no complete answer within 0.02 s (after 4 attempts)",
    });
  });

  test("what goes wrong before the request is passed on as it is", async () => {
    const broken = new TypeError("no key");
    const identity = { ...IDENTITY, keyId: () => Promise.reject(broken) };
    const response = await send(transportTo(server, { identity }).clientFor("core", REGION));
    expect(() => response.json()).toThrow(broken);
    const throwOdd = (): string => {
      AbortSignal.abort("odd").throwIfAborted();
      return "";
    };
    const odd = { ...IDENTITY, keyId: () => IDENTITY.keyId().then(throwOdd) };
    const other = await send(transportTo(server, { identity: odd }).clientFor("core", REGION));
    expect(() => other.json()).toThrow("odd");
  });

  test("a body that could not be sent twice is refused", async () => {
    const response = await send(transportTo(server).clientFor("core", REGION), {
      method: "PUT",
      uri: OBJECT,
      body: { a: "stream" },
    });
    expect(() => response.json()).toThrow("A request body must be a string or a Buffer");
    expect(server.requests).toEqual([]);
  });
});

describe("the allow-list", () => {
  test.each([
    ["POST", `${CORE}/volumes`],
    ["DELETE", `${CORE}/volumes/ocid1.volume.oc1..a`],
    ["PATCH", `${CORE}/volumes/ocid1.volume.oc1..a`],
    ["PUT", OBJECT.replace("posture%2F", "")],
  ])("%s %s dies unsigned and unsent", async (method, uri) => {
    let signatures = 0;
    const identity = {
      ...IDENTITY,
      keyId: () => {
        signatures += 1;
        return IDENTITY.keyId();
      },
    };
    const transport = transportTo(server, { identity });
    const client = transport.clientFor("core", REGION);
    const failure = await failureOf(send(client, { method, uri, operation: "updateVolume" }));
    expect(failure).toMatchObject({
      operation: "UpdateVolume",
      status: null,
      code: "RefusedByAllowList",
      message: `${method} ${new URL(uri).pathname} is not among the requests that this program may make; nothing was sent`,
    });
    expect([signatures, server.requests.length, transport.usage.requests]).toEqual([0, 0, 0]);
  });

  test("an operation that is not listed is refused, whatever its request looks like", async () => {
    const client = transportTo(server).clientFor("core", REGION);
    const failure = await failureOf(send(client, { operation: "listVolumeKmsKeys" }));
    expect(failure).toMatchObject({
      operation: "ListVolumeKmsKeys",
      code: "RefusedByAllowList",
      message: expect.stringContaining("nothing was sent") as unknown,
    });
    expect(server.requests).toEqual([]);
  });
});
