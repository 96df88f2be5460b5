import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Backup } from "../../../../src/inventory/inventory.js";
import { newestFirst, whyUnusable } from "../../../../src/posture/evidence/recovery-point.js";
import { backup, DAY, NOW } from "../inventory-builder.js";

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

  const IN_ORDER = [
    ...["REQUEST_RECEIVED", "CREATING", "AVAILABLE", "HELD_BY_A_LATER_VERSION"],
    ...["FAULTY", "TERMINATING", "TERMINATED"],
  ];
  const PAIRS = IN_ORDER.flatMap((later, index) =>
    IN_ORDER.slice(0, index).map((earlier) => [earlier, later]),
  );

  test.each(PAIRS)("one that was listed as %s and as %s is the latter", (earlier, later) => {
    const [before, after] = [earlier, later].map((state) => backup({ lifecycleState: state }));
    const twice = [before, after] as Backup[];
    expect(newestFirst(twice)).toEqual([after]);
    expect(newestFirst(twice.toReversed())).toEqual([after]);
  });

  test.each([
    ["imaged earlier", { timeCreated: NOW - 2 * DAY }],
    ["kept less long", { expirationTime: NOW + DAY }],
  ])("of two records in one state the one that was %s stands", (_, over) => {
    const twice = [backup({ expirationTime: NOW + 2 * DAY }), backup(over)];
    if ("timeCreated" in over) twice.push(backup({ ...over, expirationTime: NOW + 3 * DAY }));
    const [stands] = newestFirst(twice);
    expect(stands).toMatchObject(over);
    expect(newestFirst(twice.toReversed())).toEqual([stands]);
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
