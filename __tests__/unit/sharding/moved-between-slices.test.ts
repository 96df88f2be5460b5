import { describe, expect, test } from "@jest/globals";

import type { Inventory } from "../../../src/inventory/inventory.js";
import { joinPartials } from "../../../src/sharding/join.js";
import { attachment, backup, inventory, volume } from "../posture/inventory-builder.js";
import { HALVES, HOUR, NOW, partial } from "./partial-fixture.js";

describe("what moved from one slice to another while both were read", () => {
  const own = { id: "ocid1.volume.oc1.iad.a" };
  const parts = (earlier: Inventory, later: Inventory) => [
    // Read later, and handed over first.
    partial(HALVES[0], { inventory: later, startedAt: NOW - 1_000 }),
    partial(HALVES[1], { inventory: earlier, startedAt: NOW - HOUR }),
  ];

  test("is there once, as it was read last", () => {
    const { inventory: joined } = joinPartials(
      parts(
        inventory({
          volumes: [volume({ ...own, compartmentId: "old" })],
          backups: [backup({ compartmentId: "old" }), backup({ id: "other" })],
          attachments: [attachment(), attachment({ lifecycleState: "DETACHED" })],
        }),
        inventory({
          volumes: [volume({ ...own, compartmentId: "new" })],
          backups: [backup({ compartmentId: "new" })],
          attachments: [attachment()],
        }),
      ),
      NOW,
    );
    expect(joined.volumes.map(({ compartmentId }) => compartmentId)).toEqual(["new"]);
    const backups = joined.backups.get(own.id) ?? [];
    expect(backups.map(({ id, compartmentId }) => [id, compartmentId])).toEqual([
      [backup().id, "new"],
      ["other", backup().compartmentId],
    ]);
    expect(joined.attachments.map((it) => it.lifecycleState).sort()).toEqual([
      "ATTACHED",
      "DETACHED",
    ]);
  });
});
