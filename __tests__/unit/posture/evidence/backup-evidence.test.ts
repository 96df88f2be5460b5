import { describe, expect, test } from "@jest/globals";
import type { Backup } from "../../../../src/inventory/inventory.js";
import { evidenceOf } from "../../../../src/posture/evidence/backup-evidence.js";
import { backup, DAY, NOW, volume } from "../inventory-builder.js";

const phoenix = { region: "us-phoenix-1" };
const ids = (backups: readonly Backup[] | undefined) => backups?.map((it) => it.id);

describe("evidenceOf", () => {
  test("sorts a volume's backups out, newest first", () => {
    const { all, inRegion, recoveryPoints, elsewhere, copies } = evidenceOf(
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
    expect(ids(elsewhere)).toEqual([
      ...["copy in the making", "expired copy", "new copy", "old copy"],
    ]);
    expect(ids(copies)).toEqual(["new copy", "old copy"]);
  });
});
