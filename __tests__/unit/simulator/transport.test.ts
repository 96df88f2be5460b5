import { describe, expect, test } from "@jest/globals";
import { request } from "undici";

import { startSimulator } from "../../../simulator/simulator.js";
import { TenancyBuilder } from "../../../simulator/tenancy/builder.js";
import { apiUser } from "../../../simulator/runner/api-user.js";
import { OciClient } from "./oci-client.js";
import {
  REGION,
  CORE,
  erp,
  volume,
  listVolumes,
  code,
  user,
  simulator,
  client,
  restart,
} from "./world.js";

describe("transport", () => {
  test("answers under the real host name, through the proxy, with a certificate of its own CA", async () => {
    const reply = await client.ask(listVolumes);
    expect(reply.status).toBe(200);
    expect(reply.headers["opc-request-id"]).toMatch(/^[0-9A-F]{32}(?:\/[0-9A-F]{32}){2}$/);
    expect(simulator.requests).toMatchObject([
      {
        method: "GET",
        host: `iaas.${REGION}.oraclecloud.com`,
        region: REGION,
        path: "/20160918/volumes",
        query: { compartmentId: erp },
        operation: "ListVolumes",
        compartmentId: erp,
        signatureVerified: true,
        keyId: user.apiKey.keyId,
        body: null,
        status: 200,
      },
    ]);
  });

  test("tells the time of its own clock, refusals and token services included", async () => {
    const now = Date.parse("2026-03-01T12:00:00Z");
    await restart({ clock: () => now });
    const host = "idcs-example.identity.oraclecloud.com";
    const times: number[] = [];
    simulator.addTokenService({ host, answer: (asked) => (times.push(asked.now), {}) });
    const replies = [await client.ask(listVolumes), await client.ask(`https://${host}/token`)];
    expect(replies.map(({ status, headers }) => [status, headers["date"]])).toEqual([
      [401, "Sun, 01 Mar 2026 12:00:00 GMT"],
      [200, "Sun, 01 Mar 2026 12:00:00 GMT"],
    ]);
    expect(times).toEqual([now]);
  });

  test.each(["example.com", "iaas.sa-saopaulo-1.oraclecloud.com"])(
    "refuses a tunnel to %s and remembers it",
    async (name) => {
      await expect(client.ask(`https://${name}/`)).rejects.toThrow();
      expect(simulator.refusedHosts).toEqual([`${name}:443`]);
      expect(simulator.requests).toEqual([]);
    },
  );

  test("refuses to forward plain HTTP", async () => {
    const reply = await request(`${simulator.proxyUrl}/elsewhere`);
    expect(reply.statusCode).toBe(502);
    await reply.body.dump();
    expect(simulator.refusedHosts).toEqual(["/elsewhere"]);
  });

  test("serves other realms under their domain", async () => {
    const realm = { key: "oc2", domain: "oraclegovcloud.com" };
    const regions = [{ name: "us-langley-1" }];
    const gov = new TenancyBuilder({
      name: "gov",
      now: 0,
      homeRegion: "us-langley-1",
      ...{ realm, regions },
    });
    const govUser = apiUser(gov.root, gov.user());
    const govSimulator = await startSimulator({ tenancy: gov.tenancy, apiKeys: [govUser.apiKey] });
    const govClient = new OciClient(govSimulator, govUser);
    const reply = await govClient.ask(
      `https://iaas.us-langley-1.oraclegovcloud.com/20160918/volumes?compartmentId=${gov.root}`,
    );
    expect([reply.status, reply.json]).toEqual([200, []]);
    await govClient.close();
    await govSimulator.stop();
  });

  test("a region that is not ready lets nobody in", async () => {
    const url = "https://iaas.ap-tokyo-1.oraclecloud.com/20160918/volumes";
    expect(code(await client.ask(`${url}?compartmentId=${erp}`))).toBe("401 NotAuthenticated");
  });

  test.each(["DELETE", "PUT"] as const)("knows no %s that changes a volume", async (method) => {
    const reply = await client.ask(`${CORE}/volumes/${volume.id}`, { method });
    expect(code(reply)).toBe("404 NotAuthorizedOrNotFound");
    expect(simulator.requests[0]).toMatchObject({ operation: null, method });
  });

  test("a path with a broken escape leads nowhere", async () => {
    const reply = await client.ask(`${CORE}/instances/%E0%A4%A`);
    expect(code(reply)).toBe("404 NotAuthorizedOrNotFound");
  });

  test("keeps only counts when told not to keep requests", async () => {
    await restart({ recordRequests: false });
    await client.ask(listVolumes);
    expect(simulator.requests).toEqual([]);
    expect(Object.fromEntries(simulator.counts)).toEqual({ "ListVolumes 200": 1 });
  });
});
