import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { isInSlice, parseShard, shardName } from "../../../src/settings/shard-id.js";

const shard = fc
  .record({
    total: fc.integer({ min: 1, max: 256 }),
    slices: fc.integer({ min: 1, max: 64 }),
    names: fc.uniqueArray(fc.constantFrom("us-ashburn-1", "uk-london-1", "ap-tokyo-1"), {
      minLength: 1,
    }),
    at: fc.nat(),
  })
  // Only a region of its own is cut into slices.
  .map(({ names, ...it }) => ({ ...it, regions: it.slices === 1 ? names : names.slice(0, 1) }))
  .map(({ total, slices, regions, at }) => ({
    total,
    index: (at % total) + 1,
    regions,
    slices,
    slice: (at % slices) + 1,
  }));

describe("the name of a shard", () => {
  test("says all that the runner needs", () => {
    const name = shardName({
      index: 3,
      total: 7,
      regions: ["us-ashburn-1"],
      slice: 2,
      slices: 3,
    });
    expect(name).toBe("3of7.us-ashburn-1.2of3");
  });

  test("is read back as it was", () => {
    fc.assert(
      fc.property(shard, (it) => {
        expect(parseShard(shardName(it))).toEqual(it);
      }),
    );
  });

  test("can be an artifact's name", () => {
    fc.assert(
      fc.property(shard, (it) => {
        expect(shardName(it)).toMatch(/^[\w.+-]+$/);
      }),
    );
  });

  test.each([
    "",
    "1of2",
    "3of2.us-ashburn-1.1of1",
    "0of2.us-ashburn-1.1of1",
    "1of1..1of1",
    "1of1.x.2of1",
    "1of1.a/b.1of1",
    "1of1.a+a.1of1",
    "1of2.a+b.1of2",
    "1of99999.a.1of1",
  ])("is none: %j", (text) => {
    expect(parseShard(text)).toBeNull();
  });

  test("nothing that a text holds makes the reader throw", () => {
    fc.assert(fc.property(fc.string(), (text) => parseShard(text) === null || true));
  });
});

describe("a slice", () => {
  test("every compartment is in exactly one of a region's slices", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (id, slices) => {
        const owners = Array.from({ length: slices }, (_, index) =>
          isInSlice({ index: 1, total: 1, regions: ["r"], slice: index + 1, slices }, id),
        ).filter(Boolean);
        expect(owners).toHaveLength(1);
      }),
    );
  });
});
