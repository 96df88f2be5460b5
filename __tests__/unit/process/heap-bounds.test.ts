import { execFileSync } from "node:child_process";

import { expect, jest, test } from "@jest/globals";

import { node24 } from "../../../simulator/runner/node24.js";
import { boundHeap } from "../../../src/process/heap-bounds.js";

test("lets the heap grow to twice what it needs, and its young generation until it is large enough, and then no more", () => {
  let collected: () => void = () => undefined;
  let bytes = 2 * 1_048_576;
  const setFlag = jest.fn();
  const stop = jest.fn();
  boundHeap({
    onCollection: (listener) => {
      collected = listener;
      return stop;
    },
    youngBytes: () => bytes,
    setFlag,
  });
  collected();
  expect(setFlag.mock.calls).toEqual([["--heap-growing-percent=100"]]);
  bytes = 32 * 1_048_576;
  collected();
  expect(setFlag.mock.calls.slice(1)).toEqual([["--semi-space-growth-factor=1"]]);
  expect(stop).toHaveBeenCalledTimes(1);
});

test("the engine knows the flags", () => {
  for (const program of [node24(), process.execPath]) {
    const options = execFileSync(program, ["--v8-options"], { encoding: "utf8" });
    expect(options).toContain("--semi-space-growth-factor (");
    expect(options).toContain("--heap-growing-percent (");
  }
});
