import { describe, expect, test } from "@jest/globals";

import { BackupStore } from "../../../src/inventory/store/backup-store.js";
import type { Backup } from "../../../src/inventory/inventory.js";
import { JoinedBackups } from "../../../src/sharding/joined-backups.js";
import { backup } from "../posture/inventory-builder.js";

function stored(backups: readonly Backup[]): BackupStore {
  const store = new BackupStore();
  for (const each of backups) store.add(each);
  return store;
}

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

  test("have the copies of every shard", () => {
    const copy = backup({ id: "f", volumeId: "one", copyOfId: "a" });
    const joined = new JoinedBackups([map, stored([copy]), new Map([["four", [copy]]])]);
    expect(ids([...joined.copies()])).toEqual(["f", "f"]);
  });

  test("have those with an OCID from every shard", () => {
    const twice = backup({ id: "b", volumeId: "two", lifecycleState: "TERMINATED" });
    const joined = new JoinedBackups([map, stored([twice]), new Map([["two", [twice]]])]);
    expect(ids([...joined.having(new Set(["b", "e", "nowhere"]))])).toEqual(["b", "e", "b", "b"]);
  });

  test("can be walked like any map", () => {
    const seen: unknown[] = [];
    map.forEach((backups, volumeId, of) => seen.push([volumeId, ids(backups), of === map]));
    expect(seen).toEqual(Object.entries(byVolume).map(([id, backups]) => [id, backups, true]));
  });
});
