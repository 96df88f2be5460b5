/** All that is said of the demo's plan, byte for byte. CONTRIBUTING.md says how to renew the files. */
import { beforeAll, describe, expect, test } from "@jest/globals";

import type { PlanAssessment } from "../../../../src/posture/plan/plan-assessment.js";
import { renderPlanComment } from "../../../../src/reports/plan/plan-comment.js";
import { renderers } from "../../../../src/reports/renderers.js";
import { planReportSchema } from "../../../../src/reports/plan/plan-report-schema.js";
import { renderPlanTerminal } from "../../../../src/reports/plan/plan-terminal.js";
import { ALL_CHECK_IDS } from "../../../../src/settings/policy.js";
import { expectGolden } from "../golden-file.js";
import { complaints, note, validated } from "../sarif-complaints.js";
import { objectionToXml } from "../well-formed.js";
import { demoPlan } from "./demo-plan.js";

const RUN = {
  url: "https://github.com/acme/app/actions/runs/7",
  repository: "acme/app",
  workflow: "Backup plan gate",
  runId: "7",
  runAttempt: "1",
  sha: "0".repeat(40),
  ref: "refs/pull/3/merge",
  actor: "octocat",
  event: "pull_request",
};
const FACTS = { toolVersion: "1.2.3", run: RUN };
/** The page has a test of its own. */
const FORMATS = ["json", "markdown", "csv", "sarif", "junit"] as const;

let assessment: PlanAssessment;
const outputs = new Map<string, string>();
beforeAll(async () => {
  assessment = await demoPlan();
  for (const format of FORMATS) {
    const renderer = await renderers[format].plan?.();
    outputs.set(format, renderer?.render(assessment, FACTS) ?? "");
  }
});

test.each(FORMATS)("%s is the golden file", async (format) => {
  const renderer = await renderers[format].plan?.();
  expectGolden(`demo-plan/report.${renderer?.extension ?? ""}`, outputs.get(format) ?? "");
});

test("the comment and the terminal's text are the golden files", () => {
  expectGolden("demo-plan/comment.md", renderPlanComment(assessment, FACTS, "<!-- marker -->"));
  expectGolden("demo-plan/terminal.txt", renderPlanTerminal(assessment, 80));
});

test("the JSON report satisfies its schema, field for field", () => {
  const report: unknown = JSON.parse(outputs.get("json") ?? "");
  expect(planReportSchema.parse(report)).toEqual(report);
});

test("a SARIF result names the rule at its index", () => {
  const { runs } = JSON.parse(outputs.get("sarif") ?? "") as {
    readonly runs: readonly [
      {
        readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
        readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number }[];
      },
    ];
  };
  const [{ tool, results }] = runs;
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(ALL_CHECK_IDS);
  expect(results.length).toBeGreaterThan(5);
  for (const { ruleId, ruleIndex } of results)
    expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
});

test("the JUnit report is well-formed", () => {
  expect(objectionToXml(outputs.get("junit") ?? "")).toBeNull();
});

describe(`the SARIF multitool with GitHub's rules${note}`, () => {
  validated("finds no fault", () => {
    // SARIF2005 asks for a page on the tool, which has none of its own yet.
    expect(complaints(outputs.get("sarif") ?? "")).toEqual(["warning SARIF2005"]);
  });
});
