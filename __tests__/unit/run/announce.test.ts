import { describe, expect, test } from "@jest/globals";

import { announce, announcingFailure, type RunResult } from "../../../src/run/announce.js";
import type { Delivered } from "../../../src/delivery/sink.js";
import type { MetricBatch } from "../../../src/oci/services/monitoring.js";
import type { TopicMessage } from "../../../src/oci/services/notifications.js";
import { assess } from "../../../src/posture/assess.js";
import type { CommonSettings } from "../../../src/settings/settings.js";
import { denied } from "../delivery/store-fixture.js";
import { TENANCY } from "../inventory/fake-cloud.js";
import { inventory, NOW, STRICT, volume } from "../posture/inventory-builder.js";
import { PLAIN } from "../posture/policy-fixtures.js";
import { cloudOf, commonSettings, connectionTo, TOPIC } from "./preflight/preflight-fixture.js";
import { fakeWorld } from "./run-world.js";

const FAILING = assess(inventory({ volumes: [volume()] }), PLAIN, STRICT, NOW);
const BOTH = { metricsNamespace: "acme", notificationTopic: TOPIC };

/** A connection that keeps what goes out. */
function open(refusal?: Error) {
  const batches: MetricBatch[] = [];
  const messages: TopicMessage[] = [];
  const connection = {
    ...connectionTo(cloudOf({}).cloud),
    postMetrics: (batch: MetricBatch) => {
      batches.push(batch);
      return Promise.resolve({ count: 0, messages: [] });
    },
    publishMessage: (message: TopicMessage) => {
      messages.push(message);
      return refusal === undefined ? Promise.resolve() : Promise.reject(refusal);
    },
  };
  const values = (name: string) =>
    batches.flatMap((batch) => batch.values.filter((it) => it.name === name)).map((it) => it.value);
  return { connection, batches, messages, values };
}

function result(settings: CommonSettings, over: Partial<RunResult> = {}): RunResult {
  const api = { requests: 1, retries: 0, throttled: 0 };
  const { scope } = settings;
  const facts = { toolVersion: "1.2.3", durationMs: 1_000, api, scope, run: null };
  return { assessment: FAILING, facts, deliveries: [], previouslyHeld: true, ...over };
}

const LOST: Delivered = { sink: "artifact", locations: [], problems: ["It is lost."], notes: [] };

describe("announce", () => {
  test("is silent where nothing is asked for", async () => {
    const { connection, batches, messages } = open();
    const world = fakeWorld();
    const settings = commonSettings();
    expect(await announce({ world, settings }, connection, result(settings))).toEqual([]);
    expect([batches, messages, world.log.said]).toEqual([[], [], []]);
  });

  test("tells the topic and Monitoring, and says so in the log", async () => {
    const { connection, batches, messages, values } = open();
    const world = fakeWorld();
    const settings = commonSettings(BOTH);
    const announced = await announce({ world, settings }, connection, result(settings));
    expect(announced.map(({ sink, problems }) => [sink, problems])).toEqual([
      ["notification", []],
      ["metrics", []],
    ]);
    expect(messages.map(({ topicId }) => topicId)).toEqual([TOPIC]);
    expect(batches[0]).toMatchObject({
      namespace: "acme",
      compartmentId: TENANCY,
      timestamp: world.now(),
    });
    expect(values("failures")).toEqual([0]);
    expect(world.log.of("info")).toHaveLength(2);
  });

  test("the metrics belong to the root compartment where one is named", async () => {
    const { connection, batches } = open();
    const { scope } = commonSettings();
    const settings = commonSettings({
      metricsNamespace: "acme",
      scope: { ...scope, rootCompartment: "ocid1.compartment.oc1..prod" },
    });
    await announce({ world: fakeWorld(), settings }, connection, result(settings));
    expect(batches[0]?.compartmentId).toBe("ocid1.compartment.oc1..prod");
  });

  test.each([
    [true, 1],
    [false, 0],
  ])("with fail-on-upload-error %s a lost report makes %d failures", async (isFatal, failures) => {
    const { connection, values } = open();
    const settings = commonSettings({ metricsNamespace: "acme", failOnUploadError: isFatal });
    await announce(
      { world: fakeWorld(), settings },
      connection,
      result(settings, { deliveries: [LOST] }),
    );
    expect(values("failures")).toEqual([failures]);
  });

  test("a message that was refused is a problem, and Monitoring hears of it", async () => {
    const { connection, values } = open(denied("PublishMessage"));
    const world = fakeWorld();
    const settings = commonSettings(BOTH);
    const [notification] = await announce({ world, settings }, connection, result(settings));
    expect(notification?.problems).toHaveLength(1);
    expect(values("failures")).toEqual([1]);
    expect(world.log.of("error")).toEqual(notification?.problems);
  });

  test("an interrupted run sends nothing more", async () => {
    const { connection, batches, messages } = open();
    const settings = commonSettings(BOTH);
    const assessment = { ...FAILING, interruption: "The run was cancelled (SIGTERM)." };
    const outcome = result(settings, { assessment });
    expect(await announce({ world: fakeWorld(), settings }, connection, outcome)).toEqual([]);
    expect([batches, messages]).toEqual([[], []]);
  });
});

describe("announcingFailure", () => {
  test("gives the result and posts nothing of its own", async () => {
    const { connection, batches } = open();
    const settings = commonSettings(BOTH);
    const audit = () => Promise.resolve(3);
    expect(await announcingFailure({ world: fakeWorld(), settings }, connection, audit)).toBe(3);
    expect(batches).toEqual([]);
  });

  test("tells Monitoring of the failure before the error goes on", async () => {
    const { connection, batches, values } = open();
    const settings = commonSettings(BOTH);
    const audit = () => Promise.reject(new Error("no compartments"));
    const running = announcingFailure({ world: fakeWorld(), settings }, connection, audit);
    await expect(running).rejects.toThrow("no compartments");
    expect(batches).toHaveLength(1);
    expect(values("failures")).toEqual([1]);
    expect(values("api_requests")).toEqual([7]);
    expect(values("last_success")).toEqual([]);
  });

  test("only passes the error on where no metrics are asked for", async () => {
    const { connection, batches } = open();
    const audit = () => Promise.reject(new Error("no compartments"));
    const running = announcingFailure(
      { world: fakeWorld(), settings: commonSettings() },
      connection,
      audit,
    );
    await expect(running).rejects.toThrow("no compartments");
    expect(batches).toEqual([]);
  });
});
