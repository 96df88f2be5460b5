import { describe, expect, test } from "@jest/globals";
import { validatePolicy } from "../../../../src/settings/policy-file/validate.js";

const now = Date.parse("2027-02-01T00:00:00Z");
const exemption = (expires: string) =>
  `version: 1\nexemptions:\n  - id: a\n    match: { names: x }\n    reason: r\n    ${expires}\n`;

describe("validatePolicy", () => {
  test("has nothing to say of a good file", () => {
    for (const end of ["expires: 2027-02-01", "permanent: true"]) {
      expect(validatePolicy(exemption(end), "p.yml", now)).toEqual({ isValid: true, lines: [] });
    }
  });

  test("warns of an exemption that is over, and takes the file all the same", () => {
    expect(validatePolicy(exemption("expires: 2027-01-31"), "p.yml", now)).toEqual({
      isValid: true,
      lines: [
        'p.yml:6:14: warning: exemption "a" expired on 2027-01-31 and exempts no more; remove it, or set a later day.',
      ],
    });
  });

  test("tells every error and takes the file no more", () => {
    expect(validatePolicy("version: 2\nrules: 1\n", "p.yml", now)).toEqual({
      isValid: false,
      lines: [
        "p.yml:1:10: error: version: got 2; it takes 1.",
        "p.yml:2:8: error: rules: got 1; it takes a list.",
      ],
    });
  });

  test("tells warnings of the rules' order", () => {
    const { isValid, lines } = validatePolicy(
      "version: 1\nrules: [{ name: a }, { name: b }]\n",
      "p.yml",
      now,
    );
    expect([isValid, lines.length]).toEqual([true, 2]);
  });
});
