import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";

import { describe, expect, test } from "@jest/globals";

import { MEBIBYTE } from "../../../src/plain/byte-limits.js";
import {
  readSnapshot,
  SnapshotError,
  writeSnapshot,
  type InventorySnapshot,
} from "../../../src/snapshot/snapshot.js";
import { asPlainBackup } from "../inventory/plain-backup.js";
import {
  attachment,
  backup,
  inventory,
  NOW,
  unread,
  volume,
} from "../posture/inventory-builder.js";
import { answered, GOLD, UNREAD } from "../posture/policy-fixtures.js";

const GROUP = {
  id: "g",
  name: "group",
  compartmentId: "c",
  region: "us-ashburn-1",
  volumeIds: ["v"],
};

const WHOLE: InventorySnapshot = {
  toolVersion: "1.0.0",
  scope: {
    ...{ regions: "all", rootCompartment: null },
    ...{ includeSubcompartments: true, excludeCompartments: ["dev/**"] },
  },
  readAt: NOW,
  coversTenancy: true,
  earlierProofs: new Map([
    [
      "v",
      {
        ...{ backupId: "b", backupTime: NOW - 2, backupRegion: "us-ashburn-1" },
        ...{ restoredVolumeId: "t", restoredAt: NOW - 1, restoredRegion: "us-phoenix-1" },
        seenAt: NOW,
      },
    ],
  ]),
  inventory: inventory({
    volumes: [
      volume({ name: "#!number:NaN", timeCreated: NaN, freeformTags: { env: "prod" } }),
      volume({ id: "v", volumeGroupId: "g", replicas: [{ id: "r", availabilityDomain: "AD-1" }] }),
      ...[true, false, null].map((isHydrated) =>
        volume({ id: `t${String(isHydrated)}`, restoredFrom: { backupId: "odd", isHydrated } }),
      ),
    ],
    backups: [backup(), backup({ id: "odd", timeCreated: NaN, expirationTime: Infinity })],
    attachments: [attachment()],
    instances: new Map([
      ["i", { id: "i", name: null, compartmentId: "c", availabilityDomain: null }],
    ]),
    volumeGroups: [GROUP],
    lookups: {
      policies: new Map([
        ["a", answered(GOLD)],
        ["v", answered<typeof GOLD>()],
        ["g", UNREAD],
      ]),
      replicas: new Map([
        ["r", answered({ id: "r", lifecycleState: "AVAILABLE", timeLastSynced: NOW })],
      ]),
    },
    iam: {
      policies: [{ id: "p", name: "#!text:p", compartmentId: "c", statements: ["Allow", "x"] }],
      compartments: [{ id: "c", name: "acme", parentId: null }],
    },
    unread: [unread()],
    unasked: [{ region: "us-ashburn-1", operation: "ListVolumeBackups", compartments: 3 }],
    searchFailures: [{ region: "us-ashburn-1", reason: "no answer" }],
  }),
};

async function refusalOf(data: Buffer): Promise<string> {
  const refusal = await readSnapshot(data, "x.gz").catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(SnapshotError);
  return (refusal as Error).message;
}

/** The file with its line of JSON, or its bytes, changed. */
async function spoilt(spoil: (text: string) => string): Promise<Buffer> {
  const text = gunzipSync(await writeSnapshot(WHOLE)).toString("latin1");
  const changed = spoil(text);
  expect(changed).not.toBe(text);
  return gzipSync(Buffer.from(changed, "latin1"));
}

describe("the inventory of an audit, as a file", () => {
  test("comes back as it was written", async () => {
    const { inventory: read, ...facts } = await readSnapshot(await writeSnapshot(WHOLE), "x.gz");
    const { inventory: given, ...expected } = WHOLE;
    expect(facts).toEqual(expected);
    const plain = [...read.backups].map(([id, them]) => [id, them.map(asPlainBackup)] as const);
    expect({ ...read, backups: new Map(plain) }).toEqual(given);
  });

  test("can be read that the first version of this format wrote", async () => {
    const file = new URL("../../fixtures/format-1.inventory.json.gz", import.meta.url);
    const { inventory: read, ...facts } = await readSnapshot(readFileSync(file), "x.gz");
    const { inventory, earlierProofs, ...expected } = WHOLE;
    // Later versions read it, and the first one did not.
    const { iam, ...given } = inventory;
    expect([iam === undefined, read.iam]).toEqual([false, undefined]);
    expect(facts).toEqual(expected);
    expect(earlierProofs).toBeDefined();
    const volumes = given.volumes.filter(({ restoredFrom }) => restoredFrom === undefined);
    expect(read).toMatchObject({ ...given, volumes, backups: expect.anything() as unknown });
    // It did not ask what volumes were made of.
    expect(read.areSourcesUnknown).toBe(true);
    const backups = read.backups.get(given.volumes[0]?.id ?? "");
    // What later versions keep of a backup is not known of these.
    expect(backups?.map(({ uniqueGb }) => uniqueGb)).toEqual([null, null]);
  });

  test("that does not tell what volumes were made of does not tell it once written again", async () => {
    const given = { ...WHOLE, inventory: { ...WHOLE.inventory, areSourcesUnknown: true as const } };
    const { inventory: read } = await readSnapshot(await writeSnapshot(given), "x.gz");
    expect(read.areSourcesUnknown).toBe(true);
    expect(read.volumes.some((it) => "restoredFrom" in it)).toBe(false);
  });

  test("is refused where a restored volume names a text that is not there", async () => {
    const data = await spoilt((text) => text.replace(/"restored":\[\[2,\d+/, '"restored":[[2,999'));
    expect(await refusalOf(data)).toContain("x.gz is damaged. There is no text 999.");
  });

  test.each([
    [
      "no gzip",
      Buffer.from("{}"),
      "x.gz is not the inventory of an audit. Give the file that an audit with formats: inventory wrote, which ends in .inventory.json.gz.",
    ],
    ["something else", gzipSync("{}"), "x.gz is not the inventory of an audit."],
    ["null", gzipSync("null\n"), "x.gz is not the inventory of an audit."],
  ])("is refused: %s", async (_what, data, message) => {
    expect(await refusalOf(data)).toContain(message);
  });

  test("is refused when it inflates beyond measure", async () => {
    const bomb = gzipSync(Buffer.alloc(MEBIBYTE + 1));
    await expect(readSnapshot(bomb, "x.gz", MEBIBYTE)).rejects.toThrow(
      "x.gz inflates to more than 1 MiB and was not read. Look at what inventory-file names; where it is an inventory, write one with a narrower scope.",
    );
  });

  test("is refused when another major version wrote it", async () => {
    const data = await spoilt((text) => text.replace('"format":1', '"format":2'));
    expect(await refusalOf(data)).toBe(
      "x.gz was written by a version of another major number. Run the audit again with this version.",
    );
  });

  test.each([
    ["an instant that is none", '"readAt":1', '"readAt":-1', "readAt is not as it was written."],
    [
      "a missing part",
      '"tolerated":',
      '"of-old":',
      "inventory.tolerated is not as it was written.",
    ],
    ["a text for a number", '"sizeGb":[50', '"sizeGb":["x"', "inventory.volumes.sizeGb"],
    ["a look-up of no kind", '"kind":"unread"', '"kind":"?"', "inventory.lookups.policies"],
    ["an operation of no service", "ListVolumeBackups", "DropEverything", "inventory.unread"],
    ["rows that are not there", '"rows":2', '"rows":3', "The column created is not of 3 rows."],
    ["columns that end early", '["created",16]', '["created",1]', "The column created is not of"],
    ["a kind of volume that is none", "BLOCK_VOLUME", "TAPE", "is of no kind of volume."],
    ["a short column", '"sizeGb":[50,', '"sizeGb":[', "A column has no row 4."],
  ])("is refused with %s", async (_what, from, to, why) => {
    const data = await spoilt((text) => text.replace(from, to));
    const message = await refusalOf(data);
    expect(message).toContain("x.gz is damaged. ");
    expect(message).toContain(why);
    expect(message).toContain("Download it again, or run the audit again.");
  });

  test("is refused when it was cut off", async () => {
    const text = gunzipSync(await writeSnapshot(WHOLE));
    expect(await refusalOf(gzipSync(text.subarray(0, text.length - 10)))).toContain("is damaged.");
    const whole = await writeSnapshot(WHOLE);
    expect(await refusalOf(whole.subarray(0, -1))).toBe(
      "x.gz is damaged. It cannot be inflated to its end. Download it again, or run the audit again.",
    );
  });

  test("knows no key that JSON would make a prototype of", async () => {
    const data = await spoilt((text) => text.replace('"env":"prod"', '"__proto__":{"x":"y"}'));
    const { inventory: read } = await readSnapshot(data, "x.gz");
    expect(read.volumes[0]?.freeformTags).toEqual({});
  });
});
