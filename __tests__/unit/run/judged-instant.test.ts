import { describe, expect, test } from "@jest/globals";

import { ClockError, judgedInstant, stopwatch } from "../../../src/run/judged-instant.js";
import { fakeWorld } from "./run-world.js";

const NOW = Date.UTC(2026, 10, 5);
const MINUTE = 60_000;

function judged(servedNow: number | null) {
  const world = fakeWorld({ now: () => NOW });
  const instant = judgedInstant(world, { serverNow: () => servedNow }, 5_000);
  return { instant, warnings: world.log.of("warning") };
}

describe("judgedInstant", () => {
  test.each([0, 1_999, -1_999])("is this machine's where OCI's is %d ms from it", (off) => {
    expect(judged(NOW + off)).toEqual({ instant: NOW - 5_000, warnings: [] });
  });

  test.each([2_000, -2_000, 59_999])("is OCI's where that is %d ms from it", (off) => {
    expect(judged(NOW + off)).toEqual({ instant: NOW + off - 5_000, warnings: [] });
  });

  test.each([
    [MINUTE, "1 minute behind"],
    [-3 * MINUTE, "3 minutes ahead of"],
    [90 * MINUTE, "90 minutes behind"],
    [10 * 24 * 60 * MINUTE, "10 days behind"],
  ])("says so where the clocks are far from each other: %d ms", (off, how) => {
    expect(judged(NOW + off)).toEqual({
      instant: NOW + off - 5_000,
      warnings: [
        `This machine's clock is ${how} OCI's. Everything is judged at OCI's time; set this machine's clock (NTP).`,
      ],
    });
  });

  test("there is none where no answer told OCI's time", () => {
    expect(() => judged(null)).toThrow(ClockError);
    expect(() => judged(null)).toThrow(/^No answer from OCI had a usable Date header, and /);
  });
});

test("a stopwatch tells whole milliseconds since it began", () => {
  const read = [1_000.4, 1_000.4, 4_250.8];
  const elapsed = stopwatch({ monotonicNow: () => read.shift() ?? NaN });
  expect([elapsed(), elapsed()]).toEqual([0, 3_250]);
});
