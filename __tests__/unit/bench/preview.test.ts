import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "@jest/globals";

import { benchSnapshot, demandPreview } from "../../../bench/preview.js";
import { NOW } from "../posture/inventory-builder.js";

const SIZE = { shards: 5, volumesPerShard: 30, backupsPerVolume: 2 };

test("the inventory is one of all shards, with every look-up", () => {
  const { inventory, readAt } = benchSnapshot(SIZE, NOW);
  expect(readAt).toBe(NOW);
  expect(inventory.volumes).toHaveLength(150);
  expect([...inventory.backups.values()].flat()).toHaveLength(300);
  expect(inventory.lookups.policies.size).toBe(150);
});

test("a preview that is not there is not measured", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bench-preview-unit-"));
  await mkdir(join(folder, "output"));
  await expect(demandPreview(join(folder, "output"), SIZE)).rejects.toThrow("left no JSON report");
  await writeFile(join(folder, "output", "a.json"), "{}");
  await expect(demandPreview(join(folder, "output"), SIZE)).rejects.toThrow();
  await rm(folder, { recursive: true });
});
