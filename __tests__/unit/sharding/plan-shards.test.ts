import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { planShards, type RegionWeight } from "../../../src/sharding/plan-shards.js";
import { parseShard } from "../../../src/settings/shard-id.js";

const regions = fc.uniqueArray(
  fc.record({
    region: fc.constantFrom(
      "us-ashburn-1",
      "us-phoenix-1",
      "uk-london-1",
      "ap-tokyo-1",
      "eu-paris-1",
    ),
    weight: fc.nat({ max: 100_000 }),
    compartments: fc.integer({ min: 1, max: 3_000 }),
  }),
  { selector: ({ region }) => region, minLength: 1 },
);

describe("planning shards", () => {
  test("small regions share a runner, and a heavy one is cut", () => {
    const names = planShards(
      [
        { region: "us-ashburn-1", weight: 900, compartments: 40 },
        { region: "uk-london-1", weight: 60, compartments: 40 },
        { region: "ap-tokyo-1", weight: 40, compartments: 40 },
      ],
      4,
    );
    expect(names).toEqual([
      "1of4.us-ashburn-1.1of3",
      "2of4.us-ashburn-1.2of3",
      "3of4.us-ashburn-1.3of3",
      "4of4.ap-tokyo-1+uk-london-1.1of1",
    ]);
  });

  test("one runner takes everything where one is allowed", () => {
    const weights: RegionWeight[] = [
      { region: "uk-london-1", weight: 5, compartments: 1 },
      { region: "ap-tokyo-1", weight: 0, compartments: 1 },
    ];
    expect(planShards(weights, 1)).toEqual(["1of1.ap-tokyo-1+uk-london-1.1of1"]);
  });

  test("every region is covered once and whole, within the number of runners", () => {
    fc.assert(
      fc.property(regions, fc.integer({ min: 1, max: 40 }), (weights, maxShards) => {
        const names = planShards(weights, maxShards);
        const shards = names.map((name) => parseShard(name));
        expect(names.length).toBeLessThanOrEqual(maxShards);
        expect(shards.map((shard) => shard?.index)).toEqual(names.map((_, index) => index + 1));
        for (const { region } of weights) {
          const parts = shards.filter((shard) => shard?.regions.includes(region));
          const slices = parts[0]?.slices ?? 0;
          expect(parts.map((part) => part?.slice).sort((a, b) => Number(a) - Number(b))).toEqual(
            Array.from({ length: slices }, (_, index) => index + 1),
          );
        }
      }),
    );
  });

  test("a region is never cut into more slices than it has compartments", () => {
    fc.assert(
      fc.property(regions, fc.integer({ min: 1, max: 40 }), (weights, maxShards) => {
        for (const name of planShards(weights, maxShards)) {
          const shard = parseShard(name);
          const weight = weights.find(({ region }) => region === shard?.regions[0]);
          expect(shard?.slices).toBeLessThanOrEqual(weight?.compartments ?? 0);
        }
      }),
    );
  });
});
