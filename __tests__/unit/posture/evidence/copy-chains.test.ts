import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { BackupStore } from "../../../../src/inventory/store/backup-store.js";
import type { Backup } from "../../../../src/inventory/inventory.js";
import { CopyChains } from "../../../../src/posture/evidence/copy-chains.js";
import { asPlainBackup } from "../../inventory/plain-backup.js";
import { backup, DAY, inventory, NOW } from "../inventory-builder.js";

const phoenix = { region: "us-phoenix-1" };
const ids = (backups: readonly Backup[] | undefined) => backups?.map((it) => it.id);
const chains = (...backups: Backup[]) => new CopyChains(inventory({ backups }).backups);
const old = backup({ id: "old", volumeId: "v", timeCreated: NOW - 30 * DAY });

describe("a copy is as old as the oldest backup that it descends from", () => {
  const days = (group: readonly Backup[]) =>
    Object.fromEntries(
      chains(...group)
        .aged(group)
        .map((it) => [it.id, (NOW - it.timeCreated) / DAY]),
    );

  test("in its own region, and there and back", () => {
    const here = backup({ id: "here", volumeId: "v", copyOfId: "old" });
    const there = backup({ id: "there", volumeId: "v", copyOfId: "old", ...phoenix });
    const back = backup({ id: "back", volumeId: "v", copyOfId: "there" });
    expect(days([back, there, old, here])).toEqual({ back: 30, there: 30, old: 30, here: 30 });
  });

  test("through a backup that is deleted and still listed", () => {
    const gone = { ...old, lifecycleState: "TERMINATED" };
    expect(days([gone, backup({ id: "copy", volumeId: "v", copyOfId: "old" })])["copy"]).toBe(30);
  });

  test("as far as they are listed: what is not is taken as it is", () => {
    expect(days([backup({ id: "copy", volumeId: "v", copyOfId: "gone" })])["copy"]).toBe(1);
  });

  test("by those that have a time", () => {
    const between = backup({ id: "between", volumeId: "v", copyOfId: "old", timeCreated: NaN });
    const copy = backup({ id: "copy", volumeId: "v", copyOfId: "between" });
    expect(days([old, between, copy])).toEqual({ old: 30, between: NaN, copy: 30 });
  });

  test("which may be newer than itself, by the clocks of two regions", () => {
    const copy = backup({ id: "copy", volumeId: "v", copyOfId: "new", timeCreated: NOW - 3 * DAY });
    expect(days([backup({ id: "new", volumeId: "v" }), copy])["copy"]).toBe(3);
  });

  test("of another volume, or of one that names none", () => {
    const nameless = { ...old, volumeId: null };
    const between = backup({ id: "between", volumeId: "w", copyOfId: "old" });
    const copy = backup({ id: "copy", volumeId: "v", copyOfId: "between" });
    const [only] = chains(nameless, between, copy).aged([copy]);
    expect(only?.timeCreated).toBe(old.timeCreated);
  });

  test("with everything else as it was", () => {
    const store = new BackupStore();
    const copy = backup({
      id: "copy",
      volumeId: "v",
      copyOfId: "old",
      kind: "BOOT_VOLUME",
      timeRequestReceived: NOW - 2 * DAY,
      expirationTime: NOW + DAY,
      isScheduled: true,
      sizeGb: 7,
      kmsKeyId: "k",
      protection: {
        isRetentionLocked: true,
        isIndefinite: false,
        isDeletionPrevented: false,
        retentionExpiresAt: NOW + DAY,
      },
    });
    for (const it of [old, copy]) store.add(it);
    const aged = new CopyChains(store).aged(store.get("v") ?? []);
    expect(aged.map(asPlainBackup)).toEqual([old, { ...copy, timeCreated: old.timeCreated }]);
  });
});

describe("copies that name another volume than the one that they descend from", () => {
  const find = (...backups: Backup[]) => chains(...backups).descended();

  test("nothing to find without copies", () => {
    expect(find(old).size).toBe(0);
  });

  test("a copy of a copy belongs to the volume of the first backup, and is as old", () => {
    const copy = backup({ id: "copy", volumeId: null, copyOfId: "old", ...phoenix });
    const second = backup({ id: "second", volumeId: "other", copyOfId: "copy", ...phoenix });
    const found = find(second, copy, old).get("v");
    expect(ids(found)).toEqual(["second", "copy"]);
    expect(found?.map((it) => it.timeCreated)).toEqual([old.timeCreated, old.timeCreated]);
  });

  test("a copy that names the volume itself needs no finding", () => {
    expect(find(old, backup({ id: "copy", volumeId: "v", copyOfId: "old" })).size).toBe(0);
  });

  test("a copy of something that was not listed stays with what it names", () => {
    expect(find(backup({ id: "copy", volumeId: "v", copyOfId: "gone" })).size).toBe(0);
    expect(find(backup({ id: "copy", volumeId: null, copyOfId: "gone" })).size).toBe(0);
  });
});

describe("any backups, copied in whatever way", () => {
  const NAMES = ["a", "b", "c", "d", "e", "f"];
  const anyBackup = (id: string) =>
    fc
      .record({
        volumeId: fc.constantFrom("v", "v", "w", null),
        copyOfId: fc.constantFrom(null, ...NAMES, "gone"),
        age: fc.option(fc.integer({ min: 0, max: 9 }), { freq: 6 }),
      })
      .map(({ volumeId, copyOfId, age }) =>
        backup({ id, volumeId, copyOfId, timeCreated: age === null ? NaN : NOW - age * DAY }),
      );
  const anyBackups = fc
    .tuple(...NAMES.map(anyBackup))
    .chain((all) => fc.shuffledSubarray(all, { minLength: 1 }));

  /** Every backup that can be reached from one, itself included. */
  function lineOf(start: Backup, all: readonly Backup[]): Set<Backup> {
    const line = new Set<Backup>();
    for (let next: Backup | undefined = start; next !== undefined && !line.has(next);) {
      line.add(next);
      const { copyOfId }: Backup = next;
      next = all.find((it) => it.id === copyOfId);
    }
    return line;
  }

  test("are as old as the oldest that can be reached, circles and all", () => {
    fc.assert(
      fc.property(anyBackups, (all) => {
        const subject = chains(...all);
        const descended = [...subject.descended().values()].flat();
        for (const volumeId of ["v", "w"]) {
          const own = all.filter((it) => it.volumeId === volumeId);
          for (const aged of [...subject.aged(own), ...descended]) {
            const start = all.find((it) => it.id === aged.id) as Backup;
            const times = [...lineOf(start, all)].map((it) => it.timeCreated);
            const oldest = Math.min(...times.filter((it) => !Number.isNaN(it)));
            const isTimeless = Number.isNaN(start.timeCreated);
            expect(aged.timeCreated).toBe(isTimeless ? NaN : oldest);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("a long line takes a look at each, not at each for each", () => {
    const line = Array.from({ length: 50_000 }, (_, index) =>
      backup({ id: `b${index}`, volumeId: "v", copyOfId: index === 0 ? null : `b${index - 1}` }),
    );
    const [first] = line;
    const group = [{ ...(first as Backup), timeCreated: NOW - 30 * DAY }, ...line.slice(1)];
    const aged = chains(...group).aged(group);
    expect(aged.every((it) => it.timeCreated === NOW - 30 * DAY)).toBe(true);
  });
});
