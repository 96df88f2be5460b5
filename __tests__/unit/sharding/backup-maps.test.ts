import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { Backup } from "../../../src/inventory/inventory.js";
import { toColumns } from "../../../src/sharding/backup-columns.js";
import { JoinedBackups, ShardBackups } from "../../../src/sharding/backup-maps.js";
import { backup } from "../posture/inventory-builder.js";

const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(
    "",
    ".",
    "ocid1.volumebackup.oc1.iad.abuwcljr",
    "ocid1.x.oc1..ünïcödé",
    "__proto__",
  ),
);
const time = fc.oneof(fc.integer(), fc.constantFrom(Infinity, -Infinity));
const timeOrNull = fc.option(time);
const protection = fc.record({
  isRetentionLocked: fc.boolean(),
  isIndefinite: fc.boolean(),
  isDeletionPrevented: fc.boolean(),
  retentionExpiresAt: timeOrNull,
});
const anyBackup: fc.Arbitrary<Backup> = fc.record({
  kind: fc.constantFrom("BLOCK_VOLUME" as const, "BOOT_VOLUME" as const),
  id: text,
  volumeId: fc.constantFrom("one", "two", "three", null),
  compartmentId: text,
  region: text,
  lifecycleState: text,
  timeCreated: fc.oneof(time, fc.constant(NaN)),
  timeRequestReceived: timeOrNull,
  expirationTime: timeOrNull,
  isScheduled: fc.boolean(),
  sizeGb: fc.nat(),
  kmsKeyId: fc.option(text),
  copyOfId: fc.option(text),
  protection: fc.option(protection),
});

function grouped(backups: readonly Backup[]): ReadonlyMap<string, readonly Backup[]> {
  const groups = new Map<string, Backup[]>();
  for (const each of backups) {
    const key = each.volumeId ?? "";
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return groups;
}

const stored = (backups: readonly Backup[]) =>
  new ShardBackups(toColumns(grouped(backups).values()));

describe("the backups of a shard", () => {
  test("come out of their columns as they went in, whatever they hold", () => {
    fc.assert(
      fc.property(fc.array(anyBackup, { maxLength: 30 }), (backups) => {
        expect(new Map(stored(backups))).toEqual(grouped(backups));
        const copies = [...grouped(backups).values()].flat().filter((it) => it.copyOfId !== null);
        expect([...stored(backups).copies()]).toEqual(copies);
        expect([...new JoinedBackups([stored(backups), new Map()]).copies()]).toEqual(copies);
      }),
    );
  });

  test.each([null, Infinity, 5])("are told apart by when their retention ends: %p", (end) => {
    const locked = { isRetentionLocked: true, isIndefinite: false, isDeletionPrevented: false };
    const ends = [-Infinity, end].map((retentionExpiresAt) => ({ ...locked, retentionExpiresAt }));
    const backups = ends.map((its) => backup({ volumeId: "one", protection: its }));
    expect(stored(backups).get("one")).toEqual(backups);
  });

  test("are found by volume only", () => {
    const map = stored([backup({ volumeId: "one" }), backup({ volumeId: null })]);
    expect([map.size, map.has("one"), map.has("two"), map.get("two")]).toEqual([
      ...[2, true, false, undefined],
    ]);
    expect(map.get("")?.map(({ volumeId }) => volumeId)).toEqual([null]);
  });
});

describe("several shards' backups as one map", () => {
  const map = new JoinedBackups([
    stored([backup({ id: "a", volumeId: "one" }), backup({ id: "b", volumeId: "two" })]),
    stored([backup({ id: "c", volumeId: "two" }), backup({ id: "d", volumeId: "three" })]),
    stored([backup({ id: "e", volumeId: "two" })]),
  ]);
  const byVolume = { one: ["a"], two: ["b", "c", "e"], three: ["d"] };
  const ids = (backups: readonly Backup[]) => backups.map(({ id }) => id);

  test("have those of a volume from every shard", () => {
    const entries = [...map].map(([volumeId, backups]) => [volumeId, ids(backups)]);
    expect(Object.fromEntries(entries)).toEqual(byVolume);
    expect([...map.keys()]).toEqual(["one", "two", "three"]);
    expect([...map.values()].map(ids)).toEqual(Object.values(byVolume));
    expect([map.size, map.has("two"), map.has("four"), map.get("four")]).toEqual([
      ...[3, true, false, undefined],
    ]);
  });

  test("can be walked like any map", () => {
    const seen: unknown[] = [];
    map.forEach((backups, volumeId, of) => seen.push([volumeId, ids(backups), of === map]));
    expect(seen).toEqual(Object.entries(byVolume).map(([id, backups]) => [id, backups, true]));
  });
});
