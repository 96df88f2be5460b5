import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { visibleText } from "../../../src/github/visible-text.js";
import { hostileText, LINE_END } from "./hostile-text.js";

describe("visibleText", () => {
  test.each([
    ["a\nb\r\tc", "a\\nb\\r\\tc"],
    ["\u001b[31mred", "\\u{1b}[31mred"],
    ["a\u202eb\u2066c", "a\\u{202e}b\\u{2066}c"],
    ["a\u2028b\u0085c", "a\\u{2028}b\\u{85}c"],
    ["lone \ud800 surrogate", "lone \\u{d800} surrogate"],
    ["a\u200bb\u{e0041}", "a\\u{200b}b\\u{e0041}"],
  ])("%j becomes %j", (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  test.each(["plain", "naïve Straße", "数据库", "می‌خواهم", "👩‍👧 ❤️", "a|b`c<d>&e%0A::x::"])(
    "%s stays as it is",
    (text) => {
      expect(visibleText(text)).toBe(text);
    },
  );

  test("no text breaks a line or turns its direction", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const shown = visibleText(text);
        expect(shown).not.toMatch(LINE_END);
        expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}]/u);
      }),
    );
  });
});
