import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isOver, readCalendarDate } from "../../../../src/settings/policy-file/calendar-date.js";
import { readDuration } from "../../../../src/settings/policy-file/duration.js";
import { readGlob } from "../../../../src/settings/policy-file/glob.js";

const anyText = fc.string({ unit: "binary" });

describe("durations", () => {
  const msPerUnit = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
  const longest = 36_500 * msPerUnit.d;

  test("come back from how they are written", () => {
    const unit = fc.constantFrom(...(["m", "h", "d", "w"] as const));
    fc.assert(
      fc.property(fc.nat({ max: 10_000 }), unit, (count, name) => {
        const ms = count * msPerUnit[name];
        expect(readDuration(`${count}${name}`)).toBe(ms <= longest ? ms : undefined);
      }),
    );
  });

  test("are nothing for any other text, and never throw", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const ms = readDuration(text);
        expect(ms === undefined || /^\d+[mhdw]$/.test(text)).toBe(true);
      }),
    );
    for (const text of ["", "7", "7 d", "7D", "1.5d", "-1d", "1d12h", "36501d", "999999999999w"]) {
      expect(readDuration(text)).toBeUndefined();
    }
    expect(readDuration("36500d")).toBe(longest);
  });
});

describe("dates", () => {
  test("every day of the calendar is one, and holds to its end in UTC", () => {
    const day = fc.date({
      min: new Date("1000-01-01"),
      max: new Date("9999-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const text = date.toISOString().slice(0, 10);
        expect(readCalendarDate(text)).toBe(text);
        expect(isOver(text, Date.parse(text) + 86_399_999)).toBe(false);
        expect(isOver(text, Date.parse(text) + 86_400_000)).toBe(true);
      }),
    );
  });

  test.each([
    "2027-02-29",
    "2027-04-31",
    "2027-13-01",
    "2027-00-10",
    "2027-1-1",
    "31.01.2027",
    "2027-01-31T00:00Z",
  ])("%s is none", (text) => {
    expect(readCalendarDate(text)).toBeUndefined();
  });
});

describe("globs", () => {
  test.each(["db-*", "web-1 (Boot Volume)", "+(a|b)", "[ab", "{a,b", "(a", "x".repeat(1000)])(
    "%j is one",
    (text) => {
      expect(readGlob(text)).toBe(text);
    },
  );

  test.each(["", "  ", "a\nb", "x".repeat(1001)])("%j is none", (text) => {
    expect(readGlob(text)).toBeUndefined();
  });
});
