import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { BENCH_SIZES, PLAIN, type BenchShape } from "../../../simulator/bench/sizes.js";
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
  const moved = (shape: BenchShape) =>
    Array.from({ length: 1_000 }, (_, backup) => backup).filter((backup) => {
      const which = { backup, volume: Math.floor(backup / 10) };
      return backupCompartment(which, 3, 500, shape) !== 3;
    });
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
    expect(layOut(1, 500, 1_250)).toMatchObject({ compartmentOf, hostOf });
    expect(layOut(2, 500, 1_250).compartmentOf).not.toEqual(compartmentOf);
  });

  test("attaches a volume only to an instance of its own compartment", () => {
    hostOf.forEach((host, volume) => {
      if (host >= 0) expect(compartmentOf[host]).toBe(compartmentOf[volume]);
    });
    expect(hostOf.filter((host) => host >= 0).length).toBeGreaterThan(600);
  });

  test("keeps all but one backup in a hundred with its volume", () => {
    expect(moved(PLAIN)).toHaveLength(10);
  });

  test("takes a shape: how full, how even, which kinds, and how many backups lie elsewhere", () => {
    const { shape } = BENCH_SIZES.sparse;
    const even = layOut(1, 500, 800, shape);
    const places = [...new Set(even.compartmentOf)];
    expect(places).toHaveLength(100);
    for (const place of places) {
      expect(even.compartmentOf.filter((each) => each === place)).toHaveLength(8);
    }
    // One in ten, and all of those of about 8 volumes in 100.
    expect(moved(shape).length).toBeGreaterThan(130);
    expect(moved(shape).length).toBeLessThan(220);
    const hosts = layOut(0, 20, 20, BENCH_SIZES.hosts.shape);
    expect(hosts.hostOf).toEqual(Array.from({ length: 20 }, (_, at) => at));
    expect(new Set(hosts.compartmentOf).size).toBe(20);
  });
});
