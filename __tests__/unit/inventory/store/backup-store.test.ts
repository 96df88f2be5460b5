import { isDeepStrictEqual } from "node:util";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { BackupStore, type StoredBlock } from "../../../../src/inventory/store/backup-store.js";
import type { Backup } from "../../../../src/inventory/inventory.js";
import { TextTable } from "../../../../src/inventory/store/text-table.js";
import { asPlainBackup } from "../plain-backup.js";

const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "",
    ".",
    "ocid1.volumebackup.oc1.iad.abuwcljr",
    "ocid1.x.oc1..ünïcödé",
    "__proto__",
  ),
);
const instant = fc.oneof(
  fc.integer({ min: 0, max: 4_102_444_800_000 }),
  fc.constantFrom(Infinity, -Infinity),
);
const backup: fc.Arbitrary<Backup> = fc.record({
  kind: fc.constantFrom("BLOCK_VOLUME", "BOOT_VOLUME"),
  id: text,
  volumeId: fc.option(fc.constantFrom("a", "b", "c", "__proto__")),
  compartmentId: text,
  region: text,
  lifecycleState: text,
  timeCreated: fc.oneof(instant, fc.constant(NaN)),
  timeRequestReceived: fc.option(instant),
  expirationTime: fc.option(instant),
  isScheduled: fc.boolean(),
  sizeGb: fc.integer({ min: 0, max: 32_768 }),
  uniqueGb: fc.option(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(2 ** 32 - 2))),
  kmsKeyId: fc.option(text),
  copyOfId: fc.option(text),
  protection: fc.option(
    fc.record(
      {
        isRetentionLocked: fc.boolean(),
        isIndefinite: fc.boolean(),
        isDeletionPrevented: fc.boolean(),
        retentionExpiresAt: fc.option(instant),
      },
      { noNullPrototype: true },
    ),
  ),
});

function stored(backups: readonly Backup[], texts = new TextTable()): BackupStore {
  const store = new BackupStore(texts);
  for (const each of backups) store.add(each);
  return store;
}

function grouped(backups: readonly Backup[]): Map<string, Backup[]> {
  const groups = new Map<string, Backup[]>();
  for (const each of backups) {
    const key = each.volumeId ?? "";
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}

const plain = (backups: Iterable<Backup> | undefined) => backups && [...backups].map(asPlainBackup);

function plainMap(store: BackupStore): Map<string, Backup[]> {
  return new Map([...store].map(([volumeId, backups]) => [volumeId, backups.map(asPlainBackup)]));
}

/** Of so many backups jest's own comparison takes longer than all the rest. */
function expectSame(some: unknown, others: unknown): void {
  expect(isDeepStrictEqual(some, others)).toBe(true);
}

describe("the store of backups", () => {
  test("gives back every backup as it was, under its volume, in the order of arrival", () => {
    fc.assert(
      fc.property(fc.array(backup, { maxLength: 40 }), (backups) => {
        const store = stored(backups);
        const expected = grouped(backups);
        expect(plainMap(store)).toEqual(expected);
        expect(store.size).toBe(expected.size);
        expect(plain(store.copies())).toEqual(backups.filter((it) => it.copyOfId !== null));
        const sought = new Set([...backups.slice(0, 3).map(({ id }) => id), "", "nowhere"]);
        const having = backups.filter(({ id }) => sought.has(id));
        expect(plain(store.having(sought))).toEqual(having);
        expect([...store.keys()]).toEqual([...expected.keys()]);
        expect([...store.values()].map(plain)).toEqual([...expected.values()]);
        for (const key of ["a", "b", "", "nowhere"]) {
          expect(plain(store.get(key))).toEqual(expected.get(key));
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
    expectSame(plainMap(stored(many)), grouped(many));
    const [first, last] = [many[0]?.id ?? "", many.at(-1)?.id ?? ""];
    expect([...stored(many).having(new Set([last, first]))].map(({ id }) => id)).toEqual([
      ...[first, last],
    ]);
  });

  test("is the same after it was stored and restored, and takes more", () => {
    fc.assert(
      fc.property(fc.array(backup, { maxLength: 40 }), backup, (backups, another) => {
        const texts = new TextTable();
        const store = stored(backups, texts);
        const ofFile = new TextTable(texts.all);
        const restored = BackupStore.restored(moved(store.stored()), ofFile);
        expect(plainMap(restored)).toEqual(plainMap(store));
        expect([...restored.keys()]).toEqual([...store.keys()]);
        expect(plain(restored.copies())).toEqual(plain(store.copies()));
        restored.add(another);
        const all = [...backups, another];
        const sought = new Set([another.id, backups.at(-1)?.id ?? ""]);
        expect(plain(restored.having(sought))).toEqual(all.filter(({ id }) => sought.has(id)));
        expect(plainMap(restored)).toEqual(grouped([...backups, another]));
        const again = BackupStore.restored(moved(restored.stored()), new TextTable(ofFile.all));
        expect(plainMap(again)).toEqual(grouped([...backups, another]));
      }),
    );
  });

  test("is restored from more than one block", () => {
    const [model] = fc.sample(backup, 1) as [Backup];
    const many = Array.from({ length: 70_000 }, (_, index) => ({
      ...model,
      id: `ocid1.volumebackup.oc1.iad.${index}`,
      volumeId: `volume-${index % 7}`,
    }));
    const texts = new TextTable();
    const restored = BackupStore.restored(stored(many, texts).stored(), new TextTable(texts.all));
    expectSame(plainMap(restored), grouped(many));
  });

  describe("is not restored", () => {
    const [model] = fc.sample(backup, 1) as [Backup];
    const columns = () => new Map(stored([{ ...model, volumeId: "a" }]).stored()[0]?.columns);
    const restore = (given: ReadonlyMap<string, Uint8Array>) =>
      BackupStore.restored([{ rows: 1, columns: given }], new TextTable());

    test.each(["created", "flags", "idBytes", "previous"])("without the column %s", (name) => {
      const given = columns();
      given.delete(name);
      expect(() => restore(given)).toThrow(RangeError);
    });

    test.each(["created", "volume", "idEnd"])("from a part of the column %s", (name) => {
      const given = columns();
      given.set(name, (given.get(name) as Uint8Array).slice(1));
      expect(() => restore(given)).toThrow(`The column ${name} is not of 1 rows.`);
    });

    test("when its backups would run in a circle", () => {
      const given = columns();
      given.set("previous", new Uint8Array(Uint32Array.of(1).buffer));
      expect(() => restore(given)).toThrow("Backups run in a circle.");
    });
  });
});

/** The same columns, where no number begins at a machine's word. */
function moved(blocks: readonly StoredBlock[]): readonly StoredBlock[] {
  const elsewhere = (bytes: Uint8Array) => Buffer.concat([Buffer.of(0), bytes]).subarray(1);
  return blocks.map(({ rows, columns }) => {
    return { rows, columns: new Map([...columns].map(([name, it]) => [name, elsewhere(it)])) };
  });
}
