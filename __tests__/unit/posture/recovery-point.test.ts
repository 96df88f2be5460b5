import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Backup } from "../../../src/inventory/inventory.js";
import { newestFirst, whyUnusable } from "../../../src/posture/recovery-point.js";
import { backup, DAY, NOW } from "./inventory-builder.js";

describe("whyUnusable", () => {
  test.each([
    ["available, no expiry", {}, null],
    ["expires a millisecond from now", { expirationTime: NOW + 1 }, null],
    ["expires now", { expirationTime: NOW }, "expired"],
    ["expiry that does not parse", { expirationTime: Number.NaN }, "expired"],
    ["still being made", { lifecycleState: "CREATING" }, "CREATING"],
    ["faulty", { lifecycleState: "FAULTY" }, "FAULTY"],
    ["deleted", { lifecycleState: "TERMINATED" }, "TERMINATED"],
    ["a state newer than this program", { lifecycleState: "ARCHIVED" }, "ARCHIVED"],
    ["in another region", { region: "eu-frankfurt-1" }, "in another region"],
    ["no creation time", { timeCreated: Number.NaN }, "without a creation time"],
  ])("%s", (_, over, expected) => {
    expect(whyUnusable(backup(over), "us-ashburn-1", NOW)).toBe(expected);
  });
});

describe("newestFirst", () => {
  test("whatever the order, with the smaller OCID of equally new ones first", () => {
    const ages = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(ages, (days) => {
        const all = days.map((age, index) =>
          backup({ id: `b${index}`, timeCreated: NOW - age * DAY }),
        );
        const sorted = newestFirst(all);
        expect(newestFirst(all.toReversed())).toEqual(sorted);
        expect(sorted).toHaveLength(all.length);
        for (const [index, later] of sorted.slice(1).entries()) {
          const earlier = sorted[index] as Backup;
          const isOlder = later.timeCreated < earlier.timeCreated;
          const isTie = later.timeCreated === earlier.timeCreated && later.id > earlier.id;
          expect(isOlder || isTie).toBe(true);
        }
      }),
    );
  });

  test("without a creation time is last", () => {
    const odd = backup({ id: "odd", timeCreated: Number.NaN });
    const old = backup({ id: "old", timeCreated: 0 });
    expect(newestFirst([odd, old])).toEqual([old, odd]);
  });

  test("one that was listed twice stands once, AVAILABLE before other states", () => {
    const twice = [backup({ lifecycleState: "CREATING" }), backup()];
    expect(newestFirst(twice)).toEqual([backup()]);
    expect(newestFirst(twice.toReversed())).toEqual([backup()]);
  });

  test.each([
    ["with the time of its request", NOW - DAY],
    ["without one", null],
  ])("one whose data was imaged between its two listings stands once: %s", (_, requested) => {
    const asked = { timeRequestReceived: requested };
    const [before, after] = [
      backup({ ...asked, lifecycleState: "CREATING", timeCreated: NOW - DAY }),
      backup({ ...asked, timeCreated: NOW - DAY + 60_000 }),
    ];
    expect(newestFirst([before, after])).toEqual([after]);
    expect(newestFirst([after, before])).toEqual([after]);
  });

  test("each stands once, whenever they were asked for", () => {
    const listed = fc.record({
      id: fc.constantFrom("a", "b", "c", "d"),
      age: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(listed, { maxLength: 8 }), fc.boolean(), (all, isAsked) => {
        const backups = all.map(({ id, age }) => {
          const timeRequestReceived = isAsked ? NOW - id.charCodeAt(0) * DAY : null;
          return backup({ id, timeCreated: NOW - age * DAY, timeRequestReceived });
        });
        const ids = newestFirst(backups).map(({ id }) => id);
        expect(ids.toSorted()).toEqual([...new Set(all.map(({ id }) => id))].toSorted());
      }),
    );
  });
});
