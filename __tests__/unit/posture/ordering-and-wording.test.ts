import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { byCodeUnit, compareKeys, sortedByKeys } from "../../../src/plain/order.js";
import { groupBy } from "../../../src/plain/group-by.js";
import {
  counted,
  daysToMs,
  msToDays,
  msToExactDays,
  roundedDays,
} from "../../../src/plain/wording.js";

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

test("groupBy keeps the order of the items and of the first appearances", () => {
  expect([...groupBy(["b1", "a1", "b2"], (it) => it.charAt(0))]).toEqual([
    ["b", ["b1", "b2"]],
    ["a", ["a1"]],
  ]);
});

test("counted adds an s but to one", () => {
  expect([0, 1, 2].map((count) => counted(count, "volume"))).toEqual([
    "0 volumes",
    "1 volume",
    "2 volumes",
  ]);
});

test("days and milliseconds", () => {
  expect(daysToMs(0.7)).toBe(60_480_000);
  expect(msToExactDays(60_480_000)).toBe(0.7);
  expect(roundedDays(0.0625)).toBe(0.0625);
  expect(roundedDays(1 / 3)).toBe(0.3333);
  expect(msToDays(108_000_000)).toBe(1.25);
  expect(msToDays(1)).toBe(0);
});
