import { describe, expect, test } from "@jest/globals";

import { Monitoring, type MetricBatch } from "../../../../src/oci/services/monitoring.js";
import { Notifications } from "../../../../src/oci/services/notifications.js";
import { transportTo } from "../transport/transport-fixture.js";
import { DENIED, REGION, useWire } from "./service-fixture.js";

const wire = useWire();
const TOPIC = "ocid1.onstopic.oc1.iad.changes";

const BATCH: MetricBatch = {
  namespace: "volume_backup_audit",
  compartmentId: "ocid1.tenancy.oc1..acme",
  timestamp: Date.UTC(2026, 10, 5, 3, 15),
  values: [
    {
      name: "volumes_total",
      value: 3,
      unit: "count",
      dimensions: { region: REGION, rule: "pro|d ünï" },
    },
  ],
};

/** The services behind a transport that may write. */
function client(json: unknown, status = 200) {
  wire.server.answer = () => ({ status, json });
  const writes = { objectPrefix: "posture", metrics: true, topicId: TOPIC };
  return transportTo(wire.server, { writes }).clientFor("service", REGION);
}

const bodies = () => wire.server.requests.map(({ body }) => JSON.parse(body.toString()) as unknown);

describe("Monitoring", () => {
  test("posts streams with their time in a form that the service reads", async () => {
    const monitoring = new Monitoring(REGION, client({ failedMetricsCount: 0 }));
    expect(await monitoring.post(BATCH)).toEqual({ count: 0, messages: [] });
    expect(wire.sent()).toEqual(["POST /20180401/metrics"]);
    expect(wire.server.requests[0]?.headers.host).toBe(
      `telemetry-ingestion.${REGION}.oraclecloud.com`,
    );
    expect(bodies()).toEqual([
      {
        metricData: [
          {
            namespace: "volume_backup_audit",
            compartmentId: "ocid1.tenancy.oc1..acme",
            name: "volumes_total",
            dimensions: { region: REGION, rule: "pro|d ünï" },
            metadata: { unit: "count" },
            datapoints: [{ timestamp: "2026-11-05T03:15:00.000Z", value: 3 }],
          },
        ],
      },
    ]);
  });

  test("says what was not taken, and why as far as the service does", async () => {
    const failedMetrics = [{ message: "namespace is reserved.", metricData: {} }];
    const some = new Monitoring(REGION, client({ failedMetricsCount: 2, failedMetrics }));
    expect(await some.post(BATCH)).toEqual({ count: 2, messages: ["namespace is reserved."] });
    const silent = new Monitoring(REGION, client({ failedMetricsCount: 1 }));
    expect(await silent.post(BATCH)).toEqual({ count: 1, messages: [] });
  });

  test("does not take an answer for a yes that does not say so", async () => {
    await expect(new Monitoring(REGION, client({})).post(BATCH)).rejects.toMatchObject({
      name: "OciFailure",
      operation: "PostMetricData",
      code: "BadBody",
      message: "the answer does not say what was taken",
    });
  });

  test("fails with the service's words", async () => {
    const monitoring = new Monitoring(REGION, client(DENIED.json, 404));
    await expect(monitoring.post(BATCH)).rejects.toMatchObject({
      operation: "PostMetricData",
      status: 404,
      code: "NotAuthorizedOrNotFound",
    });
  });
});

describe("Notifications", () => {
  test("publishes title and body to the topic", async () => {
    const notifications = new Notifications(REGION, client({ messageId: "m" }, 202));
    await notifications.publish({ topicId: TOPIC, title: "PASS to FAIL", body: "one\ntwo" });
    expect(wire.sent()).toEqual([`POST /20181201/topics/${TOPIC}/messages`]);
    expect(wire.server.requests[0]?.headers.host).toBe(`notification.${REGION}.oraclecloud.com`);
    expect(bodies()).toEqual([{ title: "PASS to FAIL", body: "one\ntwo" }]);
  });

  test("fails with the service's words", async () => {
    const notifications = new Notifications(REGION, client(DENIED.json, 404));
    const message = { topicId: TOPIC, title: "t", body: "b" };
    await expect(notifications.publish(message)).rejects.toMatchObject({
      operation: "PublishMessage",
      status: 404,
    });
  });
});
