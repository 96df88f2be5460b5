import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { apportion, backupCompartment, layOut } from "../../../simulator/bench/layout.js";

describe("apportion", () => {
  test("gives out everything, and nothing negative", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(fc.nat(100_000), weights, (total, each) => {
        const shares = apportion(total, each);
        expect(shares.reduce((left, right) => left + right, 0)).toBe(total);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("the layout of a region", () => {
  const { compartmentOf, hostOf } = layOut(1, 500, 1_250);
  const occupied = new Set(compartmentOf);

  test("places every volume, in 40 % of the compartments", () => {
    expect(compartmentOf).toHaveLength(1_250);
    expect(occupied.size).toBe(200);
  });

  test("is uneven", () => {
    const sizes = [...occupied].map((id) => compartmentOf.filter((each) => each === id).length);
    expect(Math.max(...sizes)).toBeGreaterThan(10 * Math.min(...sizes));
  });

  test("differs between regions and not between runs", () => {
    expect(layOut(1, 500, 1_250)).toEqual({ compartmentOf, hostOf });
    expect(layOut(2, 500, 1_250).compartmentOf).not.toEqual(compartmentOf);
  });

  test("attaches a volume only to an instance of its own compartment", () => {
    hostOf.forEach((host, volume) => {
      if (host >= 0) expect(compartmentOf[host]).toBe(compartmentOf[volume]);
    });
    expect(hostOf.filter((host) => host >= 0).length).toBeGreaterThan(600);
  });

  test("keeps all but one backup in a hundred with its volume", () => {
    const moved = Array.from({ length: 1_000 }, (_, backup) => backup).filter(
      (backup) => backupCompartment(backup, 3, 500) !== 3,
    );
    expect(moved).toHaveLength(10);
  });
});
