import { expect, test } from "@jest/globals";

import { daysToMs, msToDays, msToExactDays, roundedDays } from "../../../src/plain/days.js";

test("days and milliseconds", () => {
  expect(daysToMs(0.7)).toBe(60_480_000);
  expect(msToExactDays(60_480_000)).toBe(0.7);
  expect(roundedDays(0.0625)).toBe(0.0625);
  expect(roundedDays(1 / 3)).toBe(0.3333);
  expect(msToDays(108_000_000)).toBe(1.25);
  expect(msToDays(1)).toBe(0);
});
