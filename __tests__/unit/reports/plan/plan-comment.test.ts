import { expect, test } from "@jest/globals";
import fc from "fast-check";

import { MAX_COMMENT_LENGTH } from "../../../../src/reports/markdown/github-limits.js";
import { renderPlanComment } from "../../../../src/reports/plan/plan-comment.js";
import type { PlanAssessment } from "../../../../src/posture/plan/plan-assessment.js";
import { hostileText } from "../../github/hostile-text.js";
import { judged } from "../../plan/judged-plan.js";

const FACTS = { toolVersion: "1.0.0", run: null };
const MARKER = "<!-- marker -->";
const ASSESSMENT = judged("changes");
const comment = (assessment: PlanAssessment) => renderPlanComment(assessment, FACTS, MARKER);

/** The assessment with each finding so often, at an address and with a block that end alike. */
function grown(times: number, suffix: string): PlanAssessment {
  const each = [...Array(times).keys()];
  return {
    ...ASSESSMENT,
    findings: ASSESSMENT.findings.flatMap((finding) =>
      each.map((index) => ({
        ...finding,
        address: `${finding.address}.${index}${suffix}`,
        checks: finding.checks.map((check) => ({
          ...check,
          remedy: check.remedy === null ? null : `${check.remedy}\n# ${index}${suffix}`,
        })),
      })),
    ),
    notes: each.map((index) => ({ code: "pools", address: null, message: `${index}${suffix}` })),
  };
}

const fences = (text: string) => text.split("\n").filter((line) => line.startsWith("```")).length;
const elements = (text: string) =>
  ["<details>", "</details>", "<summary>", "</summary>"].map((tag) => text.split(tag).length - 1);

test("whatever it has to say, a comment fits and leaves nothing open", () => {
  const suffix = fc
    .tuple(fc.constantFrom("", "```", "<details>", "\n```hcl\n", "|"), hostileText, fc.nat(4_000))
    .map(([piece, text, length]) => piece + text + "x".repeat(length));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 }), suffix, (times, text) => {
      const body = comment(grown(times, text));
      expect(body.length).toBeLessThanOrEqual(MAX_COMMENT_LENGTH);
      expect(body.startsWith(`${MARKER}\n## Volume backups of the plan\n`)).toBe(true);
      expect(fences(body) % 2).toBe(0);
      const [open, closed, heads, ends] = elements(body.replace(/```hcl\n[^]*?\n```/g, ""));
      expect([open, heads]).toEqual([closed, ends]);
    }),
    { numRuns: 40 },
  );
});

test("says that it is not all where it is not, and nothing of it else", () => {
  expect(comment(ASSESSMENT)).not.toContain("The rest is in");
  const cut = comment(grown(30, "x".repeat(500)));
  expect(cut).toContain("The rest is in the job summary.");
  expect(cut).toContain("## Fails\n\n| Resource");
  expect(comment(grown(30, "x".repeat(90_000)))).toContain("resources, in the JSON report.");
});
