import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { diskSink } from "../../../src/delivery/disk.js";
import { JSON_REPORT, MARKDOWN_REPORT } from "./report-files.js";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "disk-"));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

describe("diskSink", () => {
  test("makes the folder and writes each report, and nothing else", async () => {
    const out = join(dir, "a", "b");
    const paths = [join(out, "posture.json"), join(out, "posture.md")];
    expect(await diskSink(out, dir).deliver([JSON_REPORT, MARKDOWN_REPORT])).toEqual({
      sink: "disk",
      locations: paths,
      problems: [],
      notes: [],
    });
    expect(await readFile(paths[0] ?? "", "utf8")).toBe('{"a":"é"}');
    expect(await readFile(paths[1] ?? "", "utf8")).toBe("# Posture");
    expect((await readdir(out)).sort()).toEqual(["posture.json", "posture.md"]);
  });

  test("a relative folder is one of the working directory, and is named as it was given", async () => {
    const { locations } = await diskSink("out/here", dir).deliver([JSON_REPORT]);
    expect(locations).toEqual([join("out", "here", "posture.json")]);
    expect(await readdir(join(dir, "out", "here"))).toEqual(["posture.json"]);
  });

  test("replaces a symbolic link and leaves its target alone", async () => {
    const target = join(dir, "precious");
    await writeFile(target, "kept");
    await symlink(target, join(dir, "posture.json"));
    await diskSink(dir, dir).deliver([JSON_REPORT]);
    expect(await readFile(target, "utf8")).toBe("kept");
    expect(await readFile(join(dir, "posture.json"), "utf8")).toBe('{"a":"é"}');
  });

  test("says that the folder cannot be made", async () => {
    const file = join(dir, "file");
    await writeFile(file, "");
    const { locations, problems } = await diskSink(join(file, "out"), dir).deliver([JSON_REPORT]);
    expect(locations).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /^The folder .*out for the reports could not be made \(ENOTDIR: .*\)\. Set output-dir to a folder that the runner can make and write to, with room for the reports\.$/,
    );
  });

  const onProc = existsSync("/proc/self") ? test : test.skip;
  onProc("says so of a folder that the system never makes", async () => {
    const { problems } = await diskSink("/proc/none/reports", dir).deliver([JSON_REPORT]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /^The folder \/proc\/none\/reports for the reports could not be made \(/,
    );
  });

  test("a report that cannot be written does not stop the next, and leaves no scrap", async () => {
    await mkdir(join(dir, "posture.json"));
    const { locations, problems } = await diskSink(dir, dir).deliver([
      JSON_REPORT,
      MARKDOWN_REPORT,
    ]);
    expect(locations).toEqual([join(dir, "posture.md")]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(
      /^The report .*posture\.json could not be written \(.*\)\. Set output-dir to a folder that the runner can make and write to, with room for the reports\.$/,
    );
    expect((await readdir(dir)).sort()).toEqual(["posture.json", "posture.md"]);
  });
});
