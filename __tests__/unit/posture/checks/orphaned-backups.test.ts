import { describe, expect, test } from "@jest/globals";
import { orphanedBackups } from "../../../../src/posture/checks/orphaned-backups.js";
import { backup, inventory, unread, volume } from "../inventory-builder.js";
import { NOW } from "./subject-builder.js";

const gone = (id: string, over = {}) =>
  backup({ id, volumeId: "ocid1.volume.oc1.iad.gone", sizeGb: 20, ...over });
const copy = (id: string, copyOfId: string) => gone(id, { copyOfId, region: "us-phoenix-1" });
const judge = (over: Parameters<typeof inventory>[0], coversTenancy = true) =>
  orphanedBackups(inventory({ volumes: [volume()], ...over }), coversTenancy);

const WITHHELD = {
  result: "unknown",
  ...{ count: null, totalGb: null, neverExpiringCount: null, waste: null },
};

describe("orphaned-backup", () => {
  test("counts the backups whose volume is gone, their size and those without an end", () => {
    const orphans = [gone("a"), gone("b", { expirationTime: NOW + 1, uniqueGb: null })];
    expect(judge({ backups: [backup(), ...orphans] })).toEqual({
      id: "orphaned-backup",
      severity: "info",
      result: "fail",
      message: "the volumes of 2 backups (40 GB) are gone, 1 of them never expiring",
      remedy: null,
      count: 2,
      totalGb: 40,
      neverExpiringCount: 1,
      waste: { backups: 2, gb: 1, unknownSizes: 1 },
    });
  });

  test("passes when every backup's volume exists", () => {
    expect(judge({ backups: [backup()] })).toMatchObject({
      result: "pass",
      message: "the volume of every backup still exists",
      count: 0,
      totalGb: 0,
      neverExpiringCount: 0,
      waste: { backups: 0, gb: 0, unknownSizes: 0 },
    });
  });

  test.each([
    ["TERMINATED", 1],
    ["TERMINATING", 1],
    ["AVAILABLE", 0],
    ["FAULTY", 0],
  ])("a volume that is %s leaves %d orphans", (lifecycleState, count) => {
    const volumes = [volume({ lifecycleState })];
    expect(judge({ volumes, backups: [backup()] }).count).toBe(count);
  });

  test.each([
    ["FAULTY", 1],
    ["TERMINATED", 0],
    ["TERMINATING", 0],
  ])("of backups that are %s, %d count", (lifecycleState, count) => {
    expect(judge({ backups: [gone("a", { lifecycleState })] }).count).toBe(count);
  });

  test("a backup that was listed twice counts once", () => {
    expect(judge({ backups: [gone("a"), gone("a")] }).count).toBe(1);
  });

  test("one that was deleted between its two listings is told alike, whichever came first", () => {
    const twice = [gone("a"), gone("a", { lifecycleState: "TERMINATING" })];
    expect(judge({ backups: twice.toReversed() })).toEqual(judge({ backups: twice }));
  });

  test("a copy counts where its original was seen", () => {
    expect(judge({ backups: [gone("a"), copy("b", "a")] }).count).toBe(2);
    expect(judge({ backups: [copy("b", "elsewhere")] }).count).toBe(0);
    expect(judge({ backups: [copy("b", "a"), copy("a", "b")] }).count).toBe(0);
  });

  describe("it cannot be told which volumes are gone", () => {
    test("when the audit does not cover the tenancy", () => {
      expect(judge({ backups: [gone("a")] }, false)).toMatchObject({
        ...WITHHELD,
        message:
          "not the whole tenancy is audited, so it is not known which backups' volumes are gone",
      });
    });

    test.each([
      ["of the region", unread({ operation: "ListVolumes" })],
      // A search tells of a closed compartment in one region only.
      ["of another region", unread({ operation: "ListVolumes", region: "us-phoenix-1" })],
      ["one that moved", unread({ operation: "GetVolume" })],
    ])("when volumes of the kind could not be read: %s", (_, listing) => {
      expect(judge({ backups: [gone("a")], unread: [listing] })).toMatchObject({
        ...WITHHELD,
        message:
          "not all volumes could be listed, so it is not known which backups' volumes are gone",
      });
    });

    test("but a listing of another kind does not matter", () => {
      const over = { backups: [gone("a")], unread: [unread({ operation: "ListBootVolumes" })] };
      expect(judge(over).count).toBe(1);
    });

    test("nor does any of it where every backup has its volume", () => {
      const over = { backups: [backup()], unread: [unread({ operation: "ListVolumes" })] };
      expect(judge(over, false).result).toBe("pass");
    });
  });

  test.each([
    ["an index that was asked instead", { unasked: [{ ...unread(), compartments: 3 }] }],
    ["a denial that is no gap", { tolerated: [unread()] }],
  ])("nothing passes by %s", (_, hidden) => {
    expect(judge({ backups: [backup()], ...hidden })).toMatchObject({ result: "unknown" });
  });

  test("backups that could not be listed make the count a lower bound", () => {
    expect(judge({ backups: [gone("a")], unread: [unread()] }).message).toBe(
      "the volumes of at least 1 backup (20 GB) are gone, 1 of them never expiring",
    );
    expect(judge({ backups: [backup()], unread: [unread()] })).toMatchObject({
      ...WITHHELD,
      message: "no backup without its volume was found, but not all could be listed",
    });
  });
});
