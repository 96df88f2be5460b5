import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { columnsOf, fitColumns, wrapColumns } from "../../../src/reports/terminal-columns.js";
import { renderTerminalSummary } from "../../../src/reports/terminal-summary.js";
import { hostileText } from "./hostile-names.js";
import { assessmentNaming, cleanAssessment, sampleAssessment } from "./sample.js";

describe("the terminal summary", () => {
  test("says it all in 80 columns", () => {
    expect(renderTerminalSummary(sampleAssessment())).toBe(
      `OCI volume backup posture: FAIL
2 of 6 volumes (33.33 %) can be restored from a backup that is at most 7 days
old.

  compliant 2   stale 1   no backup 2   unknown 1

INCOMPLETE: 2 listings in 2 compartments could not be read.

Violated thresholds
  - 2 volumes have no usable backup; max-no-backup allows 0: take backups and
    assign a backup policy, or raise max-no-backup.
  - 1 volume has no backup within the age limit; max-stale-backup allows 0: find
    out why the schedule stopped and take a backup, or raise max-stale-backup.
  - Backups of 1 volume could not be listed; max-unknown allows 0: let the audit
    inspect volume-family there, or raise max-unknown.
  - 2 listings could not be read, so the audit is incomplete: grant the missing
    rights or run it again, or set fail-on-incomplete to false.

Worst volumes
  STATUS       AGE       VOLUME                  COMPARTMENT     REGION
  NO_BACKUP    -         <b>scratch</b> | \`rm\`\\… erp             us-ashburn-1
  NO_BACKUP    -         (no name)               erp             us-phoenix-1
  STALE_BACKUP 9.5 d     \\u202egpj.exe @acme #1… erp             us-phoenix-1
  UNKNOWN      -         ledger                  fin|ance        us-ashburn-1
`,
    );
  });

  test("is three lines when all is well", () => {
    expect(renderTerminalSummary(cleanAssessment())).toBe(
      `OCI volume backup posture: PASS
1 of 1 volume (100.00 %) can be restored from a backup that is at most 7 days
old.

  compliant 1   stale 0   no backup 0   unknown 0
`,
    );
  });

  test("shows ten volumes and counts the rest", () => {
    const text = renderTerminalSummary(assessmentNaming("x", 13));
    expect(text.match(/^ {2}NO_BACKUP /gm)).toHaveLength(10);
    expect(text).toContain("\n  and 3 more in the reports\n");
  });

  test("hostile names change neither the number nor the width of its lines", () => {
    const lines = renderTerminalSummary(assessmentNaming("plain")).split("\n").length;
    fc.assert(
      fc.property(hostileText, (name) => {
        const text = renderTerminalSummary(assessmentNaming(name));
        expect(text.split("\n")).toHaveLength(lines);
        expect(Math.max(...text.split("\n").map(columnsOf))).toBeLessThanOrEqual(80);
        expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        expect(text).not.toMatch(/^\s*::|##\[/m);
      }),
    );
  });
});

describe("columns of a terminal", () => {
  test("wide characters take two, combining marks none", () => {
    expect(columnsOf("aデ🚀e\u0301")).toBe(6);
  });

  test.each([
    ["abc", 5, "abc  "],
    ["abcdef", 4, "abc…"],
    ["データベース", 4, "デ… "],
    ["データベース", 5, "デー…"],
  ])("fitColumns(%j, %i)", (text, columns, expected) => {
    expect(fitColumns(text, columns)).toBe(expected);
  });

  test("fitColumns always fills its columns", () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 30 }), (text, columns) => {
        expect(columnsOf(fitColumns(text, columns))).toBe(columns);
      }),
    );
  });

  test("wrapColumns breaks between words and keeps a longer word whole", () => {
    expect(wrapColumns("aa bb cccccc d", 5)).toEqual(["aa bb", "cccccc", "d"]);
  });
});
