import { describe, expect, test } from "@jest/globals";

import {
  NO_LOOKUPS,
  type Inventory,
  type LookupRequest,
} from "../../../src/inventory/inventory.js";
import { lookUp } from "../../../src/inventory/lookups.js";
import { withLookupsOf } from "../../../src/inventory/with-lookups.js";
import { volume } from "./collect-fixture.js";
import {
  compartment,
  denied,
  failure,
  fakeCloud,
  HOME,
  TENANCY,
  type RegionAnswers,
} from "./fake-cloud.js";

const PHOENIX = "us-phoenix-1";
const GOLD = { id: "gold", name: "gold", destinationRegion: null, schedules: [] };
const assigned = (policyId: string) => ({ policyId, assignedAt: 7 });

const INVENTORY: Inventory = {
  tenancyId: TENANCY,
  homeRegion: HOME,
  regions: [HOME],
  compartments: [{ ...compartment("prod"), path: "acme/prod", names: ["prod"] }],
  volumes: [
    volume("v1", {
      replicas: [{ id: "ocid1.blockvolumereplica.oc1.phx.r", availabilityDomain: "" }],
    }),
    volume("v2"),
    volume("v3", { compartmentId: "dev" }),
  ],
  backups: new Map(),
  attachments: [],
  instances: new Map(),
  volumeGroups: [
    { id: "g1", name: "g1", compartmentId: "prod", region: "us-ashburn-1", volumeIds: ["v1"] },
  ],
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
  request: Partial<LookupRequest>,
  given: { inventory?: Inventory; cancellation?: AbortSignal } = {},
) {
  const { cloud, asked } = fakeCloud({
    regions: { [HOME]: answers, [PHOENIX]: answers },
    otherVolumes: failure("GetVolume", 500, "InternalError"),
  });
  const inventory = await lookUp(
    cloud,
    given.inventory ?? INVENTORY,
    { policyAssets: [], replicas: [], ...request },
    { concurrency: 2, cancellation: given.cancellation ?? new AbortController().signal },
  );
  return { inventory, asked };
}

const assets = (...ids: readonly string[]) => ({
  policyAssets: ids.map((id) => ({ id, region: HOME })),
});

describe("policies", () => {
  test("are asked for by asset, each policy once, and none is an answer", async () => {
    const { inventory, asked } = await look(
      {
        policyAssignment: { v1: assigned("gold"), g1: assigned("gold") },
        backupPolicy: { gold: GOLD },
      },
      assets("v1", "v2", "g1"),
    );
    const answer = { policy: GOLD, assignedAt: 7 };
    expect(inventory.lookups.policies).toEqual(
      new Map([
        ["v1", { kind: "answered", answer }],
        ["v2", { kind: "answered", answer: null }],
        ["g1", { kind: "answered", answer }],
      ]),
    );
    expect(asked.filter((each) => each.includes("backupPolicy"))).toHaveLength(1);
    expect(inventory.unread).toEqual([]);
    expect(inventory.interruption).toBeNull();
  });

  test("that could not be looked up are unread, with one gap a compartment", async () => {
    const refused = denied("GetVolumeBackupPolicyAssetAssignment");
    const { inventory } = await look(
      { policyAssignment: { v1: refused, v2: refused, v3: refused, stray: refused } },
      assets("v1", "v2", "v3", "stray"),
    );
    expect([...inventory.lookups.policies.values()]).toEqual(Array(4).fill({ kind: "unread" }));
    const gap = { operation: "GetVolumeBackupPolicyAssetAssignment", region: HOME, status: 404 };
    expect(inventory.unread).toMatchObject([
      { ...gap, compartmentId: "prod", compartmentName: "prod-name" },
      { ...gap, compartmentId: "dev", compartmentName: "dev" },
      { ...gap, compartmentId: TENANCY },
    ]);
  });

  test("whose details fail name the call that failed", async () => {
    const { inventory } = await look(
      { policyAssignment: { v1: assigned("lost"), v2: assigned("lost") } },
      assets("v1", "v2"),
    );
    expect(inventory.unread).toMatchObject([
      { operation: "GetVolumeBackupPolicy", code: "NotAuthorizedOrNotFound" },
    ]);
    expect(inventory.lookups.policies.get("v2")).toEqual({ kind: "unread" });
  });

  test("an answer that makes no sense is a gap too", async () => {
    const odd = new TypeError("schedules is undefined");
    const { inventory } = await look({ policyAssignment: { v1: odd } }, assets("v1"));
    expect(inventory.unread).toMatchObject([
      {
        operation: "GetVolumeBackupPolicyAssetAssignment",
        code: "UnexpectedAnswer",
        reason: "schedules is undefined",
      },
    ]);
  });
});

describe("replicas", () => {
  const id = "ocid1.blockvolumereplica.oc1.phx.r";
  const replica = { id, lifecycleState: "AVAILABLE", timeLastSynced: 1 };

  test("are asked for in their own region", async () => {
    const request = { replicas: [{ id, kind: "BLOCK_VOLUME" as const }] };
    const { inventory, asked } = await look({ replica: { [id]: replica } }, request);
    expect(inventory.lookups.replicas.get(id)).toEqual({ kind: "answered", answer: replica });
    expect(asked).toEqual([`${PHOENIX} replica BLOCK_VOLUME ${id}`]);
  });

  test.each([
    ["BLOCK_VOLUME", "GetBlockVolumeReplica"] as const,
    ["BOOT_VOLUME", "GetBootVolumeReplica"] as const,
  ])("of a %s that fail are a gap of the volume's compartment", async (kind, operation) => {
    const refused = failure(operation, 500, "InternalServerError");
    const request = { replicas: [{ id, kind }] };
    const { inventory } = await look({ replica: { [id]: refused } }, request);
    expect(inventory.lookups.replicas.get(id)).toEqual({ kind: "unread" });
    expect(inventory.unread).toMatchObject([{ operation, region: PHOENIX, compartmentId: "prod" }]);
    const odd = await look({ replica: { [id]: new Error("odd") } }, request);
    expect(odd.inventory.unread).toMatchObject([{ operation }]);
  });

  test("of a region that the OCID does not tell are asked for at home", async () => {
    const request = { replicas: [{ id: "unreadable", kind: "BOOT_VOLUME" as const }] };
    const { asked } = await look({}, request);
    expect(asked).toEqual([`${HOME} replica BOOT_VOLUME unreadable`]);
  });
});

describe("an interruption", () => {
  test("before the look-ups leaves them undone", async () => {
    const inventory = { ...INVENTORY, interruption: "Stop." };
    const looked = await look({}, assets("v1"), { inventory });
    expect(looked.inventory).toBe(inventory);
    expect(looked.asked).toEqual([]);
  });

  test("during the look-ups is told of", async () => {
    const cancellation = AbortSignal.abort("Stop.");
    const cancelled = failure("GetVolumeBackupPolicyAssetAssignment", null, "Cancelled");
    const answers = { policyAssignment: { v1: cancelled } };
    const { inventory } = await look(answers, assets("v1"), { cancellation });
    expect(inventory.interruption).toBe("Stop.");
    expect(inventory.unread).toMatchObject([{ code: "Cancelled" }]);
  });
});

describe("an inventory with the look-ups of a request", () => {
  const assets = (...ids: string[]) => ids.map((id) => ({ id, region: HOME }));
  const replica = { id: "ocid1.blockvolumereplica.oc1.phx.r", kind: "BLOCK_VOLUME" } as const;
  const refused = {
    policyAssignment: { v1: denied("GetVolumeBackupPolicyAssetAssignment") },
    replica: { [replica.id]: denied("GetBlockVolumeReplica") },
  };
  const all = { policyAssets: assets("v1", "v2", "v3"), replicas: [replica] };
  const kept = async (request: Partial<LookupRequest>) => {
    const { inventory } = await look(refused, all);
    const missed = { ...inventory.unread[0], operation: "ListVolumes" } as const;
    const given = { ...inventory, unread: [...inventory.unread, missed] } as Inventory;
    return withLookupsOf(given, { policyAssets: [], replicas: [], ...request });
  };
  const operations = ({ unread }: Inventory) => unread.map(({ operation }) => operation).sort();

  test("has no answer and no gap of another's", async () => {
    const inventory = await kept({ policyAssets: assets("v2") });
    expect([...inventory.lookups.policies.keys()]).toEqual(["v2"]);
    expect(inventory.lookups.replicas.size).toBe(0);
    expect(operations(inventory)).toEqual(["ListVolumes"]);
  });

  test("keeps the gaps of its own", async () => {
    expect(operations(await kept({ policyAssets: assets("v1") }))).toEqual([
      "GetVolumeBackupPolicyAssetAssignment",
      "ListVolumes",
    ]);
    expect(operations(await kept({ replicas: [replica] }))).toEqual([
      "GetBlockVolumeReplica",
      "ListVolumes",
    ]);
  });

  test("is the same where all of it was asked for", async () => {
    const { inventory } = await look(refused, all);
    expect(withLookupsOf(inventory, all)).toEqual(inventory);
  });
});
