import { expect, test } from "@jest/globals";

import type { PlanFinding } from "../../../../src/posture/plan/plan-assessment.js";
import { planHtmlRenderer } from "../../../../src/reports/plan/plan-html.js";
import { HOSTILE_NAMES } from "../hostile-names.js";
import { complaints } from "../html/read-page.js";
import { demoPlan } from "./demo-plan.js";

const FACTS = { toolVersion: "1.2.3", run: null };

test("is valid, runs no script and fetches nothing", async () => {
  const html = planHtmlRenderer.render(await demoPlan(), FACTS);
  expect(complaints(html)).toEqual([]);
  expect(html).toContain("content=\"default-src 'none'; style-src 'sha256-");
  expect(html).not.toMatch(/<script|javascript:/);
});

test("has a choice for each way that a resource comes out, and each resource under one", async () => {
  const html = planHtmlRenderer.render(await demoPlan({ "fail-on-checks": "retention" }), FACTS);
  const choices = [...html.matchAll(/value="(\w+)"/g)].map(([, id]) => id);
  expect(choices).toEqual(["all", "fails", "old", "untold", "fine"]);
  const rows = [...html.matchAll(/<tr class="(\w+)">/g)].map(([, id]) => id);
  expect(rows).toEqual(["fails", "fails", "fails"]);
});

test("lays out the block to paste line by line", async () => {
  const html = planHtmlRenderer.render(await demoPlan(), FACTS);
  expect(html).toContain("<pre>resource &#34;oci_core_volume_backup_policy_assignment&#34;");
  expect(html).toContain("\n  asset_id  = oci_core_volume.archive.id\n");
  expect(html).not.toContain("\\u000a");
});

test.each(HOSTILE_NAMES)("shows %j as text", async (name) => {
  const assessment = await demoPlan();
  const findings = assessment.findings.map((it): PlanFinding => ({ ...it, address: name }));
  const html = planHtmlRenderer.render({ ...assessment, findings }, FACTS);
  expect(complaints(html)).toEqual([]);
  expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>/);
});
