import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { median, medianUsage, ratios, usedShare } from "../../../bench/figures.js";

describe("median", () => {
  test("is the middle value, or half-way between the middle two", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 9])).toBe(3);
  });

  test("has as many values below as above it", () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const middle = median(values);
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });

  test("of nothing is refused", () => {
    expect(() => median([])).toThrow("No value has no median.");
  });
});

const usage = (calls: number, wallMs: number, cpuMs: number, peakRssMb: number) => ({
  ...{ calls, wallMs, cpuMs, peakRssMb },
});

test("the median of runs takes each figure by itself", () => {
  expect(medianUsage([usage(1, 20, 300, 7), usage(2, 10, 100, 9), usage(3, 30, 200, 8)])).toEqual(
    usage(2, 20, 200, 8),
  );
});

test("ratios are multiples of the other's figures", () => {
  expect(ratios(usage(11, 30, 9, 100), usage(10, 20, 3, 200))).toEqual(usage(1.1, 1.5, 3, 0.5));
});

describe("the used share of an admitted rate", () => {
  const region = (admitted: number, seconds: number) => ({
    ...{ admitted, throttled: 3, firstAt: 5_000, lastAt: 5_000 + seconds * 1_000 },
  });

  test("counts the second's worth that is admitted at once", () => {
    expect(usedShare([region(400, 9)], 40)).toBe(1);
    expect(usedShare([region(340, 9)], 40)).toBe(0.85);
  });

  test("is that of the region which took longest", () => {
    expect(usedShare([region(40, 0), region(200, 9), region(300, 8)], 40)).toBe(0.5);
  });

  test("of no region is none", () => {
    expect(usedShare([], 40)).toBe(0);
  });
});
