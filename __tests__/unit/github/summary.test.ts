import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { appendSummary, SUMMARY_LIMIT_BYTES } from "../../../src/github/summary.js";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "summary-"));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

describe("appendSummary", () => {
  test("appends to what is there, and makes the file when it is missing", async () => {
    const file = join(dir, "summary.md");
    expect(await appendSummary("# One\n", file)).toBeNull();
    expect(await appendSummary("# Two ✓\n", file)).toBeNull();
    expect(await readFile(file, "utf8")).toBe("# One\n# Two ✓\n");
  });

  test.each([undefined, ""])("says that there is no summary when the file is %j", async (file) => {
    expect(await appendSummary("x", file)).toBe(
      "The job summary was not written: GITHUB_STEP_SUMMARY is not set. Set job-summary to false where there is no summary.",
    );
  });

  test("counts bytes, not characters, with those already there", async () => {
    const file = join(dir, "summary.md");
    await writeFile(file, "é");
    const fits = "é".repeat(SUMMARY_LIMIT_BYTES / 2 - 1);
    expect(await appendSummary(`${fits}x`, file)).toBe(
      "The job summary was not written: it would be 1048577 bytes, and GitHub shows nothing of a summary over 1048576. The report files hold all of it.",
    );
    expect(await readFile(file, "utf8")).toBe("é");
    expect(await appendSummary(fits, file)).toBeNull();
  });

  test("says that the file cannot be written", async () => {
    expect(await appendSummary("x", dir)).toMatch(
      /^The job summary could not be written to the file that GITHUB_STEP_SUMMARY names \(EISDIR.*\)\. Check that the runner may write there, or set job-summary to false\.$/,
    );
    await writeFile(join(dir, "file"), "");
    expect(await appendSummary("x", join(dir, "file", "below"))).toContain("(ENOTDIR");
  });
});
