import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { BackupStore } from "../../../src/inventory/backup-store.js";
import type { Backup } from "../../../src/inventory/inventory.js";

const instant = fc.integer({ min: 0, max: 4_102_444_800_000 });
const backup: fc.Arbitrary<Backup> = fc.record({
  kind: fc.constantFrom("BLOCK_VOLUME" as const, "BOOT_VOLUME" as const),
  id: fc.string({ unit: "binary", minLength: 1 }),
  volumeId: fc.option(fc.constantFrom("a", "b", "c", "__proto__")),
  compartmentId: fc.constantFrom("x", "y"),
  region: fc.constantFrom("us-ashburn-1", "uk-london-1"),
  lifecycleState: fc.constantFrom("AVAILABLE", "FAULTY", ""),
  timeCreated: fc.oneof(instant, fc.constant(NaN)),
  timeRequestReceived: fc.option(instant),
  expirationTime: fc.option(fc.oneof(instant, fc.constant(-Infinity))),
  isScheduled: fc.boolean(),
  sizeGb: fc.integer({ min: 0, max: 32_768 }),
  kmsKeyId: fc.option(fc.constantFrom("key", "")),
  copyOfId: fc.option(fc.constantFrom("one", "two")),
  protection: fc.option(
    fc.record({
      isRetentionLocked: fc.boolean(),
      isIndefinite: fc.boolean(),
      isDeletionPrevented: fc.boolean(),
      retentionExpiresAt: fc.option(instant),
    }),
  ),
});

function stored(backups: readonly Backup[]): BackupStore {
  const store = new BackupStore();
  for (const each of backups) store.add(each);
  return store;
}

function grouped(backups: readonly Backup[]): Map<string, Backup[]> {
  const groups = new Map<string, Backup[]>();
  for (const each of backups) {
    const key = each.volumeId ?? "";
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return groups;
}

describe("the store of backups", () => {
  test("gives back every backup as it was, under its volume, in the order of arrival", () => {
    fc.assert(
      fc.property(fc.array(backup, { maxLength: 40 }), (backups) => {
        const store = stored(backups);
        const expected = grouped(backups);
        expect(new Map(store)).toEqual(expected);
        expect(store.size).toBe(expected.size);
        expect([...store.copies()]).toEqual(backups.filter((it) => it.copyOfId !== null));
        expect([...store.keys()]).toEqual([...expected.keys()]);
        expect([...store.values()]).toEqual([...expected.values()]);
        for (const key of ["a", "b", "", "nowhere"]) {
          expect(store.get(key)).toEqual(expected.get(key));
          expect(store.has(key)).toBe(expected.has(key));
        }
        const visited: string[] = [];
        store.forEach((_backups, volumeId) => visited.push(volumeId));
        expect(visited).toEqual([...expected.keys()]);
      }),
    );
  });

  test("holds more than one block, with identifiers longer than an OCID", () => {
    const [model] = fc.sample(backup, 1) as [Backup];
    const many = Array.from({ length: 70_000 }, (_, index) => ({
      ...model,
      id: `${index}-${"x".repeat(150)}`,
      volumeId: `volume-${index % 7}`,
    }));
    expect(new Map(stored(many))).toEqual(grouped(many));
  });
});
