import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { simulate } from "../../../src/matching/glob-program.js";
import { compileGlob, splitAtCommas, type GlobKind } from "../../../src/matching/glob-syntax.js";
import { nameMatcher, pathMatcher } from "../../../src/matching/glob.js";
import { naivelyMatches } from "./naive-glob.js";

const pathOf = (path: string) => path.split("/");

describe("names", () => {
  test.each([
    ["web-* (Boot Volume)", "web-1 (Boot Volume)"],
    ["*(Boot Volume)", "web-1 (Boot Volume)"],
    ["+(ab|abab)c", "+(ab|abab)c"],
    ["!(db)*", "!(db)1"],
    ["@(a|b)", "@(a|b)"],
    ["[ab]", "[ab]"],
    ["[*]", "[disk 1]"],
    ["(*", "(old"],
    ["$1.*^", "$1.x^"],
    [String.raw`C:\*`, String.raw`C:\data`],
    [String.raw`\*`, String.raw`\x`],
    ["!db", "!db"],
    ["{data,log}-?", "log-1"],
    ["{a,{b,c}{d,e}}x", "bex"],
    ["{a,}b", "b"],
    ["{data}", "{data}"],
    ["{*}", "{1}"],
    ["{data", "{data"],
    ["data}*", "data}1"],
    ["{a,b{c,d}", "{a,bd"],
    ["a,b", "a,b"],
    ["db/*", "db/1/2"],
    ["**", "a/b"],
    ["a**z", "a\n::error::\nz"],
    ["*", ""],
    ["*", ".hidden"],
    ["db-gr\u00f6\u00dfe", "db-gro\u0308\u00dfe"],
    ["db-gro\u0308\u00dfe*", "db-gr\u00f6\u00dfe-1"],
    ["caf?", "cafe\u0301"],
    ["?", "\u{1f4be}"],
    // To the letter: an operator in a name needs no escape.
    ["{a,b}", "{a,b}"],
    ["?a,b?", "{a,b}"],
    [String.raw`a\u202eb`, "a\u202eb"],
    [String.raw`a\u202e*`, "a\u202ebc"],
    [String.raw`a\u202eb`, String.raw`a\u202eb`],
  ])("%j matches %j", (pattern, name) => {
    expect(nameMatcher(pattern)(name)).toBe(true);
  });

  test.each([
    ["[ab]", "a"],
    ["+(a)", "aa"],
    ["!db", "web"],
    ["@(a|b)", "a"],
    [String.raw`\*`, "*"],
    ["a|b", "a"],
    ["(a)", "a"],
    ["db-*", "DB-1"],
    ["db-?", "db-"],
    ["{a,b}", "c"],
    ["{data}", "data"],
    ["a.c", "abc"],
    ["", "a"],
    [String.raw`\u{ffffff}`, "a"],
  ])("%j does not match %j", (pattern, name) => {
    expect(nameMatcher(pattern)(name)).toBe(false);
  });
});

describe("paths", () => {
  test.each([
    ["dev/**", ["dev", "dev/a", "dev/a/b"], ["devx", "x/dev", "de"]],
    ["dev/*", ["dev/a"], ["dev", "dev/a/b"]],
    ["**/tmp", ["tmp", "a/tmp", "a/b/tmp"], ["atmp", "tmp/a"]],
    ["a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["ab", "a/xb", "a"]],
    ["a/**/b/**", ["a/b", "a/b/c", "a/x/b/c"], ["a", "a/c"]],
    ["**", ["a", "a/b"], []],
    ["**/**", ["a", "a/b"], []],
    ["a**", ["a", "ab", "a/b"], ["b/a"]],
    ["a**/b", ["a/b", "ax/b", "a/x/b"], ["ab"]],
    ["dev/**x", ["dev/x", "dev/a/x"], ["dev", "devx"]],
    ["{dev,prod}/**", ["dev", "prod/a/b"], ["test", "dev2"]],
    ["{dev/**,prod}", ["dev", "dev/a", "prod"], ["prod/a"]],
    ["dev/{**,x}", ["dev", "dev/a/b"], ["d"]],
    ["{**/,x-}tmp", ["tmp", "a/tmp", "x-tmp"], ["atmp"]],
    ["prod/*/tmp", ["prod/erp/tmp"], ["prod/tmp", "prod/a/b/tmp"]],
    ["/prod/crm/", ["prod/crm"], ["prod"]],
    ["p?", ["pa"], ["p", "p/a", "pab"]],
    ["***", ["a", "a/b"], []],
    ["/", [], ["a", "/"]],
    ["a (b)/[c]", ["a (b)/[c]"], ["a b/c"]],
  ])("%j", (pattern, matched, others) => {
    const isMatch = pathMatcher(pattern);
    expect(matched.filter((path) => !isMatch(pathOf(path)))).toEqual([]);
    expect(others.filter((path) => isMatch(pathOf(path)))).toEqual([]);
    expect(isMatch([])).toBe(false);
  });

  test("a slash inside of a name does not end it, and may be written as a slash", () => {
    expect(pathMatcher("prod/*")(["prod", "a/b"])).toBe(true);
    expect(pathMatcher("prod/a/b")(["prod", "a/b"])).toBe(true);
    expect(pathMatcher("*")(["a/b"])).toBe(true);
    expect(pathMatcher("*/b")(["a/b"])).toBe(true);
    expect(pathMatcher("?/b/**")(["a/b", "c"])).toBe(true);
    expect(pathMatcher("*")(["a", "b"])).toBe(false);
  });

  test("names that look like operators match themselves", () => {
    for (const name of ["{a,b}", "a*", "???", "**", "{", "(x)", "a/{b,c}"]) {
      expect(pathMatcher(`prod/${name}/erp`)(["prod", name, "erp"])).toBe(true);
    }
  });
});

describe("every pattern", () => {
  const alphabet = fc.constantFrom("a", "b", "/", "*", "**", "?", "{", "}", ",", "(", "[", "\\");
  const anyPattern = fc.array(alphabet, { maxLength: 9 }).map((parts) => parts.join(""));
  const anyText = fc.array(fc.constantFrom("a", "b", "/", "(", "["), { maxLength: 8 });

  test.each<GlobKind>(["name", "path"])("means what the documentation says (%s)", (kind) => {
    fc.assert(
      fc.property(anyPattern, anyText, (pattern, parts) => {
        const text = parts.join("");
        const program = compileGlob(pattern, kind);
        const symbols = Array.from(text, (it) => it.codePointAt(0) ?? 0).map((it) =>
          kind === "path" && it === 0x2f ? -1 : it,
        );
        const { accepted } = simulate(program, symbols);
        expect(accepted).toBe(naivelyMatches(pattern, text, kind));
      }),
      { numRuns: 4_000 },
    );
  });

  test.each<[string, string, string]>([
    ["stars", "*a".repeat(60) + "*b", "a".repeat(255)],
    ["spans", "**/a".repeat(60) + "/b", "a/".repeat(127) + "a"],
    ["question marks", "?*".repeat(60) + "c", "a".repeat(255)],
    ["choices", "{a,b}".repeat(60) + "c", "ab".repeat(127)],
    ["empty choices", "{,,,a}".repeat(60) + "b", "a".repeat(255)],
    ["nested choices", "{a*c,".repeat(60) + "b" + "}".repeat(60), "a".repeat(255)],
    ["open braces", "{a,".repeat(300), "a".repeat(255)],
    ["extended globs", "+(ab|abab)".repeat(60) + "c", "ab".repeat(127)],
  ])("costs at most pattern × text: %s", (_, pattern, text) => {
    for (const kind of ["name", "path"] as const) {
      const program = compileGlob(pattern, kind);
      const symbols = Array.from(text, (it) => (it === "/" ? -1 : (it.codePointAt(0) ?? 0)));
      const { accepted, steps } = simulate(program, symbols);
      expect(accepted).toBe(false);
      expect(program.length).toBeLessThanOrEqual(pattern.length + 1);
      expect(steps).toBeLessThanOrEqual(3 * program.length * (text.length + 1));
    }
  });

  test("never fails, and matches itself", () => {
    const unit = fc.constantFrom(
      ...["a", "/", "*", "?", "{", "}", ",", "\\", "\n", "\ud800", "e\u0301"],
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(nameMatcher(text)(text)).toBe(true);
        const trimmed = text.replace(/^\/+|\/+$/g, "");
        if (trimmed !== "") expect(pathMatcher(text)(trimmed.split("/"))).toBe(true);
      }),
    );
  });

  test("does not care in which form of Unicode a text is written", () => {
    const text = fc.array(fc.constantFrom("\u00e9", "e\u0301", "\u1e69", "s\u0307\u0323", "-"));
    fc.assert(
      fc.property(text, (parts) => {
        const written = parts.join("");
        const [composed, decomposed] = [written.normalize("NFC"), written.normalize("NFD")];
        for (const [one, other] of [
          [composed, decomposed],
          [decomposed, composed],
        ] as const) {
          expect(nameMatcher(`${one}*`)(`${other}-1`)).toBe(true);
          expect(pathMatcher(`${one}x/**`)([`${other}x`])).toBe(true);
        }
      }),
    );
  });
});

test.each([
  ["a,b", ["a", "b"]],
  ["{dev,prod}/tmp,x", ["{dev,prod}/tmp", "x"]],
  ["{a,{b,c}}", ["{a,{b,c}}"]],
  ["{a,b", ["{a", "b"]],
  ["a},b", ["a}", "b"]],
  ["{a},b", ["{a}", "b"]],
  ["", [""]],
])("a list %j falls apart at commas outside of choices", (text, parts) => {
  expect(splitAtCommas(text)).toEqual(parts);
});
