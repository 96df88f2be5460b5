import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { demandAllVolumes, writePartials } from "../../../bench/merge.js";
import { matrixPartials } from "../../../bench/partial-reports.js";
import { joinPartials } from "../../../src/sharding/join.js";
import { readPartial } from "../../../src/sharding/partial.js";
import { isInSlice } from "../../../src/settings/shard-id.js";
import { NOW } from "../posture/inventory-builder.js";

const SIZE = { shards: 10, volumesPerShard: 30, backupsPerVolume: 4 };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bench-merge-unit-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("the partial reports of the matrix", () => {
  test("are a whole set that a merge accepts", async () => {
    const bytes = await writePartials(folder, SIZE);
    const names = await readdir(folder);
    expect(names).toHaveLength(10);
    const contents = await Promise.all(names.map((name) => readFile(join(folder, name))));
    expect(contents.reduce((sum, { length }) => sum + length, 0)).toBe(bytes);
    const partials = await Promise.all(contents.map((content) => readPartial(content, "file")));
    const { inventory } = joinPartials(partials, Date.now());
    const ids = new Set(inventory.volumes.map(({ id }) => id));
    expect(ids.size).toBe(300);
    const backups = [...inventory.backups.values()].flat();
    expect(new Set(backups.map(({ id }) => id)).size).toBe(1_200);
    expect(backups.every(({ volumeId }) => ids.has(volumeId ?? ""))).toBe(true);
  });

  test("hold what lies in their slice of a region, in which some backups were moved", () => {
    for (const { shard, inventory } of matrixPartials(SIZE, NOW)) {
      const { volumes } = inventory;
      expect(new Set(volumes.map(({ region }) => region))).toEqual(new Set(shard.regions));
      expect(volumes.every(({ compartmentId }) => isInSlice(shard, compartmentId))).toBe(true);
      const moved = volumes.flatMap(({ id, compartmentId }) =>
        (inventory.backups.get(id) ?? []).filter((it) => it.compartmentId !== compartmentId),
      );
      expect(moved.length).toBeGreaterThan(0);
    }
  });
});

describe("a merged report", () => {
  const leave = async (volumes: number, complete: boolean) => {
    const report = { metadata: { complete }, summary: { total_volumes_analyzed: volumes } };
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "report.json"), JSON.stringify(report));
  };

  test("counts with every volume", async () => {
    await leave(300, true);
    await expect(demandAllVolumes(folder, 300)).resolves.toBeUndefined();
  });

  test.each([
    ["a volume is missing", 299, true],
    ["it is not complete", 300, false],
  ])("does not count when %s", async (_why, volumes, complete) => {
    await leave(volumes, complete);
    await expect(demandAllVolumes(folder, 300)).rejects.toThrow(
      `The merged report is not whole: ${volumes} of 300 volumes.`,
    );
  });

  test("that is not there is said to be missing", async () => {
    await expect(demandAllVolumes(folder, 300)).rejects.toThrow("The merge left no JSON report.");
  });
});
