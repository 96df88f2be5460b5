import { existsSync } from "node:fs";
import { mkdtemp, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { makeFolder } from "../../../src/delivery/make-folder.js";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "make-folder-"));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

const isFolder = async (path: string) => (await stat(path)).isDirectory();

describe("makeFolder", () => {
  test("makes what is missing, and takes what is there", async () => {
    const path = join(dir, "a", "b", "c");
    await makeFolder(path);
    expect(await isFolder(path)).toBe(true);
    await makeFolder(path);
    await makeFolder("/");
  });

  test("may run many times at once, for folders that share their parents", async () => {
    const paths = Array.from({ length: 20 }, (_, n) => join(dir, "x", "y", "z", String(n % 4)));
    await Promise.all(paths.map(makeFolder));
    expect(await Promise.all(paths.map(isFolder))).not.toContain(false);
  });

  test("goes through a symbolic link to a folder", async () => {
    await symlink(dir, join(dir, "link"));
    await makeFolder(join(dir, "link", "out"));
    expect(await isFolder(join(dir, "out"))).toBe(true);
    await makeFolder(join(dir, "link"));
  });

  test("a file in the way, or at the end of it, is an error", async () => {
    await writeFile(join(dir, "file"), "");
    await expect(makeFolder(join(dir, "file", "a", "b"))).rejects.toThrow(/^ENOTDIR/);
    await expect(makeFolder(join(dir, "file"))).rejects.toThrow(/^EEXIST/);
    await symlink(join(dir, "nowhere"), join(dir, "dangling"));
    await expect(makeFolder(join(dir, "dangling"))).rejects.toThrow(/^EEXIST/);
  });

  const onDevice = existsSync("/dev/null") ? test : test.skip;
  onDevice("nothing can be made below a device", async () => {
    await expect(makeFolder("/dev/null/a/b")).rejects.toThrow(/^ENOTDIR/);
  });

  const onProc = existsSync("/proc/self") ? test : test.skip;
  onProc.each(["/proc/none", "/proc/none/reports", "/proc/self/none/reports"])(
    "%s comes to an end, where nobody can make a folder",
    async (path) => {
      await expect(makeFolder(path)).rejects.toThrow(/^(?:ENOENT|EACCES|EPERM|EROFS)/);
    },
  );
});
