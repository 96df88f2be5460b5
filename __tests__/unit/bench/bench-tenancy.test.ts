import { describe, expect, test } from "@jest/globals";

import { benchTenancy } from "../../../simulator/bench/bench-tenancy.js";
import { BENCH_SIZES, isBenchSize } from "../../../simulator/bench/sizes.js";
import { RenderedRecords } from "../../../simulator/tenancy/rendered-records.js";

const NOW = Date.UTC(2024, 0, 15);

describe("a tenancy for benchmarks", () => {
  const { tenancy } = benchTenancy(BENCH_SIZES.S, NOW);
  const regions = [...tenancy.regions.values()];
  const all = <T>(of: (region: (typeof regions)[number]) => Iterable<T>): T[] =>
    regions.flatMap((region) => [...of(region)]);

  test("has as much of everything as its size says", () => {
    expect(tenancy.compartments.size).toBe(20);
    expect(regions).toHaveLength(2);
    expect(all((region) => region.bootVolumes)).toHaveLength(90);
    expect(all((region) => region.volumes)).toHaveLength(210);
    expect(
      all((region) => region.volumeBackups).length +
        all((region) => region.bootVolumeBackups).length,
    ).toBe(3_000);
  });

  test("has no OCID twice", () => {
    const records = all((region) => [
      ...region.volumes,
      ...region.bootVolumes,
      ...region.instances,
      ...region.volumeBackups,
      ...region.bootVolumeBackups,
      ...region.volumeAttachments,
    ]);
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
  });

  test("has every backup name a volume of its region, and lie where it is listed", () => {
    for (const region of regions) {
      for (const compartment of region.volumeBackups.compartmentIds()) {
        for (const backup of region.volumeBackups.in(compartment).slice(0)) {
          expect(backup.compartmentId).toBe(compartment);
          expect(region.volumes.get(backup.volumeId ?? "")).toBeDefined();
        }
      }
    }
  });

  test("has attachments of known volumes to known instances", () => {
    for (const region of regions) {
      for (const { volumeId, instanceId } of region.volumeAttachments) {
        expect(region.volumes.get(volumeId)).toBeDefined();
        expect(region.instances.get(instanceId)).toBeDefined();
      }
    }
  });

  test("has a size by name", () => {
    expect(isBenchSize("L")).toBe(true);
    expect(isBenchSize("demo")).toBe(false);
    expect(isBenchSize("toString")).toBe(false);
  });
});

describe("rendered records", () => {
  const records = new RenderedRecords(1_500, (index) => ({ index }));
  const parsed = (start: number, end: number): unknown =>
    JSON.parse(records.json(start, end)?.toString() ?? "null");

  test("have whole pages ready that say the same as the records", () => {
    expect(parsed(0, 980)).toEqual(records.slice(0, 980));
    expect(parsed(980, 1_960)).toEqual(records.slice(980));
    expect(records.slice(980)).toHaveLength(520);
  });

  test("have nothing ready for other pages, or beyond their end", () => {
    expect(records.json(0, 100)).toBeUndefined();
    expect(records.json(500, 1_500)).toBeUndefined();
    expect(records.json(2_000, 3_000)).toBeUndefined();
  });
});
