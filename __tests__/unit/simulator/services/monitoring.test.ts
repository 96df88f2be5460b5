import { describe, expect, test } from "@jest/globals";

import type { Reply } from "../oci-client.js";
import { REGION, erp, code, simulator, client } from "../world.js";

describe("monitoring and notifications", () => {
  const metrics = `https://telemetry-ingestion.${REGION}.oraclecloud.com/20180401/metrics`;
  const post = (url: string, body: object): Promise<Reply> =>
    client.ask(url, { method: "POST", body: JSON.stringify(body) });
  const stream = (minutesAgo: number): object => ({
    namespace: "audit",
    compartmentId: erp,
    name: "volumes",
    datapoints: [{ timestamp: new Date(Date.now() - minutesAgo * 60_000).toISOString(), value: 1 }],
  });

  test("takes metrics, counting those with a bad time stamp as failed", async () => {
    const reply = await post(metrics, {
      metricData: [stream(0), stream(200), stream(-30), { name: "incomplete" }],
    });
    expect(reply.json).toMatchObject({ failedMetricsCount: 3 });
    const many = { metricData: Array.from({ length: 51 }, () => stream(0)) };
    expect(code(await post(metrics, many))).toBe("400 InvalidParameter");
    expect(code(await post(metrics, {}))).toBe("400 InvalidParameter");
  });

  test("takes messages for a topic", async () => {
    const url = `https://notification.${REGION}.oraclecloud.com/20181201/topics/t/messages`;
    expect((await post(url, { title: "Audit", body: "passed" })).status).toBe(202);
    expect(code(await post(url, {}))).toBe("400 InvalidParameter");
    expect(simulator.requests[0]?.body?.toString()).toBe('{"title":"Audit","body":"passed"}');
  });
});
