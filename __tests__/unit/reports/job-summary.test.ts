import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { marked, type Tokens } from "marked";
import { renderJobSummary } from "../../../src/reports/job-summary.js";
import {
  assessmentNaming,
  cleanAssessment,
  emptyAssessment,
  FACTS,
  sampleAssessment,
} from "./sample.js";

const bytes = (text: string) => Buffer.byteLength(text, "utf8");

describe("the job summary", () => {
  test("has verdict, numbers, warning, volumes, coverage and what was not read, in this order", () => {
    const text = renderJobSummary(sampleAssessment(), FACTS);
    const order = [
      "**FAIL** – 2 of 6 volumes",
      "| 2 | 1 | 2 | 1 | 6 |",
      "**Incomplete** – 2 listings in 2 compartments",
      "## Worst volumes",
      "## Coverage",
      "## What could not be read",
      "Judged 2026-11-05 03:15 UTC · 2 regions · 3 compartments · 120 requests in 3.5 s · version 1.2.3",
    ].map((part) => text.indexOf(part));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(text).toContain("| Status | Volume | Compartment | Kind |");
    expect(text).not.toContain("artifact");
  });

  test("is short when all is well", () => {
    const text = renderJobSummary(cleanAssessment(), FACTS);
    expect(text).not.toMatch(/Worst volumes|could not be read|Incomplete/);
  });

  test("has no coverage where there is no volume", () => {
    const text = renderJobSummary(emptyAssessment(), FACTS);
    expect(text).toContain("**PASS** – No volume was found to audit.");
    expect(text).not.toContain("##");
  });

  test("is cut at a row, within the limit in bytes, and says how many rows are left out", () => {
    const assessment = assessmentNaming("データ🚀|".repeat(20), 400);
    fc.assert(
      fc.property(fc.integer({ min: 2_500, max: 400_000 }), (limit) => {
        const text = renderJobSummary(assessment, FACTS, limit);
        expect(bytes(text)).toBeLessThanOrEqual(limit);
        const table = marked
          .lexer(text)
          .filter((it) => it.type === "table")
          .map((it) => it as Tokens.Table)
          .find((it) => it.header[2]?.text === "Compartment" && it.header.length === 9);
        const omitted = /\*(\d+) more rows? (?:is|are) in the report artifact/.exec(text);
        const shown = table?.rows.length ?? 0;
        if (omitted !== null) expect(shown + Number(omitted[1])).toBe(400);
        expect(table?.rows.every((row) => row.length === 9) ?? true).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test("fits 1 MiB by default with a tenancy full of faults", () => {
    const text = renderJobSummary(assessmentNaming("名".repeat(200), 3_000), FACTS);
    expect(bytes(text)).toBeLessThan(1024 * 1024);
    expect(text).toMatch(/\n\*\d+ more rows are in the report artifact of this run\.\*\n/);
  });

  test("the verdict and the numbers stand even when nothing else fits", () => {
    const text = renderJobSummary(sampleAssessment(), FACTS, 0);
    expect(text).toContain("**FAIL**");
    expect(text).toContain("| 2 | 1 | 2 | 1 | 6 |");
    expect(text).not.toMatch(/## (?:Worst|Coverage|What)/);
  });
});
