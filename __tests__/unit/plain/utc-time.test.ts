import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { utcText } from "../../../src/plain/utc-time.js";

const LAST = 8_640_000_000_000_000;

describe("utcText", () => {
  test("is what Date gives, for every instant", () => {
    const instant = fc.oneof(
      fc.integer({ min: -LAST, max: LAST }),
      fc.integer({ min: Date.UTC(1960, 0), max: Date.UTC(2100, 0) }),
      fc.double({ min: -LAST, max: LAST, noNaN: true }),
      fc.constantFrom(0, -1, 86_399_999, 86_400_000, -86_400_000, LAST, -LAST),
    );
    fc.assert(
      fc.property(instant, (ms) => {
        expect(utcText(ms)).toBe(new Date(ms).toISOString());
      }),
      { numRuns: 1_000 },
    );
  });

  test("of more days than are remembered", () => {
    for (let day = 0; day < 10_000; day += 1) {
      const ms = day * 86_400_000 + day;
      expect(utcText(ms)).toBe(new Date(ms).toISOString());
    }
  });

  test.each([NaN, Infinity, -Infinity, LAST + 1])("of %p there is none", (ms) => {
    expect(() => utcText(ms)).toThrow(RangeError);
  });
});
