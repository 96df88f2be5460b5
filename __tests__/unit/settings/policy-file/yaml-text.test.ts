import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parsePolicyFile } from "../../../../src/settings/policy-file/parse.js";
import { problemLine } from "../../../../src/settings/policy-file/policy-problem.js";
import { errors } from "./policy-lines.js";

describe("YAML itself", () => {
  test.each([
    ["version: [1\n", /^2:1: error: YAML: the indentation does not fit|YAML: something is missing/],
    ["version: 1\n...\n---\n", /: error: YAML: one document is taken/],
    ["version: 1\nrules:\n\t- name: a\n", /: error: YAML: a tab is no indentation; use spaces\.$/],
    ["version: 1\nrules: a: b\n", /: error: YAML: a mapping or a list cannot begin here;/],
    ['version: "\\d"\n', /: error: YAML: in double quotes a backslash begins an escape;/],
    ["version: 1\nrules: @a\n", /: error: YAML: a text that begins with this character stands in /],
    ["version: 'a\n", /: error: YAML: something is missing here: a closing quote/],
    ["version: 1\n? [a]\n: b\n", /: error: a key is a text\.$/],
    ["version: 1\n<<: { rules: [] }\n", /^2:1: error: unknown key "<<";/],
    [
      "version: 1\n---\nversion: 1\n",
      /^2:1: error: YAML: one document is taken, and a second begins here;/,
    ],
    ["version: !mine 1\n", /^1:10: error: YAML: tags like !this have no meaning/],
    [
      "version: 1\ngate: !!omap\n  - fail-if-empty: true\n",
      /^3:3: error: YAML: tags like !this have no meaning in a policy file; remove it\.$/,
    ],
    ["version: 1\ngate: !!set { fail-if-empty }\n", /: error: YAML: tags like !this have no /],
    [
      'version: 1\nx: { 1.10: a, "1.1": b }\n',
      /^2:6: error: the key "1\.10" would be read as "1\.1"; put it in quotes\.$/,
    ],
    ["version: 1\nx: { 010: a }\n", /: error: the key "010" would be read as "10"; put it in /],
    ["version: 1\nversion: 1\n", /^2:1: error: the key "version" is given twice\.$/],
    ["version: 1\n__proto__: {}\n", /^2:1: error: unknown key "__proto__"\.$/],
    ["version: *one\n", /^1:10: error: the alias "one" stands for no anchor before it\.$/],
    [
      `a: &a x\nb: [${"*a, ".repeat(101)}]\n`,
      /^2:405: error: the file has more than 100 aliases\.$/,
    ],
    [`version: 1 # ${"x".repeat(1024 * 1024)}\n`, /^1:1: error: the file is larger than 1 MiB\.$/],
    ["[".repeat(100_000), /^1:1: error: the file is nested too deeply/],
  ])("%#", (text, message) => {
    expect(errors(text)[0]).toMatch(message);
  });

  test("aliases that multiply are stopped", () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `k${level + 1}: &k${level + 1} [${`*k${level}, `.repeat(9)}]\n`,
    );
    expect(errors(`k0: &k0 [x]\n${levels.join("")}`)).toEqual([
      "1:1: error: the file is nested too deeply, or its aliases refer to too much.",
    ]);
  });

  test("no text throws or breaks its line", () => {
    const hostile = fc.constantFrom(
      "::error::x",
      "%0A",
      "\u202E",
      "\u2028",
      "*a",
      "&a ",
      "!!map ",
      "? ",
      "- ",
      ": ",
      "\n",
      "version: 1\n",
      "rules:\n",
      "{",
      "[",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(hostile).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, fc.constantFrom("p.yml", "a\nb\u202E.yml"), (yaml, file) => {
        for (const problem of parsePolicyFile(yaml, file).problems) {
          expect(problem.line).toBeGreaterThan(0);
          expect(problem.column).toBeGreaterThan(0);
          expect(problemLine("error", problem)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        }
      }),
    );
  });

  test("a hostile key inside a path is quoted, with what is invisible written out", () => {
    const text =
      'version: 1\nrules: [{ name: a, match: { freeform-tags: { "a::error::\\u202E": 1 } } }]\n';
    expect(errors(text)[0]).toContain(String.raw`freeform-tags."a::error::\u202e": got 1;`);
  });
});
