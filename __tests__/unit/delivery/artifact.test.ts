import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { artifactSink } from "../../../src/delivery/artifact.js";
import type { UploadArtifact } from "../../../src/delivery/artifact.js";
import { JSON_REPORT, MARKDOWN_REPORT } from "./report-files.js";

let tempDir: string;
beforeEach(async () => {
  tempDir = await mkdtemp(join(tmpdir(), "artifact-"));
});
afterEach(async () => {
  await rm(tempDir, { recursive: true, force: true });
});

const deliver = (upload: UploadArtifact, dir = tempDir, files = [JSON_REPORT, MARKDOWN_REPORT]) =>
  artifactSink({ upload, name: "posture", retentionDays: 5, tempDir: dir }).deliver(files);

describe("artifactSink", () => {
  test("uploads its own copies and removes them", async () => {
    const seen: unknown[] = [];
    const artifact = { id: "7", url: "https://github.com/acme/infra/actions/runs/42/artifacts/7" };
    const delivered = await deliver(async ({ name, files, rootDir, retentionDays }) => {
      const contents = await Promise.all(files.map((path) => readFile(path, "utf8")));
      const below = files.every((path) => path.startsWith(rootDir));
      seen.push(
        name,
        retentionDays,
        below,
        files.map((path) => basename(path)),
        contents,
      );
      return artifact;
    });
    expect(seen).toEqual([
      "posture",
      5,
      true,
      ["posture.json", "posture.md"],
      ['{"a":"é"}', "# Posture"],
    ]);
    expect(delivered).toEqual({
      sink: "artifact",
      locations: [artifact.url],
      problems: [],
      notes: [],
      artifact,
    });
    expect(await readdir(tempDir)).toEqual([]);
  });

  test("an upload that fails is a problem, in the upload's own words", async () => {
    const delivered = await deliver(() => Promise.reject(new Error("The name is taken.")));
    expect(delivered).toEqual({
      sink: "artifact",
      locations: [],
      problems: ["The name is taken."],
      notes: [],
    });
    expect(await readdir(tempDir)).toEqual([]);
  });

  test.each([
    ["the folder is missing", (dir: string) => join(dir, "missing"), [JSON_REPORT]],
    ["a file cannot be written", (dir: string) => dir, [{ ...JSON_REPORT, fileName: "no/such" }]],
  ])("says that the copies cannot be made: %s", async (_case, folder, files) => {
    const delivered = await deliver(
      () => Promise.reject(new Error("never reached")),
      folder(tempDir),
      files,
    );
    expect(delivered.problems).toHaveLength(1);
    expect(delivered.problems[0]).toMatch(
      /^The artifact could not be put together in .* \(ENOENT.*\)\. Free some space there and let the runner write to it, or set upload-artifact to false\.$/,
    );
    expect(await readdir(tempDir)).toEqual([]);
  });
});
