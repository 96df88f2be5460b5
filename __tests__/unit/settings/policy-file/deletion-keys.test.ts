import { describe, expect, test } from "@jest/globals";

import { validatePolicy } from "../../../../src/settings/policy-file/validate.js";

const told = (...body: readonly string[]) =>
  validatePolicy(["version: 1", ...body, ""].join("\n"), "p.yml", Date.parse("2026-11-05"));
const exempting = (checks: string) => [
  "deletion-restricted: { allowed-groups: Administrators }",
  "exemptions:",
  `  - { id: a, match: { names: x }, reason: r, permanent: true, checks: ${checks} }`,
];

describe("what the check deletion-restricted cannot heed is warned of", () => {
  test.each([
    ["any-user", '"any-user" is no group and cannot be allowed'],
    ["[Administrators, any-group]", '"any-group" is no group and cannot be allowed'],
    ['"*"', '"*" allows every group; name those that may delete backups'],
    ['["**"]', '"**" allows every group; name those that may delete backups'],
    ["'*/*'", '"*/*" allows every group; name those that may delete backups'],
    ["Default/*", '"Default/*" allows every group; name those that may delete backups'],
    [`"'Default'/'*'"`, `"'Default'/'*'" allows every group; name those that may delete backups`],
  ])("allowed-groups: %s", (groups, warning) => {
    const { isValid, lines } = told("deletion-restricted:", `  allowed-groups: ${groups}`);
    expect(isValid).toBe(true);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^p\.yml:3:\d+: warning: deletion-restricted\.allowed-groups: /);
    expect(lines[0]).toContain(warning);
  });

  test("dynamic groups likewise", () => {
    const groups = '{ allowed-groups: A, allowed-dynamic-groups: ["*", any-user] }';
    expect(told(`deletion-restricted: ${groups}`).lines).toEqual([
      expect.stringContaining('allowed-dynamic-groups: "*" allows every dynamic group;'),
      expect.stringContaining('allowed-dynamic-groups: "any-user" is no dynamic group and cannot'),
    ]);
  });

  test.each(["deletion-restricted", "[retention, deletion-restricted]"])(
    "an exemption with checks: %s",
    (checks) => {
      expect(told(...exempting(checks)).lines).toEqual([
        expect.stringMatching(
          /^p\.yml:4:\d+: warning: exemption "a" names deletion-restricted, from which no volume can be exempted, since it judges the tenancy; .*\.$/,
        ),
      ]);
    },
  );

  test("a gate that names it without the key", () => {
    expect(told("gate:", "  fail-on-checks: [retention, deletion-restricted]").lines).toEqual([
      "p.yml:3:19: warning: gate: fail-on-checks names deletion-restricted, which is not judged without the key deletion-restricted; add that key, or take it off.",
    ]);
  });
});

test.each([
  ["deletion-restricted: { allowed-groups: [Administrators, 'Corp/*', 'backup-*'] }"],
  [
    "deletion-restricted: { allowed-groups: Administrators }",
    "gate: { fail-on-checks: deletion-restricted }",
  ],
  exempting("retention"),
])("nothing is said of %s", (...body) => {
  expect(told(...body)).toEqual({ isValid: true, lines: [] });
});
