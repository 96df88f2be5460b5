import { describe, expect, test } from "@jest/globals";
import type { Backup } from "../../../src/inventory/inventory.js";
import { copiesByOrigin, evidenceOf } from "../../../src/posture/backup-evidence.js";
import { backup, DAY, inventory, NOW, volume } from "./inventory-builder.js";

const phoenix = { region: "us-phoenix-1" };
const ids = (backups: readonly Backup[] | undefined) => backups?.map((it) => it.id);

describe("evidenceOf", () => {
  test("sorts a volume's backups out, newest first", () => {
    const { all, inRegion, recoveryPoints, copies } = evidenceOf(
      volume(),
      [
        backup({ id: "old", timeCreated: NOW - 3 * DAY }),
        backup({ id: "faulty", lifecycleState: "FAULTY", timeCreated: NOW - 2 * DAY }),
        backup({ id: "new", compartmentId: "elsewhere" }),
        backup({ id: "old copy", ...phoenix, timeCreated: NOW - 4 * DAY }),
        backup({ id: "new copy", ...phoenix }),
        backup({ id: "expired copy", ...phoenix, expirationTime: NOW }),
        backup({ id: "copy in the making", ...phoenix, lifecycleState: "CREATING" }),
      ],
      NOW,
    );
    expect(all).toHaveLength(7);
    expect(ids(inRegion)).toEqual(["new", "faulty", "old"]);
    expect(ids(recoveryPoints)).toEqual(["new", "old"]);
    expect(ids(copies)).toEqual(["new copy", "old copy"]);
  });
});

describe("copiesByOrigin", () => {
  const origin = backup({ id: "origin", volumeId: "v" });
  const find = (...backups: Backup[]) => copiesByOrigin(inventory({ backups }).backups);

  test("nothing to find without copies", () => {
    expect(find(origin).size).toBe(0);
  });

  test("a copy of a copy belongs to the volume of the first backup", () => {
    const copy = backup({ id: "copy", volumeId: null, copyOfId: "origin", ...phoenix });
    const second = backup({ id: "second", volumeId: "other", copyOfId: "copy", ...phoenix });
    expect(ids(find(second, copy, origin).get("v"))).toEqual(["second", "copy"]);
  });

  test("a copy that names the volume itself needs no finding", () => {
    const copy = backup({ id: "copy", volumeId: "v", copyOfId: "origin" });
    expect(find(origin, copy).size).toBe(0);
  });

  test("a copy of something that was not listed stays with what it names", () => {
    expect(find(backup({ id: "copy", volumeId: "v", copyOfId: "gone" })).size).toBe(0);
    expect(find(backup({ id: "copy", volumeId: null, copyOfId: "gone" })).size).toBe(0);
  });

  test("copies that name each other end", () => {
    const one = backup({ id: "one", volumeId: "v", copyOfId: "two" });
    const two = backup({ id: "two", volumeId: "w", copyOfId: "one" });
    expect(() => find(one, two)).not.toThrow();
  });
});
