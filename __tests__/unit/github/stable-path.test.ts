import { expect, test } from "@jest/globals";

import { stablePath } from "../../../src/github/stable-path.js";

const ENV = {
  GITHUB_WORKSPACE: "/home/runner/work/infra/infra",
  RUNNER_TEMP: "/home/runner/_temp",
};

test.each([
  ["plan.json", "plan.json"],
  ["./plans/../plan.json", "plan.json"],
  ["/home/runner/work/infra/infra/plan.json", "plan.json"],
  ["/home/runner/work/infra/infra", "."],
  ["/home/runner/work/infra/infrastructure/plan.json", undefined],
  ["/home/runner/_temp/a/plan.json", "<temp>/a/plan.json"],
  ["/home/runner/_temp/**/plan.json", "<temp>/**/plan.json"],
  ["/srv/plan.json", undefined],
  ["-", "-"],
])("%s is %s on every runner", (path, expected) => {
  expect(stablePath(path, ENV)).toBe(expected ?? path);
});

test("outside of a workflow a path stays", () => {
  expect(stablePath("/home/runner/_temp/plan.json", {})).toBe("/home/runner/_temp/plan.json");
});
