import { describe, expect, test } from "@jest/globals";

import { planAnnotations } from "../../../src/github/plan-annotations.js";
import { planOutputs } from "../../../src/github/plan-outputs.js";
import { renderPlanComment } from "../../../src/reports/plan/plan-comment.js";
import { renderers } from "../../../src/reports/renderers.js";
import { renderPlanTerminal } from "../../../src/reports/plan/plan-terminal.js";
import { redactPlan } from "../../../src/reports/redact/redact-plan.js";
import { Redactor } from "../../../src/reports/redact/redactor.js";
import type { PlanAssessment } from "../../../src/posture/plan/plan-assessment.js";
import { REPORT_FORMATS } from "../../../src/settings/settings.js";
import { judged, planJson } from "./judged-plan.js";

const FACTS = { toolVersion: "1.0.0", run: null };
const MARKER = "<!-- marker -->";

/** Everything that a run says of a plan, by where it is said. */
async function said(assessment: PlanAssessment): Promise<ReadonlyMap<string, string>> {
  const reports = await Promise.all(
    REPORT_FORMATS.map(async (format) => {
      const renderer = await renderers[format].plan?.();
      return [format, renderer?.render(assessment, FACTS) ?? ""] as const;
    }),
  );
  return new Map([
    ...reports,
    ["comment", renderPlanComment(assessment, FACTS, MARKER)],
    ["terminal", renderPlanTerminal(assessment, 80)],
    ["annotations", JSON.stringify(planAnnotations(assessment))],
    ["outputs", JSON.stringify(planOutputs(assessment, new Map(), null))],
    ["log", assessment.notes.map(({ message }) => message).join("\n")],
  ]);
}

describe("what a plan hides", () => {
  test("its secrets are in no output", async () => {
    expect(planJson("secrets").split("hunter2").length).toBeGreaterThan(5);
    const policy =
      'rules: [{ name: tagged, match: { defined-tags: { "ops.pw": other }, freeform-tags: { note: x } } }]';
    for (const [where, text] of await said(judged("secrets", { policy }))) {
      expect([where, text.includes("hunter2")]).toEqual([where, false]);
      expect([
        where,
        text.includes(Buffer.from("rootpw hunter2").toString("base64").slice(0, 16)),
      ]).toEqual([where, false]);
    }
  });

  test("redact shortens OCIDs in keys and leaves display names out, in every output", async () => {
    const ocid = "ocid1.volume.oc1.eu-zurich-1.abyhqljrsecretsecretsecretsecretsecret";
    const plain = await said(judged("hostile"));
    expect(plain.get("json")).toContain(ocid);
    const hidden = redactPlan(judged("hostile", { redact: true }), new Redactor(""));
    for (const [where, text] of await said(hidden)) {
      expect([where, text.includes("secretsecretsecret")]).toEqual([where, false]);
    }
    const named = redactPlan(judged("weakened", { redact: true }), new Redactor(""));
    expect(named.findings.every(({ resourceName }) => resourceName === null)).toBe(true);
    expect(named.findings.every(({ backupPolicy }) => backupPolicy?.name === null)).toBe(true);
    expect(named.findings.length).toBe(7);
  });
});

describe("hostile keys", () => {
  const outputs = said(judged("hostile"));
  const of = async (where: string) => (await outputs).get(where) ?? "";

  test("Markdown and the comment have no markup of theirs, and one marker", async () => {
    for (const where of ["markdown", "comment"]) {
      const text = await of(where);
      const outsideCode = text.replace(/```hcl\n[^]*?\n```/g, "");
      expect(outsideCode).not.toMatch(/<script|<x>|(?<!\\)\[x\]\(http|<!-- oci/);
      expect(outsideCode).not.toMatch(/(?<![\w&#;])@octocat/);
      // Each fence that is opened is ours.
      expect(text.split("\n").filter((line) => line.startsWith("```")).length % 2).toBe(0);
      expect(text).not.toMatch(/^::/m);
    }
    expect((await of("comment")).match(/<!-- (?!-->)/g)).toHaveLength(1);
  });

  test("HTML has no element of theirs", async () => {
    const text = await of("html");
    expect(text).not.toContain("<script>alert");
    expect(text).not.toContain("<x>");
    expect(text).toContain("&#60;script&#62;alert(1)");
  });

  test("CSV has no formula and no line of theirs", async () => {
    const lines = (await of("csv")).split("\r\n");
    expect(lines.filter((line) => /(?:^|,)"?[=+@]/.test(line))).toEqual([]);
    expect(lines).toHaveLength(8 + 2);
  });

  test("SARIF and JSON are whole, and XML has no element of theirs", async () => {
    expect(JSON.parse(await of("sarif"))).toHaveProperty("version", "2.1.0");
    expect(JSON.parse(await of("json"))).toHaveProperty("summary.total_volumes", 8);
    const junit = await of("junit");
    expect(junit).not.toMatch(/<x>|<script/);
    expect(junit.match(/<testcase /g)).toHaveLength(8);
  });

  test("no line of the terminal is theirs", async () => {
    expect(await of("terminal")).not.toMatch(/^\s*::|\u001B/m);
  });
});
