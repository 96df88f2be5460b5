import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { exactPercent, roundedPercent } from "../../../../src/posture/verdict/compliance-share.js";

describe("roundedPercent", () => {
  test.each([
    [0, 0, 100],
    [0, 3, 0],
    [2, 3, 66.67],
    [3, 3, 100],
    [49_999, 50_000, 99.99],
    [999_999, 1_000_000, 99.99],
  ])("%i of %i is %d", (compliant, counted, percent) => {
    expect(roundedPercent({ compliant, counted })).toBe(percent);
  });

  test("is 100 exactly when all are compliant, and near the exact value", () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (compliant, others) => {
        const of = { compliant, counted: compliant + others };
        expect(roundedPercent(of) === 100).toBe(others === 0);
        expect(Math.abs(roundedPercent(of) - exactPercent(of))).toBeLessThanOrEqual(0.0101);
      }),
    );
  });
});
