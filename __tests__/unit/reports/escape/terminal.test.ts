import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { escapeTerminal } from "../../../../src/reports/escape/terminal.js";
import { HOSTILE_NAMES, hostileText } from "../hostile-names.js";

/** A joiner between two pictures is part of what is seen. */
const UNSEEN =
  /(?!(?<=\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d\p{Extended_Pictographic})[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

describe("escapeTerminal", () => {
  test.each([
    ["\u001B[31mred", "\\u001b[31mred"],
    ["::error::x", "\\u003a:error::x"],
    ["  ::error::x", "  \\u003a:error::x"],
    ["name ##[error]x", "name ##\\u005berror]x"],
    ["a::b", "a::b"],
  ])("%j", (text, expected) => {
    expect(escapeTerminal(text)).toBe(expected);
  });

  test("no control sequence, line break or workflow command comes through", () => {
    const anyText = fc.oneof(hostileText, fc.constantFrom(...HOSTILE_NAMES));
    fc.assert(
      fc.property(anyText, (text) => {
        expect(escapeTerminal(text)).not.toMatch(UNSEEN);
        expect(escapeTerminal(text)).not.toMatch(/^\s*::|##\[/);
      }),
    );
  });
});
