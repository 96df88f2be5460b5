import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

/** Every value that a property is tried on. */
function drawn(params?: Parameters<typeof fc.assert>[1]): number[] {
  const values: number[] = [];
  const property = fc.property(fc.integer(), (value) => {
    values.push(value);
  });
  fc.assert(property, params as Parameters<typeof fc.assert<[number]>>[1]);
  return values;
}

describe("the properties of these tests", () => {
  test("draw the same values every time, and others with a seed of their own", () => {
    expect(drawn()).toEqual(drawn());
    expect(drawn({ seed: 1 })).not.toEqual(drawn());
  });

  test("are tried as often as they say, or that many times as often", () => {
    const factor = Number(process.env["PROPERTY_RUNS"] || 1);
    expect(drawn()).toHaveLength(100 * factor);
    expect(drawn({ numRuns: 7 })).toHaveLength(7 * factor);
  });

  test("tell the seed where they fail", () => {
    const property = fc.property(fc.integer(), () => false);
    expect(() => {
      fc.assert(property);
    }).toThrow(/seed: -?\d+/);
  });
});
