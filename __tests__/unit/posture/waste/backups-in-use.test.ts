import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { Backup, RestoreSource, Volume } from "../../../../src/inventory/inventory.js";
import { assess } from "../../../../src/posture/assess.js";
import { CopyChains } from "../../../../src/posture/evidence/copy-chains.js";
import { backupsInUse } from "../../../../src/posture/waste/backups-in-use.js";
import { backup, DAY, inventory, NOW, OFF, volume } from "../inventory-builder.js";
import { policy, settings } from "../policy-fixtures.js";

const original = backup({ id: "original" });
const copy = (id: string, copyOfId: string, over: Partial<Backup> = {}) =>
  backup({ id, copyOfId, region: "us-phoenix-1", ...over });
const gone = { lifecycleState: "TERMINATED" };
const restored = (over: Partial<Volume> = {}, source: Partial<RestoreSource> = {}): Volume =>
  volume({ id: "test", restoredFrom: { backupId: "b", isHydrated: true, ...source }, ...over });

const inUse = (backups: readonly Backup[], volumes: readonly Volume[] = []) =>
  [...backupsInUse(inventory({ backups, volumes }))].sort();

describe("in use is", () => {
  test.each<[string, readonly Backup[], readonly string[]]>([
    ["nothing of which there is no copy", [original], []],
    ["the original of a copy", [original, copy("a", "original")], ["original"]],
    ["each of a chain", [original, copy("a", "original"), copy("b", "a")], ["a", "original"]],
    ["nothing of a copy that is gone", [original, copy("a", "original", gone)], []],
    [
      "what a copy descends from by one that is gone",
      [copy("b", "a"), copy("a", "original", gone), original],
      ["a", "original"],
    ],
    [
      "the original of a copy that names no volume, or another",
      [
        ...[copy("a", "original", { volumeId: null }), original],
        copy("b", "second", { volumeId: "other" }),
      ],
      ["original", "second"],
    ],
    [
      "nothing more than that in a circle",
      [copy("a", "b", gone), copy("b", "a", gone), copy("c", "a")],
      ["a", "b"],
    ],
  ])("%s", (_, backups, expected) => {
    expect(inUse(backups)).toEqual(expected);
  });

  test.each<[string, Volume, readonly string[]]>([
    ["nothing of one that is restored", restored(), []],
    ["the source of one whose data is being copied", restored({}, { isHydrated: false }), ["b"]],
    ["of one of which OCI does not say it", restored({}, { isHydrated: null }), ["b"]],
    ["of one without a creation time", restored({ timeCreated: NaN }), ["b"]],
    ...["PROVISIONING", "RESTORING", "FAULTY", "UPDATE_PENDING"].map(
      (lifecycleState): [string, Volume, readonly string[]] => [
        `of one that is ${lifecycleState}`,
        restored({ lifecycleState }),
        ["b"],
      ],
    ),
    ["nothing of one that is gone", restored(gone, { isHydrated: false }), []],
    ["nothing of one that was made of nothing", volume(), []],
  ])("by a restore: %s", (_, it, expected) => {
    expect(inUse([], [it])).toEqual(expected);
  });

  test("what the source of a restore descends from by a copy that is gone", () => {
    const source = copy("b", "original", { ...gone, volumeId: null });
    expect(inUse([original, source], [restored({}, { isHydrated: false })])).toEqual([
      "b",
      "original",
    ]);
  });
});

test("without what is not in use every copy is as old as it was", () => {
  const ids = ["a", "b", "c", "d"];
  const any = fc.record({
    id: fc.constantFrom(...ids),
    copyOfId: fc.option(fc.constantFrom(...ids)),
    volumeId: fc.constantFrom("x", "y", null),
    lifecycleState: fc.constantFrom("AVAILABLE", "TERMINATED"),
    timeCreated: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(any, { selector: ({ id }) => id }), (of) => {
      const backups = of.map((it) => backup(it));
      const used = backupsInUse(inventory({ backups }));
      const agesAmong = (all: readonly Backup[]) => {
        const chains = new CopyChains(inventory({ backups: all }).backups);
        const copies = all.filter(
          (it) => it.copyOfId !== null && it.lifecycleState !== "TERMINATED",
        );
        return new Map(copies.map((it) => [it.id, chains.originOf(it)]));
      };
      const before = agesAmong(backups);
      const after = agesAmong(backups.filter(({ id }) => used.has(id) || before.has(id)));
      expect(after).toEqual(before);
    }),
  );
});

test("an assessment leaves what is in use", () => {
  const old = [1, 40, 50, 60].map((age) => backup({ id: `d${age}`, timeCreated: NOW - age * DAY }));
  const kept = policy({ defaults: settings({ retention: 30 * DAY }) });
  const spareWith = (over: Parameters<typeof inventory>[0]) =>
    assess(inventory({ volumes: [volume()], backups: old, ...over }), kept, OFF, NOW).findings.find(
      ({ volumeId }) => volumeId === volume().id,
    )?.pastNeed?.backups;
  expect(spareWith({})).toBe(2);
  expect(spareWith({ backups: [...old, copy("a", "d60", { volumeId: null })] })).toBe(1);
  const underWay = restored({}, { backupId: "d50", isHydrated: false });
  expect(spareWith({ volumes: [volume(), underWay] })).toBe(1);
});
