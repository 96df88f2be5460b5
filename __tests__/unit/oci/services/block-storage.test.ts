import { describe, expect, test } from "@jest/globals";

import { BlockStorage } from "../../../../src/oci/services/block-storage.js";
import { badRequest, DENIED, everyItem, REGION, useWire, type Service } from "./service-fixture.js";

const wire = useWire();
const DOMAINS = ["Uocm:US-ASHBURN-AD-1", "Uocm:US-ASHBURN-AD-2"];
const TIME = "2026-11-05T03:15:00.000Z";
const AT = Date.parse(TIME);
const COMPARTMENT = "ocid1.compartment.oc1..erp";

function blockStorage(service: Service, domains = () => Promise.resolve(DOMAINS)): BlockStorage {
  return new BlockStorage(REGION, wire.client(service), domains);
}

function answers(json: unknown): BlockStorage {
  return blockStorage(() => ({ json }));
}

const VOLUME = {
  id: "ocid1.volume.oc1.iad.a",
  displayName: "data | `x`",
  compartmentId: COMPARTMENT,
  availabilityDomain: DOMAINS[0],
  lifecycleState: "AVAILABLE",
  sizeInMBs: 51_200,
  timeCreated: TIME,
};

describe("volumes", () => {
  test.each([
    [{ sizeInGBs: null }, 50],
    [{ sizeInMBs: null }, null],
    [{ sizeInGBs: null, sizeInMBs: undefined }, null],
    [{ sizeInGBs: 0 }, 0],
  ])("a size that is not told is none: %j", async (sizes, sizeGb) => {
    const storage = answers([{ ...VOLUME, ...sizes }]);
    expect(await everyItem(storage.volumes(COMPARTMENT))).toMatchObject([{ sizeGb }]);
  });

  test("are asked for with a compartment and a limit, and reduced to what is needed", async () => {
    const storage = answers([
      {
        ...VOLUME,
        sizeInGBs: 1_024,
        volumeGroupId: "ocid1.volumegroup.oc1.iad.g",
        kmsKeyId: "ocid1.key.oc1.iad.k",
        freeformTags: { env: "prod" },
        definedTags: { Operations: { Tier: "gold" } },
        blockVolumeReplicas: [
          { blockVolumeReplicaId: "ocid1.r", availabilityDomain: "AD", displayName: "r" },
        ],
        vpusPerGB: 10,
      },
    ]);
    expect(await everyItem(storage.volumes(COMPARTMENT))).toEqual([
      {
        kind: "BLOCK_VOLUME",
        id: VOLUME.id,
        name: "data | `x`",
        compartmentId: COMPARTMENT,
        region: REGION,
        availabilityDomain: DOMAINS[0],
        lifecycleState: "AVAILABLE",
        sizeGb: 1_024,
        timeCreated: AT,
        volumeGroupId: "ocid1.volumegroup.oc1.iad.g",
        kmsKeyId: "ocid1.key.oc1.iad.k",
        freeformTags: { env: "prod" },
        definedTags: { Operations: { Tier: "gold" } },
        replicas: [{ id: "ocid1.r", availabilityDomain: "AD" }],
      },
    ]);
    expect(wire.sent()).toEqual([`GET /20160918/volumes?compartmentId=${COMPARTMENT}&limit=1000`]);
    expect(wire.server.requests[0]?.headers.host).toBe(`iaas.${REGION}.oraclecloud.com`);
  });

  test("may lack everything that is optional", async () => {
    const unnamed = { ...VOLUME, displayName: undefined };
    const [volume] = await everyItem(answers([unnamed]).volumes(COMPARTMENT));
    expect(volume).toMatchObject({
      name: VOLUME.id,
      sizeGb: 50,
      volumeGroupId: null,
      kmsKeyId: null,
      freeformTags: {},
      definedTags: {},
      replicas: [],
    });
  });

  test.each([
    [{ type: "volumeBackup", id: "b" }, true, { backupId: "b", isHydrated: true }],
    [{ type: "volumeBackup", id: "b" }, false, { backupId: "b", isHydrated: false }],
    [{ type: "volumeBackup", id: "b" }, null, { backupId: "b", isHydrated: null }],
    [{ type: "volumeBackup", id: "b" }, "true", { backupId: "b", isHydrated: null }],
    [{ type: "volumeBackup", id: "b" }, undefined, { backupId: "b", isHydrated: null }],
    [{ type: "volumeBackup", id: "" }, true, undefined],
    [{ type: "volumeBackup", id: 7 }, true, undefined],
    [{ type: "bootVolumeBackup", id: "b" }, true, undefined],
    [{ type: "volume", id: "v" }, true, undefined],
    [{ type: "blockVolumeReplica", id: "r" }, true, undefined],
    [{ type: "volumeBackupDelta", firstBackupId: "b", secondBackupId: "c" }, true, undefined],
    [{ type: "somethingNew", id: "b" }, true, undefined],
    [null, true, undefined],
  ])("made of %j, hydrated %j: %j", async (sourceDetails, isHydrated, restoredFrom) => {
    const storage = answers([{ ...VOLUME, sourceDetails, isHydrated }]);
    const [volume] = await everyItem(storage.volumes(COMPARTMENT));
    expect(volume?.restoredFrom).toEqual(restoredFrom);
    expect(Object.hasOwn(volume ?? {}, "restoredFrom")).toBe(restoredFrom !== undefined);
  });

  test("a boot volume is made of a boot volume backup", async () => {
    const given = (type: string) => ({
      ...VOLUME,
      sourceDetails: { type, id: "b" },
      isHydrated: true,
    });
    const types = ["bootVolumeBackup", "volumeBackup", "bootVolume", "bootVolumeReplica"];
    const volumes = await everyItem(answers(types.map(given)).bootVolumes(COMPARTMENT));
    expect(volumes.map(({ restoredFrom }) => restoredFrom)).toEqual([
      ...[{ backupId: "b", isHydrated: true }, undefined, undefined, undefined],
    ]);
  });

  test("a page token goes over the wire encoded, and arrives as it was", async () => {
    const token = "a&b+c=d%25#/? e";
    const storage = blockStorage((_, query) => {
      if (!query.has("page")) return { json: [VOLUME], headers: { "opc-next-page": token } };
      return { json: query.get("page") === token ? [VOLUME] : [] };
    });
    expect(await everyItem(storage.volumes(COMPARTMENT))).toHaveLength(2);
    expect(wire.sent()[1]).toContain("page=a%26b%2Bc%3Dd%2525%23%2F%3F%20e");
  });

  test("a denial is a failure with its facts", async () => {
    await expect(everyItem(blockStorage(() => DENIED).volumes(COMPARTMENT))).rejects.toMatchObject({
      name: "OciFailure",
      operation: "ListVolumes",
      region: REGION,
      status: 404,
      code: "NotAuthorizedOrNotFound",
      opcRequestId: "req-1",
    });
  });

  test("an answer that is not a list is a failure, not zero volumes", async () => {
    await expect(everyItem(answers({ items: [] }).volumes(COMPARTMENT))).rejects.toMatchObject({
      name: "OciFailure",
      code: "BadBody",
    });
  });
});

describe("boot volumes", () => {
  const bootVolume = (id: string) => ({
    ...VOLUME,
    id,
    bootVolumeReplicas: [{ bootVolumeReplicaId: "ocid1.br", availabilityDomain: "AD" }],
  });

  test("are asked for once where the service does without a domain", async () => {
    const storage = answers([bootVolume("a")]);
    expect(await everyItem(storage.bootVolumes(COMPARTMENT))).toMatchObject([
      { kind: "BOOT_VOLUME", id: "a", replicas: [{ id: "ocid1.br", availabilityDomain: "AD" }] },
    ]);
    const plain = { ...bootVolume("b"), bootVolumeReplicas: undefined };
    const [other] = await everyItem(answers([plain]).bootVolumes(COMPARTMENT));
    expect(other?.replicas).toEqual([]);
    expect(wire.sent()).toHaveLength(2);
  });

  test("are asked for domain by domain where it does not, and then always", async () => {
    const storage = blockStorage((_, query) => {
      const domain = query.get("availabilityDomain");
      return domain === null ? badRequest("no domain") : { json: [bootVolume(domain)] };
    });
    expect((await everyItem(storage.bootVolumes("a"))).map(({ id }) => id)).toEqual(DOMAINS);
    expect((await everyItem(storage.bootVolumes("b"))).map(({ id }) => id)).toEqual(DOMAINS);
    expect(wire.sent()).toEqual([
      "GET /20160918/bootVolumes?compartmentId=a&limit=1000",
      "GET /20160918/bootVolumes?compartmentId=a",
      expect.stringMatching(/availabilityDomain=Uocm%3AUS-ASHBURN-AD-1.*compartmentId=a/),
      expect.stringMatching(/availabilityDomain=Uocm%3AUS-ASHBURN-AD-2.*compartmentId=a/),
      expect.stringMatching(/availabilityDomain=Uocm%3AUS-ASHBURN-AD-1.*compartmentId=b/),
      expect.stringMatching(/availabilityDomain=Uocm%3AUS-ASHBURN-AD-2.*compartmentId=b/),
    ]);
  });

  test("another failure is no reason to ask by domain", async () => {
    const storage = blockStorage(() => DENIED);
    await expect(everyItem(storage.bootVolumes(COMPARTMENT))).rejects.toMatchObject({
      operation: "ListBootVolumes",
      status: 404,
    });
    expect(wire.sent()).toHaveLength(1);
  });

  test("nor is a failure after a page that came", async () => {
    const storage = blockStorage((_, query) =>
      query.has("page")
        ? badRequest("bad page")
        : { json: [bootVolume("a")], headers: { "opc-next-page": "b" } },
    );
    await expect(everyItem(storage.bootVolumes(COMPARTMENT))).rejects.toMatchObject({
      message: "bad page",
      status: 400,
    });
  });

  test("without the domains they cannot be listed", async () => {
    const unknown = () => Promise.reject(new Error("no domains"));
    const storage = blockStorage(() => badRequest("no domain"), unknown);
    await expect(everyItem(storage.bootVolumes(COMPARTMENT))).rejects.toThrow("no domains");
  });
});

test("volume groups name their volumes", async () => {
  const group = {
    id: "ocid1.volumegroup.oc1.iad.g",
    displayName: "g",
    compartmentId: COMPARTMENT,
    volumeIds: ["a", "b"],
    timeCreated: TIME,
  };
  expect(await everyItem(answers([group]).volumeGroups(COMPARTMENT))).toEqual([
    {
      id: group.id,
      name: "g",
      compartmentId: COMPARTMENT,
      region: REGION,
      volumeIds: ["a", "b"],
    },
  ]);
  expect(wire.sent()[0]).toMatch(/^GET \/20160918\/volumeGroups\?/);
});
