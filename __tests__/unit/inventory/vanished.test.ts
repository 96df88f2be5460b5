import { describe, expect, test } from "@jest/globals";

import {
  NO_LOOKUPS,
  type Inventory,
  type LookupRequest,
} from "../../../src/inventory/inventory.js";
import { lookUp } from "../../../src/inventory/lookups.js";
import { volume } from "./collect-fixture.js";
import {
  failure,
  compartment,
  denied,
  fakeCloud,
  HOME,
  TENANCY,
  type RegionAnswers,
} from "./fake-cloud.js";

const REPLICA = "ocid1.blockvolumereplica.oc1.phx.r";
const GOLD = { id: "gold", name: "gold", destinationRegion: null, schedules: [] };
const refused = denied("GetVolumeBackupPolicyAssetAssignment");
const group = { id: "g1", name: "g1", compartmentId: "prod", region: HOME, volumeIds: ["v1"] };

const INVENTORY: Inventory = {
  tenancyId: TENANCY,
  homeRegion: HOME,
  regions: [HOME],
  compartments: [{ ...compartment("prod"), path: "acme/prod", names: ["prod"] }],
  volumes: [
    volume("v1", { replicas: [{ id: REPLICA, availabilityDomain: "" }] }),
    volume("v2"),
    volume("b1", { kind: "BOOT_VOLUME" }),
  ],
  backups: new Map(),
  attachments: [],
  instances: new Map(),
  volumeGroups: [group],
  lookups: NO_LOOKUPS,
  interruption: null,
  unread: [],
  tolerated: [],
  unasked: [],
  discovery: [],
  searchFailures: [],
};

async function look(
  answers: RegionAnswers,
  ids: readonly string[],
  replicas: LookupRequest["replicas"] = [],
) {
  const { cloud, asked } = fakeCloud({
    regions: { [HOME]: answers, "us-phoenix-1": answers },
    otherVolumes: failure("GetVolume", 500, "InternalError"),
  });
  const policyAssets = ids.map((id) => ({ id, region: HOME }));
  const inventory = await lookUp(
    cloud,
    INVENTORY,
    { policyAssets, replicas },
    { concurrency: 2, cancellation: new AbortController().signal },
  );
  return { inventory, asked, left: inventory.volumes.map(({ id }) => id) };
}

const gone = (id: string, lifecycleState = "TERMINATED") => volume(id, { lifecycleState });

describe("a volume whose policy is not found", () => {
  test.each(["TERMINATED", "TERMINATING"])("and that is %s is left out", async (state) => {
    const { inventory, left } = await look(
      {
        policyAssignment: { v1: refused, b1: refused },
        volume: { v1: gone("v1", state), b1: gone("b1", state) },
      },
      ["v1", "v2", "b1"],
    );
    expect(left).toEqual(["v2"]);
    expect(inventory.unread).toEqual([]);
  });

  test("and that is there is a gap, and asked about once a compartment", async () => {
    const { inventory, asked, left } = await look(
      { policyAssignment: { v1: refused, v2: refused }, volume: { v1: volume("v1") } },
      ["v1", "v2"],
    );
    expect(left).toEqual(["v1", "v2", "b1"]);
    expect(inventory.unread).toMatchObject([{ operation: "GetVolumeBackupPolicyAssetAssignment" }]);
    expect(asked.filter((it) => it.includes(" volume "))).toEqual([`${HOME} volume v1`]);
  });

  test.each([
    ["no longer listed is left out", [[volume("v2")]], ["v2", "b1"]],
    ["listed as gone is left out", [[gone("v1"), volume("v2")]], ["v2", "b1"]],
    ["still listed may be closed to the caller", [[volume("v1")]], ["v1", "v2", "b1"]],
    ["in a listing that fails may be there", [denied("ListVolumes")], ["v1", "v2", "b1"]],
    [
      "in a listing that breaks off may be there",
      [[volume("v2")], denied("ListVolumes")],
      ["v1", "v2", "b1"],
    ],
  ] as const)("and that is not found itself: one %s", async (_, prod, expected) => {
    const { inventory, left } = await look(
      { policyAssignment: { v1: refused }, volume: { v1: denied("GetVolume") }, volumes: { prod } },
      ["v1"],
    );
    expect(left).toEqual(expected);
    expect(inventory.unread).toHaveLength(expected.length === 3 ? 1 : 0);
  });

  test("for another reason than that is a gap", async () => {
    const broken = new TypeError("schedules is undefined");
    const { inventory, asked } = await look({ policyAssignment: { v1: broken } }, ["v1"]);
    expect(inventory.unread).toHaveLength(1);
    expect(asked.some((it) => it.includes(" volume "))).toBe(false);
  });
});

describe("what a volume had and has no more", () => {
  test.each([
    ["terminated", { volumeGroupState: { g1: "TERMINATED" } }, true],
    ["there", { volumeGroupState: { g1: "AVAILABLE" } }, false],
    ["nor found, nor listed", { volumeGroupState: { g1: denied("GetVolumeGroup") } }, true],
    [
      "not found and listed",
      { volumeGroupState: { g1: denied("GetVolumeGroup") }, volumeGroups: { prod: [[group]] } },
      false,
    ],
  ])("its group, whose policy is not found, is %s", async (_, answers, isGone) => {
    const { inventory, left } = await look({ policyAssignment: { g1: refused }, ...answers }, [
      "v1",
      "g1",
    ]);
    expect(left).toHaveLength(3);
    expect(inventory.unread).toHaveLength(isGone ? 0 : 1);
    expect(inventory.lookups.policies.get("g1")).toEqual(
      isGone ? { kind: "answered", answer: null } : { kind: "unread" },
    );
  });

  test.each([
    ["dropped", volume("v1"), true],
    ["kept", volume("v1", { replicas: [{ id: REPLICA, availabilityDomain: "" }] }), false],
  ])("its replica, which is not found and which it %s", async (_, now, isGone) => {
    const { inventory } = await look(
      { volume: { v1: now } },
      [],
      [{ id: REPLICA, kind: "BLOCK_VOLUME" }],
    );
    expect(inventory.volumes[0]?.replicas).toHaveLength(isGone ? 0 : 1);
    expect(inventory.unread).toHaveLength(isGone ? 0 : 1);
  });

  test("a policy that is gone is assigned to nothing, or another took its place", async () => {
    const answers = (again: readonly (string | null)[]): RegionAnswers => {
      const next = again.values();
      return {
        get policyAssignment() {
          const policyId = next.next().value;
          return policyId ? { v1: { policyId, assignedAt: 7 } } : {};
        },
        backupPolicy: { gold: GOLD },
      };
    };
    const none = await look(answers(["lost", null]), ["v1"]);
    expect(none.inventory.lookups.policies.get("v1")).toEqual({ kind: "answered", answer: null });
    const other = await look(answers(["lost", "gold"]), ["v1"]);
    expect(other.inventory.lookups.policies.get("v1")).toMatchObject({ answer: { policy: GOLD } });
    const same = await look(answers(["lost", "lost"]), ["v1"]);
    expect(same.inventory.unread).toMatchObject([{ operation: "GetVolumeBackupPolicy" }]);
  });
});
