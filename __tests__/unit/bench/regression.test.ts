import { describe, expect, test } from "@jest/globals";

import { baselineOf, regressions } from "../../../bench/regression.js";
import { pairedResult } from "./results.js";

describe("regressions", () => {
  const baseline = { calls: 400, wallRatio: 2 };

  test("up to 15 % worse is none, and better is none", () => {
    expect(regressions({ calls: 460, wallRatio: 2.3 }, baseline)).toEqual([]);
    expect(regressions({ calls: 100, wallRatio: 1 }, baseline)).toEqual([]);
  });

  test("more calls are named, with both numbers and what to do", () => {
    expect(regressions({ calls: 461, wallRatio: 2 }, baseline)).toEqual([
      "The audit of S takes more than it did: calls 461, with a baseline of 400 and 15 % of leeway. Find the cause, or, when it is meant, renew the baseline with: npm run bench -- --renew-baseline",
    ]);
  });

  test("a slower run is named by its ratio", () => {
    const [sentence, ...others] = regressions({ calls: 400, wallRatio: 2.31 }, baseline);
    expect(sentence).toContain("wall time as a multiple of the yardstick's 2.31");
    expect(others).toEqual([]);
  });
});

test("a baseline holds the calls and the wall ratio", () => {
  expect(baselineOf(pairedResult({}))).toEqual({ calls: 4_500, wallRatio: 1.333 });
});
