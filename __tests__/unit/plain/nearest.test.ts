import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { nearest } from "../../../src/plain/nearest.js";

describe("nearest", () => {
  test("finds a candidate back after one edit", () => {
    const candidate = fc.stringMatching(/^[a-z]{3,12}$/);
    fc.assert(
      fc.property(candidate, fc.nat(), fc.constantFrom("", "1", "12"), (name, at, instead) => {
        const index = at % name.length;
        const edited = name.slice(0, index) + instead + name.slice(index + 1);
        const distance = Math.max(1, instead.length);
        const isClose = distance <= Math.max(1, Math.floor(edited.length / 3));
        expect(nearest(edited, ["0000000000000", name])).toBe(isClose ? name : null);
      }),
    );
  });

  test("finds nothing where nothing is near", () => {
    expect(nearest("region", [])).toBeNull();
    expect(nearest("x", ["tenancy", "user"])).toBeNull();
  });
});
