import { expect, test } from "@jest/globals";
import { anchoredLines, reportAnchor } from "../../../src/github/report-anchor.js";

const ENV = {
  GITHUB_WORKSPACE: "/runner/work/repo",
  GITHUB_WORKFLOW_REF: "acme/repo/.github/workflows/nightly audit.yml@refs/heads/main",
};
const WORKFLOW = ".github/workflows/nightly audit.yml";

test.each([
  ["policies/backup.yml", ENV, "policies/backup.yml"],
  ["./policies//backup.yml", ENV, "policies/backup.yml"],
  ["/runner/work/repo/backup.yml", ENV, "backup.yml"],
  ["/elsewhere/backup.yml", ENV, WORKFLOW],
  ["../backup.yml", ENV, WORKFLOW],
  ["..", ENV, WORKFLOW],
  [".", ENV, WORKFLOW],
  ["..backup.yml", ENV, "..backup.yml"],
  [null, ENV, WORKFLOW],
  ["/elsewhere/backup.yml", {}, undefined],
  [null, {}, undefined],
  [null, { GITHUB_WORKFLOW_REF: "nonsense" }, undefined],
])("with the policy file %j and %j results are shown at %j", (policyFile, env, anchor) => {
  expect(reportAnchor(policyFile, env, () => false)).toBe(anchor);
});

test("lines are those of the policy file, and none of another file's", () => {
  const lines = (path: string, ...there: string[]) =>
    anchoredLines(path, [4, 9, 2], ENV, (it) => there.includes(it));
  expect(lines("policies/backup.yml")).toEqual([4, 9, 2]);
  expect(lines("../backup.yml")).toEqual([]);
  expect(lines("base/backup.yml", "base/.git", "backup.yml")).toEqual([]);
});

test.each([
  ["base/backup.yml", ["base/.git", "backup.yml"], "backup.yml"],
  ["base/policies/backup.yml", ["base/.git", "policies/backup.yml"], "policies/backup.yml"],
  ["a/b/backup.yml", ["a/.git", "a/b/.git", "b/backup.yml", "backup.yml"], "backup.yml"],
  // The pull request brings it, or it is another repository's.
  ["base/backup.yml", ["base/.git"], WORKFLOW],
  // The workspace is a checkout itself, and so is no other.
  ["base/backup.yml", [".git"], "base/backup.yml"],
])("%s beside %j is shown at %s: a checkout within is not in the repository", (path, there, at) => {
  expect(reportAnchor(path, ENV, (it) => there.includes(it))).toBe(at);
});
