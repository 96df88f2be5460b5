import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { Backup, RestoreSource, Volume } from "../../../../src/inventory/inventory.js";
import type { EarlierProofs, RestoreProof } from "../../../../src/inventory/restore-proof.js";
import { CopyChains } from "../../../../src/posture/evidence/copy-chains.js";
import {
  NOTHING_RESTORED,
  restoreFinder,
  unseenProofs,
} from "../../../../src/posture/evidence/restore-proofs.js";
import { backup, DAY, inventory, NOW, unread, volume } from "../inventory-builder.js";

type Parts = NonNullable<Parameters<typeof inventory>[0]>;

const X = volume();
const BACKUP = backup({ timeCreated: NOW - 3 * DAY });

/** A test volume, made of a backup a day ago. */
const restored = (over: Partial<Volume> = {}, source: Partial<RestoreSource> = {}): Volume =>
  volume({
    id: "ocid1.volume.oc1.iad.test",
    timeCreated: NOW - DAY,
    restoredFrom: { backupId: BACKUP.id, isHydrated: true, ...source },
    ...over,
  });

const PROOF: RestoreProof = {
  backupId: BACKUP.id,
  backupTime: NOW - 3 * DAY,
  backupRegion: "us-ashburn-1",
  restoredVolumeId: "ocid1.volume.oc1.iad.test",
  restoredAt: NOW - DAY,
  restoredRegion: "us-ashburn-1",
  seenAt: NOW,
};

function seen(
  parts: Parts,
  earlier: EarlierProofs = new Map(),
  of: Pick<Volume, "id" | "kind"> = X,
) {
  const whole = inventory({ backups: [BACKUP], ...parts });
  return restoreFinder(whole, new CopyChains(whole.backups), earlier, NOW)(of);
}

const proofWith = (volumes: readonly Volume[], backups: readonly Backup[] = [BACKUP]) =>
  seen({ volumes: [X, ...volumes], backups }).proof;

describe("a proof of a restore", () => {
  test("is a volume that was made of a backup, is available and hydrated", () => {
    expect(seen({ volumes: [X, restored()] })).toEqual({ ...NOTHING_RESTORED, proof: PROOF });
  });

  test("may be of a backup that is deleted by now, as long as it is listed", () => {
    for (const lifecycleState of ["TERMINATING", "TERMINATED", "FAULTY"]) {
      expect(proofWith([restored()], [{ ...BACKUP, lifecycleState }])).toEqual(PROOF);
    }
  });

  test("may be of a copy in another region that names the volume, and is as old as its original", () => {
    const copy = backup({
      ...{ id: "copy", copyOfId: BACKUP.id, region: "us-phoenix-1", timeCreated: NOW - 2 * DAY },
    });
    const there = restored({ region: "us-phoenix-1" }, { backupId: "copy" });
    const proof = {
      backupId: "copy",
      backupRegion: "us-phoenix-1",
      restoredRegion: "us-phoenix-1",
    };
    expect(proofWith([there], [BACKUP, copy])).toEqual({ ...PROOF, ...proof });
  });

  test("may be of a copy that names no volume, of a copy of a copy, and of one whose original is gone", () => {
    const copy = backup({
      id: "copy",
      copyOfId: BACKUP.id,
      volumeId: null,
      region: "us-phoenix-1",
    });
    const again = backup({
      id: "again",
      copyOfId: "copy",
      volumeId: null,
      region: "eu-frankfurt-1",
    });
    const of = (backupId: string) => restored({}, { backupId });
    const all = [BACKUP, copy, again];
    for (const id of ["copy", "again"]) {
      expect(proofWith([of(id)], all)).toMatchObject({ backupId: id, backupTime: NOW - 3 * DAY });
    }
    const orphan = backup({ id: "copy", copyOfId: "gone", timeCreated: NOW - 2 * DAY });
    expect(proofWith([of("copy")], [orphan])).toMatchObject({ backupTime: NOW - 2 * DAY });
  });

  test("is of the volume that was backed up, and of no other", () => {
    const other = volume({ id: "ocid1.volume.oc1.iad.other" });
    const foreign = backup({ id: "foreign", volumeId: other.id });
    expect(proofWith([other, restored({}, { backupId: "foreign" })], [BACKUP, foreign])).toBeNull();
    expect(seen({ volumes: [X, restored()] }, new Map(), other).proof).toBeNull();
    expect(seen({ volumes: [X, restored()] }, new Map(), restored()).proof).toBeNull();
  });

  test.each<[string, readonly Volume[]]>([
    ["a volume that was made of nothing", [volume({ id: "new" })]],
    ["a backup that is not among those listed", [restored({}, { backupId: "of another tenancy" })]],
    ["a volume that is not hydrated", [restored({}, { isHydrated: false })]],
    ["a volume of which OCI does not say it", [restored({}, { isHydrated: null })]],
    ["a volume without a creation time", [restored({ timeCreated: NaN })]],
    ["one that is older than the backup", [restored({ timeCreated: NOW - 3 * DAY - 1 })]],
    ...["PROVISIONING", "RESTORING", "FAULTY", "TERMINATING", "TERMINATED", "UPDATE_PENDING"].map(
      (lifecycleState): [string, readonly Volume[]] => [
        `a volume that is ${lifecycleState}`,
        [restored({ lifecycleState })],
      ],
    ),
    ["one that is gone on another page", [restored({ lifecycleState: "TERMINATED" }), restored()]],
    ["one that goes on another page", [restored(), restored({ lifecycleState: "TERMINATING" })]],
  ])("is not %s", (_, volumes) => {
    expect(proofWith(volumes)).toBeNull();
  });

  test("takes a volume that was listed twice while it was filled for hydrated", () => {
    const pages = [restored({}, { isHydrated: false }), restored()];
    expect(proofWith(pages)).toEqual(PROOF);
    expect(proofWith(pages.toReversed())).toEqual(PROOF);
  });

  test("is not of a backup without a time; where it was listed twice the later record counts", () => {
    const early = { ...BACKUP, timeCreated: NaN, lifecycleState: "CREATING" };
    expect(proofWith([restored()], [early])).toBeNull();
    expect(proofWith([restored()], [early, BACKUP])).toEqual(PROOF);
    expect(proofWith([restored()], [BACKUP, early])).toEqual(PROOF);
  });

  test("is of the run's own instant where the clocks differ", () => {
    const ahead = restored({ timeCreated: NOW + 60_000 });
    expect(proofWith([ahead])).toEqual({ ...PROOF, restoredAt: NOW });
  });

  test("is the newest of several, whatever their order", () => {
    const newer = backup({ id: "newer", timeCreated: NOW - 2 * DAY });
    const volumes = [
      restored(),
      restored({ id: "older", timeCreated: NOW - 1.5 * DAY }, { backupId: "newer" }),
      restored({ id: "same" }, { backupId: "newer" }),
      restored({ id: "z" }, { backupId: "newer" }),
    ];
    for (const order of [volumes, volumes.toReversed()]) {
      expect(proofWith(order, [BACKUP, newer])).toMatchObject({ restoredVolumeId: "same" });
    }
  });
});

describe("what an earlier report saw", () => {
  const earlier = (over: Partial<RestoreProof> = {}) =>
    new Map([[X.id, { ...PROOF, restoredAt: NOW - 2 * DAY, seenAt: NOW - DAY, ...over }]]);

  test("is carried on with the run that saw it", () => {
    const { proof, isCarried } = seen({ volumes: [X] }, earlier());
    expect(proof).toEqual(earlier().get(X.id));
    expect(isCarried).toBe(true);
  });

  test("gives way to a newer restore, and to the same one seen again", () => {
    for (const over of [
      {},
      { restoredAt: PROOF.restoredAt, restoredVolumeId: "...0123456789ab" },
    ]) {
      const now = seen({ volumes: [X, restored()] }, earlier(over));
      expect([now.proof, now.isCarried]).toEqual([PROOF, false]);
    }
  });

  test("stands where what is seen now is older", () => {
    const old = restored({ timeCreated: NOW - 2.5 * DAY });
    expect(seen({ volumes: [X, old] }, earlier()).isCarried).toBe(true);
  });

  test("is dropped where this run lists the backup as another volume's", () => {
    const volumes = [X];
    const carriedOf = (listed: Backup) => seen({ volumes, backups: [listed] }, earlier()).proof;
    expect(carriedOf(backup({ ...BACKUP, volumeId: "other" }))).toBeNull();
    expect(carriedOf(backup({ ...BACKUP, volumeId: null }))).not.toBeNull();
    expect(carriedOf(backup({ id: "unrelated", volumeId: "other" }))).not.toBeNull();
    const original = backup({ id: "original", volumeId: "other" });
    const copy = backup({ ...BACKUP, copyOfId: "original" });
    expect(seen({ volumes, backups: [original, copy] }, earlier()).proof).toBeNull();
    const mine = backup({ id: "mine", timeCreated: NOW - 4 * DAY });
    const older = restored({ timeCreated: NOW - 2.5 * DAY }, { backupId: "mine" });
    const foreign = backup({ ...BACKUP, volumeId: "other" });
    const now = seen({ volumes: [X, older], backups: [mine, foreign] }, earlier());
    expect(now).toMatchObject({ proof: { backupId: "mine" }, isCarried: false });
  });

  test("of volumes that are not among the findings is kept for 400 days", () => {
    const proofs = new Map([
      ["there", PROOF],
      ["z", PROOF],
      ["old", { ...PROOF, restoredAt: NOW - 400 * DAY - 1 }],
      ["a", { ...PROOF, restoredAt: NOW - 400 * DAY }],
    ]);
    expect([...unseenProofs(proofs, [{ volumeId: "there" }], NOW).keys()]).toEqual(["a", "z"]);
  });
});

describe("what may not have been seen", () => {
  const asked = { region: "us-phoenix-1", compartments: 3 };

  test.each<[string, Parts, string | null]>([
    ["nothing", {}, null],
    ["a denied listing of volumes", { unread: [unread({ operation: "ListVolumes" })] }, "volumes"],
    ["a moved volume", { unread: [unread({ operation: "GetVolume" })] }, "volumes"],
    ["a listing not made", { unasked: [{ ...asked, operation: "ListVolumes" }] }, "volumes"],
    ["one of the other kind", { unread: [unread({ operation: "ListBootVolumes" })] }, null],
    ["attachments", { unread: [unread({ operation: "ListVolumeAttachments" })] }, null],
    ["an inventory of an earlier version", { areSourcesUnknown: true }, "sources"],
  ])("volumes: %s", (_, parts, expected) => {
    expect(seen({ volumes: [X], ...parts }).unseen).toBe(expected);
  });

  test("a restore whose backup was not listed matters where not all backups were", () => {
    const volumes = [X, restored({}, { backupId: "unlisted" })];
    const at = (parts: Parts) => seen({ volumes, ...parts }).unplacedAt;
    expect(at({})).toBeNull();
    expect(at({ unread: [unread()] })).toBe(NOW - DAY);
    expect(at({ tolerated: [unread()] })).toBe(NOW - DAY);
    expect(at({ unasked: [{ ...asked, operation: "ListVolumeBackups" }] })).toBe(NOW - DAY);
    expect(at({ unread: [unread({ operation: "ListBootVolumeBackups" })] })).toBeNull();
    const halfway = [X, restored({}, { backupId: "unlisted", isHydrated: false })];
    expect(seen({ volumes: halfway, unread: [unread()] }).unplacedAt).toBeNull();
    const undated = [X, restored({ timeCreated: NaN }, { backupId: "unlisted" })];
    expect(seen({ volumes: undated, unread: [unread()] }).unplacedAt).toBe(NOW);
  });

  test("a restore of the volume of which OCI does not say all", () => {
    const of = (...volumes: Volume[]) => seen({ volumes: [X, ...volumes] });
    expect(of(restored({}, { isHydrated: null }))).toMatchObject({
      ...{ proof: null, untoldAt: NOW - DAY, isUnderWay: false },
    });
    expect(of(restored({ timeCreated: NaN }))).toMatchObject({ proof: null, untoldAt: NOW });
    expect(of(restored({}, { isHydrated: false }))).toMatchObject({
      ...{ proof: null, untoldAt: null, isUnderWay: true },
    });
    for (const lifecycleState of ["PROVISIONING", "RESTORING"]) {
      expect(of(restored({ lifecycleState }, { isHydrated: null }))).toMatchObject({
        ...{ proof: null, untoldAt: null, isUnderWay: true },
      });
    }
    expect(of(restored({ lifecycleState: "FAULTY" }))).toMatchObject(NOTHING_RESTORED);
  });
});

test("the order of what was read makes no difference", () => {
  const ids = ["a", "b", "c"];
  const anyVolume = fc.record({
    id: fc.constantFrom("t1", "t2", "t3"),
    lifecycleState: fc.constantFrom("AVAILABLE", "TERMINATED", "PROVISIONING"),
    backupId: fc.constantFrom(...ids, "unlisted"),
    isHydrated: fc.constantFrom(true, false, null),
    age: fc.integer({ min: 0, max: 4 }),
  });
  const anyBackup = fc.record({
    id: fc.constantFrom(...ids),
    copyOfId: fc.option(fc.constantFrom(...ids)),
    volumeId: fc.constantFrom(X.id, "other", null),
    age: fc.integer({ min: 0, max: 4 }),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(anyVolume, { selector: ({ id }) => id }),
      fc.uniqueArray(anyBackup, { selector: ({ id }) => id }),
      fc.boolean(),
      (tests, of, isDenied) => {
        const volumes = tests.map(({ id, lifecycleState, backupId, isHydrated, age }) =>
          restored({ id, lifecycleState, timeCreated: NOW - age * DAY }, { backupId, isHydrated }),
        );
        const backups = of.map(({ age, ...it }) => backup({ ...it, timeCreated: NOW - age * DAY }));
        const parts = { unread: isDenied ? [unread()] : [] };
        const one = seen({ volumes: [X, ...volumes], backups, ...parts });
        const other = seen({
          ...{ volumes: [...volumes.toReversed(), X], backups: backups.toReversed(), ...parts },
        });
        expect(other).toEqual(one);
        if (one.proof === null) return;
        const { restoredAt, backupTime, restoredVolumeId } = one.proof;
        expect(restoredAt).toBeGreaterThanOrEqual(backupTime);
        const test = volumes.find(({ id }) => id === restoredVolumeId);
        expect(test).toMatchObject({ lifecycleState: "AVAILABLE" });
        expect(test?.restoredFrom?.isHydrated).toBe(true);
      },
    ),
  );
});
