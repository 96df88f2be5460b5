import { describe, expect, test } from "@jest/globals";

import { parsePolicyFile } from "../../../../src/settings/policy-file/parse.js";

const warnings = (body: string) =>
  parsePolicyFile(`version: 1\n${body}\n`, "p.yml").warnings.map(({ line, message }) => {
    return `${line}: ${message}`;
  });

describe("limits that no schedule can keep", () => {
  test.each([
    [
      "rules: [{ name: a, max-backup-age: 24h, require: { policy-meets-threshold: true } }]",
      "2: rules[0]: policy-meets-threshold can pass with no schedule under a max-backup-age of 24h, for a daily backup may be a day late; give 48h or more, or leave it out",
    ],
    [
      "defaults: { max-backup-age: 47h, require: { policy-meets-threshold: true } }\nrules: []",
      "2: defaults: policy-meets-threshold can pass with no schedule under a max-backup-age of 47h, for a daily backup may be a day late; give 48h or more, or leave it out",
    ],
    [
      "rules: [{ name: a, max-backup-age: 90m }]",
      "2: rules[0]: no schedule keeps a volume within a max-backup-age of 90m, for OCI makes at most one scheduled backup of it a day",
    ],
    [
      "rules: [{ name: a, require: { achieved-rpo: 23h } }]",
      "2: rules[0]: no schedule keeps achieved-rpo within 23h, for OCI makes at most one scheduled backup of a volume a day",
    ],
    [
      "rules: [{ name: a, require: { cross-region-copy: 12h } }]",
      "2: rules[0]: no schedule keeps cross-region-copy within 12h, for OCI makes at most one scheduled backup of a volume a day",
    ],
  ])("%s", (body, warning) => {
    expect(warnings(body)).toEqual([warning]);
  });

  test("what falls back to defaults is judged where it is in force", () => {
    const defaults = "defaults: { max-backup-age: 36h }";
    const rules = "rules: [{ name: a, require: { policy-meets-threshold: true } }]";
    expect(warnings(`${defaults}\n${rules}`)).toHaveLength(1);
    const own =
      "rules: [{ name: a, max-backup-age: 2d, require: { policy-meets-threshold: true } }]";
    expect(warnings(`${defaults}\n${own}`)).toEqual([]);
  });

  test.each([
    "defaults: { max-backup-age: 48h, require: { policy-meets-threshold: true } }",
    "defaults: { max-backup-age: 36h, require: { achieved-rpo: 1d, cross-region-copy: 1d } }",
    "rules: [{ name: a, require: { policy-meets-threshold: true } }]",
  ])("no warning: %s", (body) => {
    expect(warnings(body)).toEqual([]);
  });
});

test("a brace without its partner is warned of", () => {
  const rules = 'rules: [{ name: a, match: { names: ["{a,b", "{a,b}"], compartments: "x}" } }]';
  expect(warnings(rules)).toEqual([
    '2: the pattern "x}" has a brace without its partner, which stands for itself; close it, or write ? in its place',
    '2: the pattern "{a,b" has a brace without its partner, which stands for itself; close it, or write ? in its place',
  ]);
});
