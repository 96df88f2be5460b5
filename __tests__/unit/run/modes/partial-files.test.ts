import { chmod, mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { findPartialFiles } from "../../../../src/run/modes/partial-files.js";

let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "partials-"));
  const files = ["parts/a/partial_1.json.gz", "parts/b (2)/partial_2.json.gz", "parts/notes.txt"];
  for (const name of [...files, "one.json.gz", "parts/folder.json.gz/inner.txt"]) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), name);
  }
  await mkdir(join(dir, "empty"));
});

afterAll(async () => {
  await rm(dir, { recursive: true });
});

const found = (pattern: string) => findPartialFiles(dir, pattern).map(({ name }) => name);

describe("partial-reports", () => {
  const both = ["a/partial_1.json.gz", "b (2)/partial_2.json.gz"];
  test.each([
    ["parts", both],
    ["parts/", both],
    ["./parts", both],
    ["parts/**/*.json.gz", both],
    ["parts/{a,b (2)}/*.gz", both],
    ["parts/b (2)", ["partial_2.json.gz"]],
    ["parts/*/partial_?.json.gz", both],
    ["parts/*.txt", ["notes.txt"]],
    ["**/partial_*.gz", ["parts/a/partial_1.json.gz", "parts/b (2)/partial_2.json.gz"]],
    ["one.json.gz", ["one.json.gz"]],
    ["one.*", ["one.json.gz"]],
  ])("%s names files, never folders", (pattern, names) => {
    expect(found(pattern)).toEqual(names);
    expect(found(join(dir, pattern))).toEqual(
      pattern === "one.json.gz" ? [join(dir, pattern)] : names,
    );
  });

  test.each([
    ["nowhere/**/*.json.gz", "partial-reports: there is no folder "],
    ["nowhere", "partial-reports: there is no folder "],
    ["one.json.gz/x/*", "partial-reports: there is no folder "],
    ["empty", "partial-reports: empty matches no file. Download the artifacts"],
    ["parts/**/*.json", "partial-reports: parts/**/*.json matches no file."],
  ])("%s is told", (pattern, message) => {
    expect(() => found(pattern)).toThrow(message);
  });

  test("a file that no partial report can be as large as is not read", async () => {
    const path = join(dir, "large.json.gz");
    await writeFile(path, "");
    await truncate(path, (512 << 20) + 1);
    const [file] = findPartialFiles(dir, "large.json.gz");
    await expect(file?.read()).rejects.toThrow(
      "partial-reports: large.json.gz is too large for a partial report (it has 513 MiB, and at most 512 are read). Look at what partial-reports matches",
    );
    await rm(path);
  });

  test("a file that is gone by the time it is read is told", async () => {
    const path = join(dir, "gone.json.gz");
    await writeFile(path, "");
    const [file] = findPartialFiles(dir, "gone.*");
    await rm(path);
    await expect(file?.read()).rejects.toThrow(
      "partial-reports: gone.json.gz cannot be read (ENOENT). Make it readable for the user that runs the merge.",
    );
  });

  test("a folder that may not be read is told", async () => {
    const closed = join(dir, "closed");
    await mkdir(closed, { mode: 0 });
    // The superuser may read it all the same, and then finds it empty.
    expect(() => found("closed")).toThrow(
      process.getuid?.() === 0
        ? "partial-reports: closed matches no file."
        : /partial-reports: the folder .*closed cannot be read \(EACCES\)\./,
    );
    await chmod(closed, 0o700);
  });
});
