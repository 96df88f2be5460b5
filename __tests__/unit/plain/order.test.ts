import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { byCodeUnit, compareKeys, sortedByKeys } from "../../../src/plain/order.js";

describe("byCodeUnit", () => {
  test("upper case before lower case, no locale", () => {
    expect(["b", "ä", "a", "B"].toSorted(byCodeUnit)).toEqual(["B", "a", "b", "ä"]);
  });

  test("agrees with the default sort", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (texts) => {
        expect(texts.toSorted(byCodeUnit)).toEqual(texts.toSorted());
      }),
    );
  });
});

test("of keys the first difference decides", () => {
  expect(compareKeys([1, "b"], [1, "a"])).toBe(1);
  expect(compareKeys([0, "b"], [1, "a"])).toBe(-1);
  expect(compareKeys([1, "a"], [1, "a"])).toBe(0);
});

test("sortedByKeys leaves what it sorts as it was, and equal ones in their order", () => {
  const item = fc.record({ rank: fc.nat(3), name: fc.constantFrom("a", "b", "B") });
  fc.assert(
    fc.property(fc.array(item), (items) => {
      const given = [...items];
      const sorted = sortedByKeys(items, ({ rank, name }) => [rank, name]);
      expect(sorted).toEqual(
        items.toSorted((a, b) => a.rank - b.rank || byCodeUnit(a.name, b.name)),
      );
      expect(items).toEqual(given);
    }),
  );
});
