import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { visible, visibleJson } from "../../../src/plain/visible.js";
import { hostileText } from "../reports/hostile-names.js";

/** A joiner between two pictures is part of what is seen. */
const UNSEEN =
  /(?!(?<=\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d\p{Extended_Pictographic})[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

describe("visible", () => {
  test.each([
    ["\u202E", "\\u202e"],
    ["\n", "\\u000a"],
    ["\u0000", "\\u0000"],
    ["\u200B", "\\u200b"],
    ["\u3164", "\\u3164"],
    ["\uD800", "\\ud800"],
    ["\u{E0041}", "\\u{e0041}"],
    ["\u001b[31m", "\\u001b[31m"],
    ["\u0085", "\\u0085"],
    ["\u2066", "\\u2066"],
    ["\u00ad", "\\u00ad"],
    ["\u200c", "\\u200c"],
  ])("%j", (text, expected) => {
    expect(visible(`a${text}b`)).toBe(`a${expected}b`);
  });

  test("leaves what can be seen, emoji too", () => {
    expect(visible("❤️ 🚀 família データ שלום")).toBe("❤️ 🚀 família データ שלום");
  });

  test.each([
    "👩\u200d🚀",
    "👨\u200d👩\u200d👧",
    "❤\ufe0f\u200d🔥",
    "👩🏽\u200d💻",
    "🏳️\u200d🌈",
    "🤷\u200d♀️",
  ])("leaves an emoji of several pictures: %s", (emoji) => {
    expect(visible(`db-${emoji}-01`)).toBe(`db-${emoji}-01`);
  });

  test.each([
    ["pr\u200dod", "pr\\u200dod"],
    ["👩\u200d", "👩\\u200d"],
    ["\u200d👩", "\\u200d👩"],
    ["👩\u200dx", "👩\\u200dx"],
    ["👩\u200d\u200d👧", "👩\\u200d\\u200d👧"],
    ["👩\u200b👧", "👩\\u200b👧"],
    ["👩\u200c👧", "👩\\u200c👧"],
    ["🏴\u{e0067}\u{e007f}", "🏴\\u{e0067}\\u{e007f}"],
  ])(
    "shows a joiner, or another unseen character, that joins no pictures: %j",
    (text, expected) => {
      expect(visible(text)).toBe(expected);
    },
  );

  test.each(["plain", "naïve Straße", "数据库", "a|b`c<d>&e%0A::x::"])(
    "%s stays as it is",
    (text) => {
      expect(visible(text)).toBe(text);
    },
  );

  test("no unseen character is left, and doing it again changes nothing", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(visible(text)).not.toMatch(UNSEEN);
        expect(visible(visible(text))).toBe(visible(text));
      }),
    );
  });
});

describe("visibleJson", () => {
  test("keeps the meaning and the line breaks, and shows every character", () => {
    fc.assert(
      // Not as keys: after one that is a backslash, V8's JSON.parse misreads other keys with escapes.
      fc.property(fc.array(hostileText), (value) => {
        const json = JSON.stringify(value, null, 2);
        const escaped = visibleJson(json);
        expect(JSON.parse(escaped)).toEqual(value);
        expect(escaped.replaceAll("\n", "")).not.toMatch(UNSEEN);
      }),
    );
  });

  test("escapes a character beyond the basic plane by its two units", () => {
    expect(visibleJson('"\u{E0041}"')).toBe('"\\udb40\\udc41"');
  });
});
