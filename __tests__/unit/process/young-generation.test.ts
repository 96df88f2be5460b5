import { execFileSync } from "node:child_process";

import { expect, jest, test } from "@jest/globals";

import { node24 } from "../../../simulator/runner/node24.js";
import { boundYoungGeneration } from "../../../src/process/young-generation.js";

test("lets the young generation grow until it is large enough, and then no more", () => {
  let collected: () => void = () => undefined;
  let bytes = 2 * 1_048_576;
  const setFlag = jest.fn();
  const stop = jest.fn();
  boundYoungGeneration({
    onCollection: (listener) => {
      collected = listener;
      return stop;
    },
    youngBytes: () => bytes,
    setFlag,
  });
  collected();
  expect(setFlag).not.toHaveBeenCalled();
  bytes = 32 * 1_048_576;
  collected();
  expect(setFlag.mock.calls).toEqual([["--semi-space-growth-factor=1"]]);
  expect(stop).toHaveBeenCalledTimes(1);
});

test("the engine knows the flag", () => {
  for (const program of [node24(), process.execPath]) {
    const options = execFileSync(program, ["--v8-options"], { encoding: "utf8" });
    expect(options).toContain("--semi-space-growth-factor (");
  }
});
