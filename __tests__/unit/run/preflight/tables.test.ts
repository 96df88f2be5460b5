import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { marked } from "marked";

import { markdownTable } from "../../../../src/run/preflight/markdown-table.js";
import { failed, passed, unproven } from "../../../../src/run/preflight/result.js";
import { headline, terminalTable } from "../../../../src/run/preflight/terminal-table.js";
import { columnsOf } from "../../../../src/reports/terminal/terminal-columns.js";
import { isCommand } from "../../github/hostile-text.js";
import { hostileText } from "../../reports/hostile-names.js";

const STATEMENT = "Allow group <group> to inspect volume-family in tenancy";
const RESULTS = [
  passed("sign-in", "OCI takes the identity in us-ashburn-1."),
  failed(
    "block volumes",
    "Cannot be listed in acme/prod, acme/dev (of 7 compartments). ListVolumes in us-ashburn-1: 404.",
    [STATEMENT],
  ),
  unproven("upload of reports", "Not provable without writing to b.", [
    "Allow group <group> to manage objects in compartment <compartment> where all {target.bucket.name='b', request.permission='OBJECT_CREATE'}",
  ]),
];

describe("headline", () => {
  test("counts what failed and what is not provable", () => {
    expect(headline(RESULTS)).toBe("Preflight failed: 1 of 3 checks, 1 not provable.");
    expect(headline(RESULTS.slice(0, 1))).toBe("Preflight passed: 1 check.");
    expect(headline([passed("a", "b"), unproven("c", "d")])).toBe(
      "Preflight passed: 2 checks, 1 not provable.",
    );
  });
});

describe("terminalTable", () => {
  test("shows each check with its mark, what was seen, and the statements", () => {
    expect(terminalTable(RESULTS)).toEqual([
      "Preflight failed: 1 of 3 checks, 1 not provable.",
      "  ✔ sign-in                  OCI takes the identity in us-ashburn-1.",
      "  ✖ block volumes            Cannot be listed in acme/prod, acme/dev (of 7",
      "                             compartments). ListVolumes in us-ashburn-1: 404.",
      "    missing: Allow group <group> to inspect volume-family in tenancy",
      "  – upload of reports        Not provable without writing to b.",
      "    needs: Allow group <group> to manage objects in compartment <compartment>",
      "      where all {target.bucket.name='b', request.permission='OBJECT_CREATE'}",
    ]);
  });

  test.each([
    `${"word ".repeat(10)}::error::x`,
    `${"word ".repeat(10)}  ::error::x`,
    `${"x".repeat(25)}::error::${"y".repeat(40)}`,
    `${"x".repeat(25)}:\ufe0f:error::${"y".repeat(40)}`,
    `${"x".repeat(24)}:::::${"y".repeat(40)}`,
    `${"word ".repeat(10)}##[error]x`,
  ])("no wrapped word starts a command: %j", (hostile) => {
    for (const line of terminalTable([failed("x", hostile, [hostile])])) {
      expect({ line, isCommand: isCommand(line) }).toEqual({ line, isCommand: false });
    }
  });

  test("no line is wider than a terminal, holds a control or starts a command", () => {
    const text = fc.oneof(hostileText, fc.string({ minLength: 60, maxLength: 200 }));
    fc.assert(
      fc.property(text, (hostile) => {
        const lines = terminalTable([failed(hostile, hostile, [hostile])]);
        for (const line of lines) {
          expect(columnsOf(line)).toBeLessThanOrEqual(80);
          expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
          expect(isCommand(line)).toBe(false);
        }
      }),
    );
  });
});

describe("markdownTable", () => {
  test("is one table with a row a check", () => {
    expect(markdownTable(RESULTS)).toBe(
      [
        "## OCI volume backup audit: preflight",
        "",
        "Preflight failed: 1 of 3 checks, 1 not provable.",
        "",
        "|  | Check | What was seen | IAM statement that it lacks or needs |",
        "| --- | --- | --- | --- |",
        "| ✔ | sign-in | OCI takes the identity in us-ashburn-1. |  |",
        "| ✖ | block volumes | Cannot be listed in acme/prod, acme/dev (of 7 compartments). ListVolumes in us-ashburn-1: 404. | Allow group &#60;group&#62; to inspect volume-family in tenancy |",
        "| – | upload of reports | Not provable without writing to b. | Allow group &#60;group&#62; to manage objects in compartment &#60;compartment&#62; where all {target.bucket.name='b', request.permission='OBJECT\\_CREATE'} |",
        "",
        "",
      ]
        .join("\n")
        .replace("OBJECT\\_CREATE", "OBJECT_CREATE"),
    );
  });

  test("no text leaves its cell", () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const [table, ...others] = marked
          .lexer(markdownTable([failed("x", hostile, [hostile])]))
          .filter(({ type }) => type === "table");
        expect(others).toEqual([]);
        expect(table).toMatchObject({ rows: [[{ text: "✖" }, { text: "x" }, {}, {}]] });
      }),
    );
  });
});
