import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { escapeHtml } from "../../../../src/reports/escape/html.js";
import { escapeTerminal } from "../../../../src/reports/escape/terminal.js";
import { visible, visibleJson } from "../../../../src/reports/escape/visible.js";
import { HOSTILE_NAMES, hostileText } from "../hostile-names.js";

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

describe("escapeHtml", () => {
  test("markup and quotes become entities, unseen characters codes", () => {
    expect(escapeHtml(`<a href="x" title='y'>&\u202E`)).toBe(
      "&#60;a href=&#34;x&#34; title=&#39;y&#39;&#62;&#38;\\u202e",
    );
  });

  test("nothing can end the text or attribute that it stands in", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!#\d+;)/);
      }),
    );
  });
});

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
