import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { filesBelow, filesMatching } from "../../../src/run/files-below.js";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "files-below-"));
  await mkdir(join(dir, "all/z"), { recursive: true });
  for (const name of ["all/b.json", "all/z/a.json", "outside.json"]) {
    await writeFile(join(dir, name), "");
  }
  await symlink(join(dir, "outside.json"), join(dir, "all/link.json"));
  await symlink(join(dir, "all/z"), join(dir, "all/linked-folder.json"));
  await symlink(join(dir, "gone"), join(dir, "all/dangling.json"));
  await symlink("itself.json", join(dir, "all/itself.json"));
  // Followed, two circles would double the files forty times over.
  for (const name of ["one", "two"]) await symlink(join(dir, "all"), join(dir, "all/z", name));
});
afterAll(async () => {
  await rm(dir, { recursive: true });
});

test("files and links to files are found, sorted; a linked folder is no file and is not walked", () => {
  expect(filesBelow(join(dir, "all"))).toEqual(["b.json", "link.json", "z/a.json"]);
});

test("those that a glob matches keep the folder before them", () => {
  expect(filesMatching("all/", "**/*a.json", dir)).toEqual(["all/z/a.json"]);
  expect(filesMatching("none/", "**", dir)).toEqual([]);
});

test("a folder that is not there is told", () => {
  expect(() => filesBelow(join(dir, "none"))).toThrow("ENOENT");
});
