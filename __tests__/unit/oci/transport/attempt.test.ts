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

test("the server's time is that of the answers, of errors too", async () => {
  const date = "Thu, 05 Nov 2026 03:15:00 GMT";
  answerWith(server, { status: 404, headers: { date } });
  const transport = transportTo(server);
  expect(transport.serverNow()).toBeNull();
  await send(transport.clientFor("core", REGION));
  const since = (transport.serverNow() ?? 0) - Date.parse(date);
  expect(since).toBeGreaterThanOrEqual(500);
  expect(since).toBeLessThan(60_000);
});
