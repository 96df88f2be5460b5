import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { readInventoryFile } from "../../../../src/run/modes/inventory-file.js";
import { SnapshotError, writeSnapshot } from "../../../../src/snapshot/snapshot.js";
import { inventory, NOW } from "../../posture/inventory-builder.js";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "inventory-file-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function keep(path: string, content?: string): Promise<void> {
  await mkdir(join(folder, path, ".."), { recursive: true });
  const snapshot = {
    ...{ toolVersion: path, readAt: NOW, coversTenancy: true, inventory: inventory() },
    scope: {
      ...{ regions: "all" as const, rootCompartment: null },
      ...{ includeSubcompartments: true, excludeCompartments: [] },
    },
  };
  await writeFile(join(folder, path), content ?? (await writeSnapshot(snapshot)));
}

const NAME = "block_volume_backup_posture_20261104T031500Z.inventory.json.gz";
const NEWER = "block_volume_backup_posture_20261105T031500Z.inventory.json.gz";

describe("the inventory that is meant", () => {
  test.each([
    ["a file", `a/${NEWER}`, `a/${NEWER}`],
    ["the newest below a folder, wherever it lies", "all", `all/a/${NEWER}`],
    ["the same with a slash at the end", "all/", `all/a/${NEWER}`],
    ["the newest of a glob", "all/**/*.gz", `all/a/${NEWER}`],
    ["a file whose name looks like a glob", "odd[1].gz", "odd[1].gz"],
  ])("is %s", async (_what, pattern, expected) => {
    await keep(`a/${NEWER}`);
    await keep(`all/a/${NEWER}`);
    await keep(`all/b/${NAME}`);
    await keep("all/other.json.gz", "x");
    await keep("odd[1].gz");
    const wanted = pattern === "all/**/*.gz" ? "all/**/*.inventory.json.gz" : pattern;
    const { path, snapshot } = await readInventoryFile(wanted, folder);
    expect(path.replace("//", "/")).toBe(expected.replace("//", "/"));
    expect(snapshot.toolVersion).toBe(expected.replace("//", "/"));
  });

  test.each([
    [
      "kept",
      "inventory-file: kept matches no file. Let an audit with formats: inventory write one, and download it before this step.",
    ],
    ["none/*.gz", "inventory-file: none/*.gz matches no file."],
    [
      "none.gz",
      "inventory-file: none.gz cannot be read (ENOENT). Check the path and that the step before wrote or downloaded it.",
    ],
    ["text.gz", "text.gz is not the inventory of an audit."],
  ])("is refused: %s", async (pattern, message) => {
    await mkdir(join(folder, "kept"));
    await keep("text.gz", "no gzip");
    const refusal = await readInventoryFile(pattern, folder).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SnapshotError);
    expect((refusal as Error).message).toContain(message);
  });
});
