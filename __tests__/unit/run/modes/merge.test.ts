import { describe, expect, test } from "@jest/globals";

import type { JsonReport } from "../../../../src/reports/json/report-schema.js";
import { merge } from "../../../../src/run/modes/merge.js";
import { parseShard, type Shard } from "../../../../src/settings/shard-id.js";
import { writePartial, type Partial as Part } from "../../../../src/sharding/partial.js";
import { HOME } from "../../inventory/fake-cloud.js";
import { backup, DAY, inventory, NOW, unread, volume } from "../../posture/inventory-builder.js";
import { policy, settings } from "../../posture/policy-fixtures.js";
import { commonSettings } from "../preflight/preflight-fixture.js";
import { connected, modeStage } from "./mode-stage.js";

const stage = modeStage();
const NAMES = [`1of2.${HOME}.1of2`, `2of2.${HOME}.2of2`] as const;

/** One of two parts: the first has a volume with a backup, the second one without. */
async function part(name: (typeof NAMES)[number], over: Partial<Part> = {}): Promise<Buffer> {
  const own =
    name === NAMES[0]
      ? { volumes: [volume()], backups: [backup()] }
      : { volumes: [volume({ id: "ocid1.volume.oc1.iad.bare", name: "bare" })] };
  return await writePartial(name, {
    ...{ shard: parseShard(name) as Shard, regions: [HOME], toolVersion: "1.2.3" },
    ...{ scope: commonSettings().scope, startedAt: NOW - 60_000, runId: null, durationMs: 1_000 },
    ...{ api: { requests: 5, retries: 0, throttled: 0 }, coversTenancy: true },
    inventory: inventory(own),
    ...over,
  });
}

async function putBoth(second: Partial<Part> = {}): Promise<void> {
  await stage.put({
    "parts/a/partial_1.json.gz": await part(NAMES[0]),
    "parts/b/partial_2.json.gz": await part(NAMES[1], second),
  });
}

const SETTINGS = { sharding: { shard: null, maxShards: 10, partials: "parts" } };

async function report(): Promise<JsonReport> {
  const name = (await stage.names()).find((it) => it.endsWith(".json")) ?? "";
  return JSON.parse((await stage.read(`reports/${name}`)).toString()) as JsonReport;
}

describe("mode: merge", () => {
  test("joins, judges once and publishes once, with nobody signed in", async () => {
    await putBoth();
    const context = stage.context(SETTINGS);
    expect(await merge(context, null)).toBe(3);
    const lines = context.said.of("info");
    expect(lines[0]).toBe("Joined 2 shards.");
    expect(lines.filter((it) => it.startsWith("Verdict: "))).toHaveLength(1);
    const { metadata, summary } = await report();
    expect(summary).toMatchObject({ total_volumes_analyzed: 2, no_backup_count: 1 });
    // As of what was read last, not of the merge.
    expect(metadata.generated_at_utc).toBe(new Date(NOW - 60_000).toISOString());
    expect(metadata.api).toMatchObject({ requests: 10 });
  });

  test("passes where the gate holds over the whole", async () => {
    await putBoth();
    const { gate } = commonSettings();
    const context = stage.context({ ...SETTINGS, gate: { ...gate, maxNoBackup: 1 } });
    expect(await merge(context, null)).toBe(0);
  });

  test.each([
    [
      "a part is missing",
      async () => ({ "parts/1.json.gz": await part(NAMES[0]) }),
      /shard 2 of 2 is missing/,
    ],
    [
      "a part is there twice",
      async () => ({
        "parts/1.json.gz": await part(NAMES[0]),
        "parts/2.json.gz": await part(NAMES[0]),
      }),
      /1of2\S* is there twice/,
    ],
    [
      "a file is none",
      () => Promise.resolve({ "parts/1.json.gz": "no" }),
      /1\.json\.gz is not a partial report/,
    ],
    [
      "a part is of another day",
      async () => ({
        "parts/1.json.gz": await part(NAMES[0]),
        "parts/2.json.gz": await part(NAMES[1], { startedAt: NOW - 3 * DAY }),
      }),
      /2of2\S* was read at .*, more than a day ago/,
    ],
    [
      "a part is of another tenancy",
      async () => ({
        "parts/1.json.gz": await part(NAMES[0]),
        "parts/2.json.gz": await part(NAMES[1], {
          inventory: { ...inventory(), tenancyId: "ocid1.tenancy.oc1..other" },
        }),
      }),
      /2of2\S* is of another tenancy/,
    ],
  ])("refuses the set where %s, and publishes nothing", async (_what, files, message) => {
    await stage.put(await files());
    const context = stage.context(SETTINGS);
    await expect(merge(context, null)).rejects.toMatchObject({
      ...{ name: "PartialError", message: expect.stringMatching(message) as unknown },
    });
    expect(context.said.of("info")).toEqual([]);
    expect(await stage.names()).toEqual([]);
  });

  test("says where no parts are", async () => {
    await expect(merge(stage.context(SETTINGS), null)).rejects.toThrow(
      /^partial-reports: there is no folder .*parts\. Download the artifacts/,
    );
  });

  test("signed in, takes the parts' age by OCI's clock", async () => {
    await putBoth();
    const { connection } = connected();
    const slow = stage.context(SETTINGS, { now: () => NOW - 10 * DAY });
    expect(await merge(slow, connection)).toBe(3);
    expect(slow.said.of("warning").join()).toContain("clock is 10 days behind OCI's");
  });

  test("signed in, where OCI tells no time, takes it by this machine's", async () => {
    await putBoth();
    const { connection } = connected({ subscriptions: new Error("no answer") });
    const silent = { ...connection, serverNow: () => null };
    expect(await merge(stage.context(SETTINGS), silent)).toBe(3);
  });

  test("a gap of one part is a gap of the whole", async () => {
    const gap = unread({ operation: "ListVolumeBackups" });
    await putBoth({
      inventory: {
        ...inventory({ volumes: [volume({ id: "ocid1.volume.oc1.iad.bare" })] }),
        unread: [gap],
      },
    });
    expect(await merge(stage.context(SETTINGS), null)).toBe(3);
    const { metadata, summary } = await report();
    expect([metadata.complete, summary.no_backup_count]).toEqual([false, 0]);
  });

  test("what the policy asks for and no part looked up is unknown, and a gap", async () => {
    await putBoth();
    const asking = policy({ defaults: settings({ "backup-policy-assigned": true }) });
    const { gate } = commonSettings();
    const lax = { ...gate, maxNoBackup: null };
    const context = stage.context({ ...SETTINGS, gate: lax, policy: asking });
    expect(await merge(context, null)).toBe(3);
    expect(context.said.of("warning")[0]).toMatch(/^The policy file asks for what the shards did/);
    const { metadata, skipped_compartments: gaps, findings } = await report();
    expect(metadata.complete).toBe(false);
    expect(gaps).toMatchObject([
      { operation: "GetVolumeBackupPolicyAssetAssignment", code: "NotAsked" },
    ]);
    const told = findings.block_volumes.map((it) =>
      it.checks.find(({ id }) => id === "backup-policy-assigned"),
    );
    expect(told).toMatchObject([{ result: "unknown" }, { result: "unknown" }]);
  });

  test("keeps the inventory of the whole where it is asked to", async () => {
    await putBoth();
    await merge(stage.context({ ...SETTINGS, keepsInventory: true }), null);
    expect((await stage.names()).filter((it) => it.endsWith(".inventory.json.gz"))).toHaveLength(1);
  });

  test("a report that cannot be written is told after the verdict was found", async () => {
    await putBoth();
    await stage.put({ reports: "a file" });
    const { gate } = commonSettings();
    const context = stage.context({ ...SETTINGS, gate: { ...gate, maxNoBackup: 1 } });
    expect(await merge(context, null)).toBe(2);
    expect(context.said.of("info").at(-1)).toMatch(/^Verdict: PASS/);
  });
});
