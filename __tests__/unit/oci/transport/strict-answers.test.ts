/** What is not the documented answer is none, and what a server says is repeated with care. */
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
  type Sent,
} from "./transport-fixture.js";

let server: Loopback;

beforeAll(async () => {
  server = await loopback();
});
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
});

const TOPIC = "ocid1.onstopic.oc1.iad.a";
const QUERY = `https://query.${REGION}.oci.oraclecloud.com/20180409/resources`;
const METRICS = `https://telemetry-ingestion.${REGION}.oraclecloud.com/20180401/metrics`;
const MESSAGES = `https://notification.${REGION}.oraclecloud.com/20181201/topics/${TOPIC}/messages`;
const WRITES = { objectPrefix: "posture", metrics: true, topicId: TOPIC };

const OPERATIONS: readonly (Sent & { readonly operation: string; readonly good: number })[] = [
  { operation: "listVolumes", good: 200 },
  { operation: "listCompartments", uri: `${CORE}/compartments`, good: 200 },
  { operation: "getVolumeBackupPolicyAssetAssignment", good: 200 },
  { operation: "getInstance", uri: `${CORE}/instances/a`, good: 200 },
  { operation: "getObject", uri: OBJECT, good: 200 },
  { operation: "headObject", method: "HEAD", uri: OBJECT, good: 200 },
  { operation: "putObject", method: "PUT", uri: OBJECT, good: 200 },
  { operation: "searchResources", method: "POST", uri: QUERY, good: 200 },
  { operation: "postMetricData", method: "POST", uri: METRICS, good: 200 },
  { operation: "publishMessage", method: "POST", uri: MESSAGES, good: 202 },
];
const STATUSES = [200, 201, 202, 203, 204, 205, 206, 207, 208, 226, 299];
const ODD = OPERATIONS.flatMap((each) =>
  STATUSES.filter((status) => status !== each.good).map((status) => ({ ...each, status })),
);

function answerOf(operation: string, status: number): Reply {
  // These have no body by their very meaning.
  const isBodiless = [204, 205].includes(status) || /^(put|head)/.test(operation);
  return isBodiless ? { status } : { status, json: [] };
}

describe("the status", () => {
  test.each(ODD)(
    "$operation answered with $status is not answered",
    async ({ status, ...each }) => {
      answerWith(server, answerOf(each.operation, status));
      const transport = transportTo(server, { writes: WRITES });
      const failure = await failureOf(send(transport.clientFor("any", REGION), each));
      expect(failure.code).toBe("UnexpectedStatus");
      expect(failure.message).toMatch(
        new RegExp(`^the answer has status ${status}\\b.*, and \\w+ answers with ${each.good} \\(`),
      );
      expect(failure.isDenied).toBe(false);
    },
  );

  test.each(OPERATIONS)("$operation answered with $good is", async ({ good, ...each }) => {
    answerWith(server, { status: 206, json: [] }, answerOf(each.operation, good));
    const transport = transportTo(server, { writes: WRITES });
    const response = await send(transport.clientFor("any", REGION), each);
    expect(response.status).toBe(good);
    expect(transport.usage.retries).toBe(1);
  });
});

test.each<[string, Reply | "reset"]>([
  [
    "429 as iaas sends it",
    {
      status: 429,
      headers: { connection: "close" },
      json: { code: "TooManyRequests", message: "Too many requests for the user" },
    },
  ],
  ["502 of a gateway, without a body", { status: 502 }],
])("%s passes", async (_, fault) => {
  answerWith(server, fault, fault, fault, { json: [1] });
  const response = await send(transportTo(server).clientFor("core", REGION));
  expect(await response.json()).toEqual([1]);
});

test("eight throttles, an error, a reset and two pages of a gateway lose no call", async () => {
  const page: Reply = { text: "<html>" };
  const throttles = Array.from({ length: 8 }, () => ({ status: 429 }));
  answerWith(server, ...throttles, { status: 500 }, "reset", page, page, { json: [1] });
  const response = await send(transportTo(server).clientFor("core", REGION));
  expect(await response.json()).toEqual([1]);
});

test("a record inside a key __proto__ is none", async () => {
  answerWith(server, { text: '[{"__proto__": {"id": "ocid1.volume.oc1..a"}}]' });
  const response = await send(transportTo(server).clientFor("core", REGION));
  expect(await response.json()).toEqual([{}]);
});

test("a list that is too large is refused without being read, and asked for once", async () => {
  server.answer = (_, response) => {
    response.writeHead(200, { "content-length": String(500 << 20) });
    response.write("[");
    return undefined;
  };
  const failure = await failureOf(send(transportTo(server).clientFor("core", REGION)));
  expect(failure).toMatchObject({
    code: "TooLarge",
    message: "the answer is larger than 32 MiB, and was not read to its end",
  });
  expect(server.requests).toHaveLength(1);
});

describe("what a server says", () => {
  const token = `eyJhbGciOiJSUzI1NiJ9.${"c2Vzc2lvbg".repeat(30)}.x`;
  const keyIds = [`ST$${token}`, "ocid1.tenancy.oc1..t/ocid1.user.oc1..u/aa:bb:cc:dd:ee:ff:00:11"];
  const echoes: readonly [string, (header: string) => Reply][] = [
    ["message", (header) => ({ status: 400, json: { code: "X", message: header } })],
    ["code", (header) => ({ status: 400, json: { code: header, message: "no" } })],
    [
      "request id",
      (header) => ({
        status: 400,
        headers: { "opc-request-id": header },
        json: { code: "X", message: "no" },
      }),
    ],
    [
      "content type",
      (header) => ({ status: 200, headers: { "content-type": header }, text: "<html>" }),
    ],
  ];
  const cases = keyIds.flatMap((keyId) => echoes.map(([where, echo]) => ({ keyId, where, echo })));

  test.each(cases)("as $where holds nothing of the signature sent", async ({ keyId, echo }) => {
    server.answer = ({ headers }) => echo(headers.authorization ?? "");
    const identity = { ...IDENTITY, keyId: () => Promise.resolve(keyId) };
    const attempts: unknown[] = [];
    const transport = transportTo(server, {
      identity,
      onAttempt: (attempt) => attempts.push(attempt),
    });
    const failure = await failureOf(send(transport.clientFor("core", REGION)));
    const shown = JSON.stringify([failure, failure.message, attempts]);
    const [sent] = server.requests;
    const signature = /signature="([^"]+)"/.exec(sent?.headers.authorization ?? "")?.[1] ?? "none";
    for (const secret of [signature, token, "aa:bb:cc:dd:ee:ff:00:11"]) {
      for (let at = 0; at + 16 <= secret.length; at += 1) {
        expect(shown).not.toContain(secret.slice(at, at + 16));
      }
    }
  });

  test("is cut, be it code or message", async () => {
    const long = "very long ".repeat(30_000);
    answerWith(server, { status: 400, json: { code: long, message: long } });
    const failure = await failureOf(send(transportTo(server).clientFor("core", REGION)));
    expect(failure.message).toHaveLength(300);
    expect(failure.code).toHaveLength(300);
  });

  test("is on one line, and the status where it says nothing", async () => {
    answerWith(
      server,
      { status: 400, json: { code: "a\nb", message: "c\r\n\u001b[2Jd" } },
      { status: 409, json: { code: "\t", message: " \u200b " } },
    );
    const client = transportTo(server).clientFor("core", REGION);
    expect(await failureOf(send(client))).toMatchObject({ code: "a b", message: "c [2Jd" });
    expect(await failureOf(send(client))).toMatchObject({ code: null, message: "409 Conflict" });
  });
});
