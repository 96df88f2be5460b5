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
