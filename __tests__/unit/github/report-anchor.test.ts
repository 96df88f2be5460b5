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
  [null, ENV, WORKFLOW],
  ["/elsewhere/backup.yml", {}, undefined],
  [null, {}, undefined],
  [null, { GITHUB_WORKFLOW_REF: "nonsense" }, undefined],
])("with the policy file %j and %j results are shown at %j", (policyFile, env, anchor) => {
  expect(reportAnchor(policyFile, env)).toBe(anchor);
});

test("lines are those of the policy file, and none of another file's", () => {
  expect(anchoredLines("policies/backup.yml", [4, 9, 2], ENV)).toEqual([4, 9, 2]);
  expect(anchoredLines("../backup.yml", [4, 9, 2], ENV)).toEqual([]);
});
