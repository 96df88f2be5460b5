import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { latestPast, parseInstant } from "../../../src/plain/instant.js";

const TIME = Date.UTC(2026, 10, 5, 3, 15);

describe("parseInstant", () => {
  test.each([
    ["2026-11-05T03:15:00.000Z", TIME],
    ["2026-11-05T03:15:00Z", TIME],
    ["2026-11-05t03:15:00z", TIME],
    ["2026-11-05T04:15:00+01:00", TIME],
    ["2026-11-04T22:15:00-05:00", TIME],
    ["2026-11-05T03:15:00.123456789Z", TIME + 123],
    ["2028-02-29T00:00:00Z", Date.UTC(2028, 1, 29)],
    ["1970-01-01T00:00:00Z", 0],
    ["9999-12-31T23:59:59.999Z", Date.UTC(9999, 11, 31, 23, 59, 59, 999)],
  ])("%s", (text, time) => {
    expect(parseInstant(text)).toBe(time);
  });

  test.each([
    "",
    "yesterday",
    "backup 2999",
    "2999",
    "1793849700000",
    "2026-11-05",
    "2026-11-05T03:15:00",
    "2026-11-05T03:15Z",
    "2026-11-05 03:15:00Z",
    "2026-11-05T03:15:00 GMT",
    "Thu, 05 Nov 2026 03:15:00 GMT",
    "2027-02-29T00:00:00Z",
    "2027-02-31T00:00:00Z",
    "2026-04-31T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-00-10T00:00:00Z",
    "2026-11-00T00:00:00Z",
    "2026-11-32T00:00:00Z",
    "2026-11-05T24:00:00Z",
    "2026-11-05T03:60:00Z",
    "2026-11-05T03:15:00+25:00",
    "+012026-11-05T03:15:00Z",
    "0001-01-01T00:00:00Z",
    "1969-12-31T23:59:59Z",
    "9999-12-31T23:59:59-01:00",
    " 2026-11-05T03:15:00Z",
    "2026-11-05T03:15:00Z\n",
  ])("%j is none", (text) => {
    expect(parseInstant(text)).toBeNaN();
  });

  test("every instant that is written out is read as it was, and its day is the calendar's", () => {
    const parts = fc.tuple(
      ...[[1970, 2200] as const, [0, 13] as const, [0, 32] as const].map(([min, max]) =>
        fc.integer({ min, max }),
      ),
    );
    fc.assert(
      fc.property(parts, ([year = 0, month = 0, day = 0]) => {
        const two = (number: number) => String(number).padStart(2, "0");
        const time = Date.UTC(year, month - 1, day, 12);
        const isDay = month >= 1 && month <= 12 && new Date(time).getUTCDate() === day;
        const text = `${year}-${two(month)}-${two(day)}T12:00:00Z`;
        expect(parseInstant(text)).toBe(isDay && day > 0 ? time : NaN);
      }),
    );
  });
});

test("clocks may differ by ten minutes, and by no more", () => {
  expect(latestPast(TIME)).toBe(Date.UTC(2026, 10, 5, 3, 25));
});
