import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { marked, type Token, type Tokens } from "marked";
import { markdownRenderer } from "../../../src/reports/markdown.js";
import { hostileText } from "./hostile-names.js";
import {
  assessmentNaming,
  cleanAssessment,
  emptyAssessment,
  FACTS,
  OUTSIDE_ACTIONS,
  sampleAssessment,
} from "./sample.js";

const headings = (tokens: readonly Token[]) =>
  tokens.filter((it) => it.type === "heading").map((it) => (it as Tokens.Heading).depth);

const tables = (tokens: readonly Token[]) =>
  tokens
    .filter((it) => it.type === "table")
    .map((it) => [(it as Tokens.Table).header.length, (it as Tokens.Table).rows.length]);

describe("the Markdown report", () => {
  test("leads with the verdict, then faults, coverage, what was not read, the run", () => {
    const tokens = marked.lexer(markdownRenderer.render(sampleAssessment(), FACTS));
    const texts = tokens
      .filter((it) => it.type === "heading")
      .map((it) => (it as Tokens.Heading).text);
    expect(texts).toEqual([
      "OCI volume backup posture",
      "Volumes at fault",
      "acme/fin&#124;ance (1 volume)",
      "acme/prod/erp (3 volumes)",
      "Coverage",
      "What could not be read",
      "About this run",
    ]);
    expect(tokens.filter((it) => it.type !== "space")[1]?.raw).toMatch(
      /^> \[!CAUTION\]\n> \*\*FAIL\*\* – 2 of 6 volumes/,
    );
  });

  test("says nothing of faults where there are none", () => {
    const text = markdownRenderer.render(cleanAssessment(), OUTSIDE_ACTIONS);
    expect(text).toContain("> [!TIP]\n> **PASS** – 1 of 1 volume (100.00 %)");
    expect(text).not.toMatch(/What to do|at fault|could not be read|Workflow run/);
  });

  test("marks a pass that only warn-only gave, and a waived volume", () => {
    const sample = sampleAssessment();
    const assessment = {
      ...sample,
      verdict: { ...sample.verdict, passed: true, warnOnly: true },
      findings: sample.findings.map((it) => ({ ...it, waived: true })),
    };
    const text = markdownRenderer.render(assessment, FACTS);
    expect(text).toContain("> [!WARNING]\n> **PASS (warn-only)** – ");
    expect(text).toContain("| ❌ NO_BACKUP (waived) |");
  });

  test("says that there was nothing to audit", () => {
    const text = markdownRenderer.render(emptyAssessment(), FACTS);
    expect(text).toContain("**PASS** – No volume was found to audit.");
    expect(text).not.toContain("## Coverage");
  });

  test("does not link to a run address that could break out of the link", () => {
    const run = { repository: "a", runId: "1", sha: "s", url: "https://x/) <b>" };
    const text = markdownRenderer.render(cleanAssessment(), { ...FACTS, run });
    expect(text).toContain("| Workflow run | a, run 1 at `s` |");
  });

  test("hostile names leave its shape as it is", () => {
    const shape = marked.lexer(markdownRenderer.render(assessmentNaming("plain"), FACTS));
    fc.assert(
      fc.property(hostileText, (name) => {
        const text = markdownRenderer.render(assessmentNaming(name), FACTS);
        const tokens = marked.lexer(text);
        expect(tables(tokens)).toEqual(tables(shape));
        expect(headings(tokens)).toEqual(headings(shape));
        const html = marked.parse(text, { async: false });
        const tags = [...html.matchAll(/<(?!!-- -->)\/?([a-z0-9]*)/gi)].map((match) => match[1]);
        expect(new Set(tags)).toEqual(ALLOWED_TAGS);
        expect(html.match(/<a /g)).toHaveLength(1);
      }),
    );
  });
});

const ALLOWED_TAGS = new Set([
  ...["h1", "h2", "h3", "blockquote", "p", "strong", "em", "ul", "li", "br", "code", "a"],
  ...["table", "thead", "tbody", "tr", "th", "td"],
]);
