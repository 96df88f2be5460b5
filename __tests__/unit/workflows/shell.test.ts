import { describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";

import { runSteps, workflowFiles } from "./workflow-files.js";

const hasShellcheck = spawnSync("shellcheck", ["--version"]).status === 0;
const note = hasShellcheck ? "" : " (skipped: shellcheck is not on the PATH)";
const scripts = workflowFiles().flatMap(runSteps);

describe(`shell parts of the workflows${note}`, () => {
  const check = hasShellcheck ? test : test.skip;

  check("pass shellcheck", () => {
    const complaints = scripts.flatMap(({ where, script }) => {
      const { stdout } = spawnSync("shellcheck", ["--shell=bash", "--format=gcc", "-"], {
        input: script,
        encoding: "utf8",
      });
      return stdout === "" ? [] : [`${where}:\n${stdout}`];
    });
    expect(complaints).toEqual([]);
  });
});

test("a pipe fails with its first part: whatever has one names bash as its shell", () => {
  const piped = workflowFiles().flatMap(({ name, workflow }) =>
    Object.entries(workflow.jobs).flatMap(([id, job]) =>
      (job.steps ?? [])
        .filter(({ run = "" }) => /[^|]\|[^|]/.test(run))
        .map((step) => ({
          where: `${name}, ${id}, ${step.name ?? "unnamed"}`,
          shell: step.shell ?? job.defaults?.run?.shell ?? workflow.defaults?.run?.shell,
        })),
    ),
  );
  expect(piped.length).toBeGreaterThan(5);
  expect(piped.filter(({ shell }) => shell !== "bash")).toEqual([]);
});
