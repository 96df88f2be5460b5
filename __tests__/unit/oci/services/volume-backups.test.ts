import { describe, expect, test } from "@jest/globals";

import { BlockStorage } from "../../../../src/oci/services/block-storage.js";
import { everyItem, REGION, useWire, type Service } from "./service-fixture.js";

const wire = useWire();
const TIME = "2026-11-05T03:15:00.000Z";
const AT = Date.parse(TIME);
const COMPARTMENT = "ocid1.compartment.oc1..erp";
const VOLUME_ID = "ocid1.volume.oc1.iad.a";

function blockStorage(service: Service): BlockStorage {
  return new BlockStorage(REGION, wire.client(service), () => Promise.resolve([]));
}

function answers(json: unknown): BlockStorage {
  return blockStorage(() => ({ json }));
}

const BACKUP = {
  id: "ocid1.volumebackup.oc1.iad.b",
  displayName: "b",
  compartmentId: COMPARTMENT,
  lifecycleState: "AVAILABLE",
  type: "FULL",
  timeCreated: TIME,
};

describe("backups", () => {
  test("of volumes are reduced to what is needed", async () => {
    const storage = answers([
      {
        ...BACKUP,
        volumeId: VOLUME_ID,
        timeRequestReceived: "2026-11-05T03:00:00Z",
        expirationTime: "2026-12-05T03:15:00Z",
        sourceType: "SCHEDULED",
        sizeInGBs: 7,
        uniqueSizeInGBs: 2,
        kmsKeyId: "ocid1.key.oc1.iad.k",
        sourceVolumeBackupId: "ocid1.volumebackup.oc1.phx.source",
        isRetentionLockEnabled: true,
        timeRetentionExpiresAt: "2026-11-20T00:00:00Z",
      },
    ]);
    expect(await everyItem(storage.volumeBackups(COMPARTMENT))).toEqual([
      {
        kind: "BLOCK_VOLUME",
        id: BACKUP.id,
        volumeId: VOLUME_ID,
        compartmentId: COMPARTMENT,
        region: REGION,
        lifecycleState: "AVAILABLE",
        timeCreated: AT,
        timeRequestReceived: Date.parse("2026-11-05T03:00:00Z"),
        expirationTime: Date.parse("2026-12-05T03:15:00Z"),
        isScheduled: true,
        sizeGb: 7,
        uniqueGb: 2,
        kmsKeyId: "ocid1.key.oc1.iad.k",
        copyOfId: "ocid1.volumebackup.oc1.phx.source",
        protection: {
          isRetentionLocked: true,
          isIndefinite: false,
          isDeletionPrevented: false,
          retentionExpiresAt: Date.parse("2026-11-20T00:00:00Z"),
        },
      },
    ]);
    expect(wire.sent()).toEqual([
      `GET /20160918/volumeBackups?compartmentId=${COMPARTMENT}&limit=1000`,
    ]);
  });

  test("of boot volumes name their volume and source otherwise", async () => {
    const storage = answers([
      {
        ...BACKUP,
        bootVolumeId: "ocid1.bootvolume.oc1.iad.a",
        sourceBootVolumeBackupId: "ocid1.bootvolumebackup.oc1.phx.source",
        sourceType: "MANUAL",
        isIndefiniteRetentionEnabled: true,
        isPreventDeletionEnabled: true,
      },
    ]);
    expect(await everyItem(storage.bootVolumeBackups(COMPARTMENT))).toMatchObject([
      {
        kind: "BOOT_VOLUME",
        volumeId: "ocid1.bootvolume.oc1.iad.a",
        copyOfId: "ocid1.bootvolumebackup.oc1.phx.source",
        isScheduled: false,
        protection: {
          isRetentionLocked: false,
          isIndefinite: true,
          isDeletionPrevented: true,
          retentionExpiresAt: null,
        },
      },
    ]);
  });

  test("may lack everything that is optional", async () => {
    expect(await everyItem(answers([BACKUP]).volumeBackups(COMPARTMENT))).toMatchObject([
      {
        volumeId: null,
        timeRequestReceived: null,
        expirationTime: null,
        isScheduled: false,
        sizeGb: 0,
        uniqueGb: null,
        kmsKeyId: null,
        copyOfId: null,
        protection: null,
      },
    ]);
  });

  test.each(["REQUEST_RECEIVED", "CREATING", "FAULTY", "TERMINATED"])(
    "have no creation time where nothing was imaged: %s",
    async (lifecycleState) => {
      for (const timeCreated of [null, undefined]) {
        const storage = answers([{ ...BACKUP, lifecycleState, timeCreated }]);
        const [backup] = await everyItem(storage.volumeBackups(COMPARTMENT));
        expect(backup?.timeCreated).toBeNaN();
      }
    },
  );

  const SILENT = {
    isRetentionLockEnabled: null,
    isIndefiniteRetentionEnabled: null,
    isPreventDeletionEnabled: null,
    timeRetentionExpiresAt: null,
  };

  test.each<[string, object, object | null]>([
    ["nothing", {}, null],
    ["null throughout, as unset fields are", SILENT, null],
    [
      "a lock whose end cannot be read",
      { isRetentionLockEnabled: true, timeRetentionExpiresAt: "soon" },
      { isRetentionLocked: true, retentionExpiresAt: null },
    ],
    [
      "a switch that is neither on nor off",
      { isRetentionLockEnabled: "true", timeRetentionExpiresAt: TIME },
      null,
    ],
    [
      "the same beside one that stands alone",
      { isRetentionLockEnabled: "true", isIndefiniteRetentionEnabled: true },
      { isRetentionLocked: false, isIndefinite: true },
    ],
  ])("told of their protection %s", async (_, told, expected) => {
    const [backup] = await everyItem(answers([{ ...BACKUP, ...told }]).volumeBackups(COMPARTMENT));
    if (expected === null) expect(backup?.protection).toBeNull();
    else expect(backup?.protection).toMatchObject(expected);
  });
});
