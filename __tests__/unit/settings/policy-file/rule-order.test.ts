import { describe, expect, test } from "@jest/globals";
import { warnings } from "./policy-lines.js";

describe("warnings", () => {
  const rules = (...matches: string[]) =>
    `version: 1\nrules:\n${matches.map((match, index) => `  - { name: r${index}, match: ${match} }\n`).join("")}`;
  const shadowed = [
    'p.yml:4:5: warning: rule "r1" can never match, for "r0" above takes all that it would; move it up, or remove it.',
  ];

  test.each([
    ["{ names: x }", "{ names: x }"],
    ["{ names: [x, y] }", "{ names: y }"],
    ["{ names: x }", "{ names: x, attached: true }"],
    ["{ kinds: [block, boot] }", "{ kinds: block, regions: us-ashburn-1 }"],
    ["{ freeform-tags: { env: [a, b] } }", "{ freeform-tags: { env: a, tier: c } }"],
    ["{ defined-tags: { A.b: c } }", "{ defined-tags: { A.b: c } }"],
    ["{ min-size-gb: 10 }", "{ min-size-gb: 10 }"],
    ["{ attached: false }", "{ attached: false, compartments: prod }"],
  ])("%s shadows %s", (first, second) => {
    expect(warnings(rules(first, second))).toEqual(shadowed);
  });

  test.each([
    ["{ names: x }", "{ names: [x, y] }"],
    ["{ names: x }", "{ compartments: x }"],
    ["{ freeform-tags: { env: a } }", "{ freeform-tags: { env: [a, b] } }"],
    ["{ freeform-tags: { env: a } }", "{ names: x }"],
    ["{ min-size-gb: 10 }", "{ min-size-gb: 9 }"],
    ["{ min-size-gb: 0 }", "{ names: x }"],
    ["{ attached: true }", "{ attached: false }"],
    ["{ attached: true }", "{ names: x }"],
  ])("%s does not shadow %s", (first, second) => {
    expect(warnings(rules(first, second))).toEqual([]);
  });

  test("a rule without match is right at the end", () => {
    expect(
      warnings("version: 1\nrules: [{ name: a, match: { names: x } }, { name: rest }]"),
    ).toEqual([]);
  });
});
