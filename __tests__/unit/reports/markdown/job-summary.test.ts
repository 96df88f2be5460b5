import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { marked, type Tokens } from "marked";
import { OPERATIONS } from "../../../../src/oci/operations.js";
import { renderJobSummary } from "../../../../src/reports/markdown/job-summary.js";
import { unread } from "../../posture/inventory-builder.js";
import { hostileText } from "../hostile-names.js";
import {
  assessmentNaming,
  cleanAssessment,
  comparedAssessment,
  comparisonNaming,
  emptyAssessment,
  FACTS,
  policyAssessment,
  sampleAssessment,
} from "../sample.js";

const bytes = (text: string) => Buffer.byteLength(text, "utf8");
const headings = (text: string) => text.match(/^## .*$/gm);

describe("the job summary", () => {
  test("has verdict, numbers, changes, charts, volumes, coverage, checks, gaps, in this order", () => {
    const text = renderJobSummary(comparedAssessment(), FACTS);
    const order = [
      "**FAIL** – 2 of 6 volumes",
      "**2 new, 1 changed, 1 resolved since the last run.**",
      "| 2 | 1 | 2 | 1 | 6 |",
      "**Incomplete** – 2 listings in 2 compartments",
      "## What changed",
      "## At a glance\n\n```mermaid",
      "## Worst volumes",
      "<details><summary>OCIDs and remedies</summary>",
      "## Coverage",
      "## Checks",
      "## What could not be read",
      "<sub>Judged 2026-11-05 03:15 UTC · 2 regions · 3 compartments · 120 requests in 3.5 s · version 1.2.3</sub>",
    ].map((part) => text.indexOf(part));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(text).toContain("<br>attached to node\\[1\\](x), `ocid1.instance.oc1.phx.i2` |");
    expect(text).not.toContain("full report");
  });

  test("has what the policy came to after the coverage", () => {
    const text = renderJobSummary(policyAssessment(), FACTS);
    expect(headings(text)).toEqual([
      "## What changed",
      "## At a glance",
      "## Worst volumes",
      "## Coverage",
      "## Checks",
      "## Protection levels",
      "## Rules",
      "## Exemptions",
      "## Waived volumes",
      "## Policy notices",
    ]);
    expect(text).toContain(
      "*Not counted by the gate: 1 volume waived, 1 volume in the grace period.*",
    );
  });

  test("tells of backups to spare where there are any", () => {
    const clean = cleanAssessment();
    const waste = { ...clean.summary.waste, pastNeed: { backups: 2, gb: 5, unknownSizes: 0 } };
    const text = renderJobSummary({ ...clean, summary: { ...clean.summary, waste } }, FACTS);
    expect(text).toContain("\n*2 backups past every rule's need take up 5 GB.*\n");
    expect(renderJobSummary(clean, FACTS)).not.toContain("take up");
  });

  test("is short when all is well, and says that there was nothing to compare with", () => {
    const text = renderJobSummary(cleanAssessment(), FACTS);
    expect(text).not.toMatch(/Worst volumes|could not be read|Incomplete|since the last run/);
    expect(text).toContain("## What changed\n\nThere is no earlier report to compare with.\n");
  });

  test("has neither charts nor coverage where there is no volume", () => {
    const text = renderJobSummary(emptyAssessment(), FACTS);
    expect(text).toContain("**PASS** – No volume was found to audit.");
    expect(headings(text)).toEqual(["## What changed"]);
  });

  test("says that the gate counts only what is new", () => {
    const given = comparedAssessment();
    const verdict = { ...given.verdict, onlyNew: true };
    expect(renderJobSummary({ ...given, verdict }, FACTS)).toContain(
      "> **2 new, 1 changed, 1 resolved since the last run.** The gate counts what is new or changed.\n",
    );
  });

  test("a compartment that could not be read at all is one row for each region and answer", () => {
    const operations = OPERATIONS.slice(0, 9);
    const given = {
      ...sampleAssessment(),
      unread: ["us-ashburn-1", "us-phoenix-1"].flatMap((region) =>
        operations.map((operation) => unread({ region, operation })),
      ),
    };
    const table = renderJobSummary(given, FACTS).split("## What could not be read")[1] ?? "";
    expect(table.match(/^\| erp<br>/gm)).toHaveLength(2);
    expect(table).toContain(`| ${operations.map((it) => `\`${it}\``).join(", ")} |`);
  });

  test("within any limit every section is whole or left out, which is said", () => {
    const assessment = assessmentNaming("データ🚀|".repeat(20), 40);
    const whole = renderJobSummary(assessment, FACTS);
    const sections = whole.split(/^(?=## )/m).slice(1);
    fc.assert(
      fc.property(fc.integer({ min: 2_500, max: bytes(whole) }), (limit) => {
        const text = renderJobSummary(assessment, FACTS, limit);
        expect(bytes(text)).toBeLessThanOrEqual(limit);
        const shown = text.split(/^(?=## )/m).slice(1);
        for (const section of shown.slice(0, -1)) expect(sections).toContain(section);
        expect(text.includes("*Left out for want of room: ")).toBe(shown.length < sections.length);
        for (const token of marked.lexer(text)) {
          if (token.type !== "table") continue;
          const { header, rows } = token as Tokens.Table;
          for (const row of rows) expect(row).toHaveLength(header.length);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("shows thirty rows of a tenancy full of faults, and fits", () => {
    const text = renderJobSummary(assessmentNaming("名".repeat(200), 3_000), FACTS);
    expect(bytes(text)).toBeLessThan(1024 * 1024);
    expect(text).toContain("\n*2970 more volumes are in the full report.*\n");
    expect(text.match(/^\| ❌ NO_BACKUP \|/gm)).toHaveLength(30);
  });

  test("the verdict and the numbers stand even when nothing else fits", () => {
    const text = renderJobSummary(sampleAssessment(), FACTS, 0);
    expect(text).toContain("**FAIL**");
    expect(text).toContain("| 2 | 1 | 2 | 1 | 6 |");
    expect(headings(text)).toBeNull();
  });

  test("hostile names change neither its headings nor its tables", () => {
    const shapeOf = (name: string) =>
      marked.lexer(renderJobSummary(comparisonNaming(name), FACTS)).map((it) => it.type);
    const shape = shapeOf("plain");
    fc.assert(
      fc.property(hostileText, (name) => {
        expect(shapeOf(name)).toEqual(shape);
      }),
    );
  });
});
