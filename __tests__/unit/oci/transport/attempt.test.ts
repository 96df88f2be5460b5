import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";

import type { Attempt } from "../../../../src/oci/transport/attempt.js";
import { loopback, type Loopback } from "./loopback.js";
import { answerWith, CORE, REGION, send, transportTo } from "./transport-fixture.js";

let server: Loopback;

beforeAll(async () => {
  server = await loopback();
});
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
});

async function attemptsOf(uri?: string): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  const transport = transportTo(server, { onAttempt: (attempt) => attempts.push(attempt) });
  await send(transport.clientFor("core", REGION), uri === undefined ? {} : { uri });
  return attempts;
}

describe("onAttempt", () => {
  test("hears of every attempt at a call, with what came of it", async () => {
    answerWith(server, { status: 503, json: {}, headers: { "opc-request-id": "r-1" } }, "reset", {
      json: [],
      headers: { "opc-request-id": "r-3" },
    });
    const attempts = await attemptsOf();
    const common = {
      method: "GET",
      host: `iaas.${REGION}.oraclecloud.com`,
      path: "/20160918/volumes",
      operation: "ListVolumes",
      region: REGION,
      durationMs: expect.any(Number),
    };
    expect(attempts).toMatchObject([
      { ...common, number: 1, status: 503, error: null, opcRequestId: "r-1" },
      { ...common, number: 2, status: null, error: "ConnectionFailed", opcRequestId: null },
      { ...common, number: 3, status: 200, error: null, opcRequestId: "r-3" },
    ]);
  });

  test("hears of OCIDs in the query and of no other value", async () => {
    answerWith(server, { json: [] });
    const id = "ocid1.compartment.oc1..prod";
    const tenancy = "ocidv1:tenancy:oc1:phx:1460406592660:aaaa";
    const [attempt] = await attemptsOf(
      `${CORE}/volumes?compartmentId=${id}&page=secret&x=ocid1.a%20b&in=${tenancy}`,
    );
    expect(attempt?.ocids).toEqual({ compartmentId: id, in: tenancy });
    expect(JSON.stringify(attempt)).not.toContain("secret");
  });
});

describe("clockSkewMs", () => {
  test("is null until an answer tells the time, and when it tells none that can be read", async () => {
    answerWith(server, { json: [], headers: { date: "yesterday" } });
    const transport = transportTo(server);
    expect(transport.clockSkewMs()).toBeNull();
    await send(transport.clientFor("core", REGION));
    expect(transport.clockSkewMs()).toBeNull();
  });

  test("is how far this machine is ahead", async () => {
    answerWith(server, { json: [], headers: { date: new Date(0).toUTCString() } });
    const transport = transportTo(server);
    await send(transport.clientFor("core", REGION));
    expect(transport.clockSkewMs()).toBeGreaterThan(Date.UTC(2026, 0));
  });

  test("stays at the last time told when an answer tells none", async () => {
    const transport = transportTo(server);
    server.answer = (_, response) => {
      response.sendDate = server.requests.length === 1;
      return { json: [] };
    };
    await send(transport.clientFor("core", REGION));
    const told = transport.clockSkewMs();
    await send(transport.clientFor("core", REGION));
    expect(told).not.toBeNull();
    expect(transport.clockSkewMs()).toBe(told);
  });
});
