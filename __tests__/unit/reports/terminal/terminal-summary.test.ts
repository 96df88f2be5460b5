import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { stripVTControlCharacters } from "node:util";
import {
  columnsOf,
  fitColumns,
  wrapColumns,
  wrapHard,
} from "../../../../src/reports/terminal/terminal-columns.js";
import { escapeTerminal } from "../../../../src/reports/escape/terminal.js";
import { renderTerminalSummary as render } from "../../../../src/reports/terminal/terminal-summary.js";
import { isCommand } from "../../github/hostile-text.js";
import { hostileText } from "../hostile-names.js";
import type { Assessment } from "../../../../src/posture/assessment.js";
import {
  assessmentNaming,
  cleanAssessment,
  comparedAssessment,
  policyAssessment,
  sampleAssessment,
} from "../sample.js";

const renderTerminalSummary = (assessment: Assessment, columns = 80) =>
  render(assessment, { columns, isColoured: false });

describe("the terminal summary", () => {
  test("says it all in 80 columns", () => {
    expect(renderTerminalSummary(sampleAssessment())).toBe(
      `OCI volume backup posture: FAIL
2 of 6 volumes (33.33 %) can be restored from a backup that is at most 7 days
old.

  compliant 2   stale 1   no backup 2   unknown 1
  no earlier report to compare with

INCOMPLETE: 2 listings in 2 compartments could not be read.

Violated thresholds
  - 2 volumes have no usable backup; max-no-backup allows 0: take backups and
    assign a backup policy, or add an exemption with a reason and an expiry date
    to the policy file.
  - 1 volume has no backup within the age limit; max-stale-backup allows 0: find
    out why the schedule stopped and take a backup, or add an exemption with a
    reason and an expiry date to the policy file.
  - Backups of 1 volume could not be listed; max-unknown allows 0: let the audit
    inspect volume-family there, or add an exemption with a reason and an expiry
    date to the policy file.
  - 2 listings could not be read, so the audit is incomplete: grant the missing
    permissions (mode: preflight names them), or run it again.

Worst volumes
  STATUS        AGE    VOLUME                          COMPARTMENT  REGION
  NO_BACKUP     -      <b>scratch</b> | \`rm\`\\u000a::…  erp          us-ashburn-1
  NO_BACKUP     -      (no name)                       erp          us-phoenix-1
  STALE_BACKUP  9.5 d  \\u202egpj.exe @acme #1 🚀       erp          us-phoenix-1
  UNKNOWN       -      ledger                          fin|ance     us-ashburn-1
`,
    );
  });

  test("counts what the gate passes over, and lists who fails a required check", () => {
    const text = renderTerminalSummary(policyAssessment());
    expect(text).toContain("\n  of these waived 1   in the grace period 1\n");
    expect(text).toContain("\n  FAILS CHECKS  1.25 d  invoices ");
    expect(text).not.toContain("scratch-1");
  });

  test("tells of backups to spare where there are any", () => {
    const clean = cleanAssessment();
    const waste = { ...clean.summary.waste, orphaned: { backups: 1, gb: 5, unknownSizes: 0 } };
    const text = renderTerminalSummary({ ...clean, summary: { ...clean.summary, waste } });
    expect(text).toContain("\n  1 backup whose volume is gone takes up 5 GB\n");
    expect(renderTerminalSummary(clean)).not.toContain("takes up");
  });

  test("says why a run was broken off", () => {
    const interruption = "The run was cancelled by SIGTERM.";
    const text = renderTerminalSummary({ ...cleanAssessment(), complete: false, interruption });
    expect(text).toContain("\nINCOMPLETE: The run was cancelled by SIGTERM. 0 listings in 0");
  });

  test("is short when all is well", () => {
    expect(renderTerminalSummary(cleanAssessment())).toBe(
      `OCI volume backup posture: PASS
1 of 1 volume (100.00 %) can be restored from a backup that is at most 7 days
old.

  compliant 1   stale 0   no backup 0   unknown 0
  no earlier report to compare with
`,
    );
  });

  test("shows fifteen volumes and counts the rest", () => {
    const text = renderTerminalSummary(assessmentNaming("x", 18));
    expect(text.match(/^ {2}NO_BACKUP /gm)).toHaveLength(15);
    expect(text).toContain("\n  and 3 more in the reports\n");
  });

  test("with a last run it says what changed, and which volumes did", () => {
    const text = renderTerminalSummary(comparedAssessment());
    expect(text).toContain("\n  2 new, 1 changed, 1 resolved since the last run\n");
    expect(text).toMatch(/\n {2}STATUS {8}CHANGE {3}AGE {4}VOLUME /);
    expect(text).toMatch(/\n {2}NO_BACKUP {5}changed {2}- {6}<b>scratch/);
    expect(text).toMatch(/\n {2}STALE_BACKUP {11}9\.5 d /);
  });

  test("keeps to the width of the terminal", () => {
    for (const columns of [60, 80, 132]) {
      const lines = renderTerminalSummary(comparedAssessment(), columns).split("\n");
      expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(columns);
    }
  });

  test("colours change nothing but the colours", () => {
    const painted = render(comparedAssessment(), { columns: 80, isColoured: true });
    expect(painted).toContain("\u001b[31mFAIL\u001b[39m");
    expect(stripVTControlCharacters(painted)).toBe(renderTerminalSummary(comparedAssessment()));
    const warned = {
      ...sampleAssessment(),
      verdict: { ...sampleAssessment().verdict, passed: true },
    };
    expect(render(warned, { columns: 80, isColoured: true })).toContain(
      "\u001b[33mPASS (warn-only)",
    );
    const passed = render(cleanAssessment(), { columns: 80, isColoured: true });
    expect(passed).toContain("\u001b[32mPASS\u001b[39m");
  });

  test("no word of a violation starts a command, wherever its line is broken", () => {
    const sample = sampleAssessment();
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 20, max: 100 }), (text, columns) => {
        const violations = sample.verdict.violations.map((it) => ({
          ...it,
          message: `${text} ::error::${text}`,
        }));
        const verdict = { ...sample.verdict, violations };
        const shown = render({ ...sample, verdict }, { columns, isColoured: false });
        expect(shown.split("\n").filter(isCommand)).toEqual([]);
      }),
    );
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
  test.each([
    ["wide characters", "aデ🚀", 5],
    ["a combining mark", "e\u0301", 1],
    ["an emoji of several pictures", "👩\u200d🚀", 2],
    ["an emoji with a skin tone", "👩🏽", 2],
    ["a flag", "🇩🇪", 2],
    ["a picture in its coloured form", "❤\ufe0f", 2],
    ["a syllable of parts", "\u1112\u1161\u11ab", 2],
    ["vowels that take room of their own", "हिन्दी", 4],
    ["halfwidth letters", "ﾃﾞ", 2],
    ["letters from right to left", "שלום", 4],
  ])("%s: %j", (_what, text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });

  test.each([
    ["abc", 5, "abc  "],
    ["abcdef", 4, "abc…"],
    ["データベース", 4, "デ… "],
    ["データベース", 5, "デー…"],
  ])("fitColumns(%j, %i)", (text, columns, expected) => {
    expect(fitColumns(text, columns)).toBe(expected);
  });

  test("what a person takes for one character is not cut in two", () => {
    expect(fitColumns("👩\u200d🚀👩\u200d🚀", 3)).toBe("👩\u200d🚀…");
    expect(fitColumns("👩\u200d🚀👩\u200d🚀", 2)).toBe("… ");
    expect(fitColumns("e\u0301e\u0301e\u0301", 2)).toBe("e\u0301…");
    expect(wrapHard("👩\u200d🚀".repeat(3), 4)).toEqual(["👩\u200d🚀👩\u200d🚀", "👩\u200d🚀"]);
  });

  test("a word that is longer than a line is cut into pieces that fit it", () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 10, max: 90 }), (text, columns) => {
        const lines = wrapHard(escapeTerminal(text), columns);
        expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(columns);
      }),
    );
  });

  test("fitColumns always fills its columns", () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 30 }), (text, columns) => {
        expect(columnsOf(fitColumns(escapeTerminal(text), columns))).toBe(columns);
      }),
    );
  });

  test("wrapColumns breaks between words and keeps a longer word whole", () => {
    expect(wrapColumns("aa bb cccccc d", 5)).toEqual(["aa bb", "cccccc", "d"]);
  });
});
