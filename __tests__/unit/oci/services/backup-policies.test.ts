import { describe, expect, test } from "@jest/globals";

import { BlockStorage } from "../../../../src/oci/services/block-storage.js";
import { DENIED, REGION, useWire, type Service } from "./service-fixture.js";

const wire = useWire();
const TIME = "2026-11-05T03:15:00.000Z";
const AT = Date.parse(TIME);

function blockStorage(service: Service): BlockStorage {
  return new BlockStorage(REGION, wire.client(service), () => Promise.resolve([]));
}

function answers(json: unknown): BlockStorage {
  return blockStorage(() => ({ json }));
}

describe("backup policies", () => {
  const POLICY = "ocid1.volumebackuppolicy.oc1..gold";

  test("are assigned to an asset, or are not", async () => {
    const assignment = { id: "x", assetId: "v", policyId: POLICY, timeCreated: TIME };
    expect(await answers([assignment]).policyAssignment("v&1")).toEqual({
      policyId: POLICY,
      assignedAt: AT,
    });
    expect(wire.sent()[0]).toMatch(/assetId=v%261/);
    expect(await answers([]).policyAssignment("v")).toBeNull();
    await expect(blockStorage(() => DENIED).policyAssignment("v")).rejects.toMatchObject({
      status: 404,
    });
  });

  test("are found on a later page, where the first is empty", async () => {
    const storage = blockStorage((_, query) =>
      query.has("page")
        ? { json: [{ id: "x", assetId: "v", policyId: POLICY, timeCreated: TIME }] }
        : { json: [], headers: { "opc-next-page": "next" } },
    );
    expect(await storage.policyAssignment("v")).toMatchObject({ policyId: POLICY });
    expect(wire.sent()).toHaveLength(2);
  });

  test("are unknown, not absent, where the answer is no list", async () => {
    await expect(answers({}).policyAssignment("v")).rejects.toMatchObject({
      name: "OciFailure",
      operation: "GetVolumeBackupPolicyAssetAssignment",
    });
  });

  test.each(["BLOCK_VOLUME", "BOOT_VOLUME"] as const)(
    "a replica of a %s may be denied",
    async (kind) => {
      const operation = kind === "BLOCK_VOLUME" ? "GetBlockVolumeReplica" : "GetBootVolumeReplica";
      const read = blockStorage(() => DENIED).replica(kind, "r");
      await expect(read).rejects.toMatchObject({ operation, status: 404 });
    },
  );

  test("keep the whole of a schedule, and null for what was not sent", async () => {
    const schedule = {
      backupType: "INCREMENTAL",
      period: "ONE_DAY",
      offsetType: "STRUCTURED",
      offsetSeconds: 0,
      hourOfDay: 3,
      dayOfWeek: "MONDAY",
      dayOfMonth: 31,
      month: "JANUARY",
      retentionSeconds: 604_800,
      timeZone: "UTC",
    };
    const bare = { backupType: "FULL", period: "BRAND_NEW", retentionSeconds: 1 };
    const policy = { id: POLICY, displayName: "gold", schedules: [schedule, bare] };
    expect(await answers(policy).backupPolicy(POLICY)).toEqual({
      id: POLICY,
      name: "gold",
      destinationRegion: null,
      schedules: [
        schedule,
        {
          ...bare,
          offsetType: null,
          offsetSeconds: null,
          hourOfDay: null,
          dayOfWeek: null,
          dayOfMonth: null,
          month: null,
          timeZone: null,
        },
      ],
    });
  });
});

test("a replica tells when it last synced, if it ever did", async () => {
  const replica = { id: "r", lifecycleState: "AVAILABLE", timeLastSynced: TIME };
  expect(await answers(replica).replica("BLOCK_VOLUME", "r")).toEqual({
    id: "r",
    lifecycleState: "AVAILABLE",
    timeLastSynced: AT,
  });
  const never = { ...replica, timeLastSynced: undefined };
  const unsynced = await answers(never).replica("BOOT_VOLUME", "r");
  expect(unsynced.timeLastSynced).toBeNull();
  expect(wire.sent()).toEqual([
    "GET /20160918/blockVolumeReplicas/r",
    "GET /20160918/bootVolumeReplicas/r",
  ]);
});
