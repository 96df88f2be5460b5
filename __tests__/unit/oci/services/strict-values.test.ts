/** What decides is read strictly: times and numbers that are there and are none make no record. */
import { describe, expect, test } from "@jest/globals";

import { BlockStorage } from "../../../../src/oci/services/block-storage.js";
import type { SdkHttpClient } from "../../../../src/oci/transport/transport.js";
import { REGION } from "./service-fixture.js";

const NOW = Date.UTC(2026, 10, 5, 3, 15);
const AHEAD = 10 * 60_000;
const at = (ms: number) => new Date(ms).toISOString();

/** A service whose every call is answered with this body. */
function storage(body: unknown): BlockStorage {
  const client: SdkHttpClient = {
    send: () =>
      Promise.resolve(
        Object.assign(new Response(null, { status: 200 }), { json: () => Promise.resolve(body) }),
      ),
  };
  return new BlockStorage(
    REGION,
    client,
    () => Promise.resolve([]),
    () => NOW,
  );
}

const RECORD = {
  id: "ocid1.x.oc1.iad.good",
  compartmentId: "ocid1.compartment.oc1..erp",
  lifecycleState: "AVAILABLE",
  timeCreated: at(NOW - 1),
};
const SCHEDULE = { backupType: "FULL", period: "ONE_DAY", retentionSeconds: 604_800 };

async function first<Item>(pages: AsyncIterable<readonly Item[]>): Promise<Item | undefined> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...page);
  return items[0];
}

type Ask = (fields: object) => Promise<unknown>;
const volume: Ask = (fields) => first(storage([{ ...RECORD, ...fields }]).volumes("c"));
const bootVolume: Ask = (fields) => first(storage([{ ...RECORD, ...fields }]).bootVolumes("c"));
const backup: Ask = (fields) => first(storage([{ ...RECORD, ...fields }]).volumeBackups("c"));
const bootBackup: Ask = (fields) =>
  first(storage([{ ...RECORD, ...fields }]).bootVolumeBackups("c"));
const policy: Ask = (fields) =>
  storage({ id: "p", schedules: [{ ...SCHEDULE, ...fields }] }).backupPolicy("p");
const assignment: Ask = (fields) => storage([{ policyId: "p", ...fields }]).policyAssignment("v");
const blockReplica: Ask = (fields) =>
  storage({ ...RECORD, ...fields }).replica("BLOCK_VOLUME", "r");
const bootReplica: Ask = (fields) => storage({ ...RECORD, ...fields }).replica("BOOT_VOLUME", "r");

const NO_TIME = ["", "backup 2999", "2027-02-31T00:00:00Z", "2026-11-05", 2_999, NOW, true, {}, []];
const NO_COUNT = ["50", "", true, {}, [], -1, Infinity, -Infinity, NaN, 2 ** 53 + 2];

interface Field {
  readonly field: string;
  readonly of: string;
  readonly ask: Ask;
}

const TIMES: readonly (Field & { readonly isPast: boolean })[] = [
  { of: "a backup", ask: backup, field: "timeCreated", isPast: true },
  { of: "a boot backup", ask: bootBackup, field: "timeCreated", isPast: true },
  { of: "a backup", ask: backup, field: "timeRequestReceived", isPast: true },
  { of: "a backup", ask: backup, field: "expirationTime", isPast: false },
  { of: "a boot backup", ask: bootBackup, field: "expirationTime", isPast: false },
  { of: "an assignment", ask: assignment, field: "timeCreated", isPast: true },
  { of: "a replica", ask: blockReplica, field: "timeLastSynced", isPast: true },
  { of: "a boot replica", ask: bootReplica, field: "timeLastSynced", isPast: true },
];

describe.each(TIMES)("$field of $of", ({ field, ask, isPast }) => {
  const failure = { code: "BadBody", message: `a record in the answer has no usable ${field}` };

  test.each(NO_TIME)("%j is none", async (value) => {
    await expect(ask({ [field]: value })).rejects.toMatchObject(failure);
  });

  test("may be of now and a little later", async () => {
    await expect(ask({ [field]: at(NOW + AHEAD) })).resolves.toBeDefined();
  });

  test(`may ${isPast ? "not " : ""}be far ahead`, async () => {
    const asked = [at(NOW + AHEAD + 1), "9999-12-31T23:59:59Z"].map((time) =>
      ask({ [field]: time }),
    );
    for (const each of asked) {
      if (isPast) await expect(each).rejects.toMatchObject(failure);
      else await expect(each).resolves.toBeDefined();
    }
  });
});

test("a backup that can be restored was imaged at some time", async () => {
  for (const timeCreated of [null, undefined]) {
    await expect(backup({ timeCreated })).rejects.toMatchObject({ code: "BadBody" });
    await expect(bootBackup({ timeCreated })).rejects.toMatchObject({ code: "BadBody" });
  }
});

test.each([volume, bootVolume])(
  "a volume's creation time is none where it cannot be one, and the volume is kept",
  async (ask) => {
    const times = [...NO_TIME, null, undefined, at(NOW + AHEAD + 1), "9999-12-31T23:59:59Z"];
    for (const timeCreated of times) {
      expect(await ask({ timeCreated })).toMatchObject({ timeCreated: NaN });
    }
    expect(await ask({ timeCreated: at(NOW + AHEAD) })).toMatchObject({ timeCreated: NOW + AHEAD });
  },
);

const COUNTS: readonly Field[] = [
  { of: "a volume", ask: volume, field: "sizeInGBs" },
  { of: "a volume", ask: volume, field: "sizeInMBs" },
  { of: "a boot volume", ask: bootVolume, field: "sizeInGBs" },
  { of: "a backup", ask: backup, field: "sizeInGBs" },
  { of: "a boot backup", ask: bootBackup, field: "sizeInGBs" },
  { of: "a schedule", ask: policy, field: "retentionSeconds" },
];

test.each(COUNTS)("$field of $of is a finite number from 0 on", async ({ field, ask }) => {
  for (const value of NO_COUNT) {
    await expect(ask({ [field]: value })).rejects.toMatchObject({
      code: "BadBody",
      message: `a record in the answer has no usable ${field}`,
    });
  }
  for (const value of [0, 50, 2 ** 53 - 1]) {
    await expect(ask({ [field]: value })).resolves.toBeDefined();
  }
});

test.each(["offsetSeconds", "hourOfDay", "dayOfMonth"])(
  "a schedule's %s is a number, or not there",
  async (field) => {
    for (const value of ["3600", true, {}, Infinity, NaN]) {
      await expect(policy({ [field]: value })).rejects.toMatchObject({ code: "BadBody" });
    }
    for (const value of [null, undefined, 0, -3_600]) {
      await expect(policy({ [field]: value })).resolves.toBeDefined();
    }
  },
);

test.each<[string, Ask, string]>([
  ["a copy", backup, "sourceVolumeBackupId"],
  ["a boot copy", bootBackup, "sourceBootVolumeBackupId"],
  ["a schedule", policy, "offsetType"],
  ["a schedule", policy, "timeZone"],
])("what %s names is a text, or not there", async (_, ask, field) => {
  for (const value of [7, true, {}, ["x"]]) {
    await expect(ask({ [field]: value })).rejects.toMatchObject({ code: "BadBody" });
  }
  await expect(ask({ [field]: null })).resolves.toBeDefined();
});
