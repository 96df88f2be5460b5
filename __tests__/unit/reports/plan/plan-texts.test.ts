import { beforeAll, describe, expect, test } from "@jest/globals";

import type { PlanAssessment } from "../../../../src/posture/plan/plan-assessment.js";
import { planMarkdownRenderer } from "../../../../src/reports/plan/plan-markdown.js";
import { renderPlanTerminal } from "../../../../src/reports/plan/plan-terminal.js";
import { toldChecks } from "../../../../src/reports/plan/told-checks.js";
import { demoPlan } from "./demo-plan.js";

let assessment: PlanAssessment;
beforeAll(async () => {
  assessment = await demoPlan();
});

const FACTS = { toolVersion: "1.2.3", run: null };

const findingOf = (address: string) => {
  const found = assessment.findings.find((it) => it.address === address);
  if (found === undefined) throw new Error(address);
  return found;
};

describe("what people are told of a volume", () => {
  test("leaves out what fails only for want of a backup policy", () => {
    const finding = findingOf("oci_core_volume.archive");
    const failing = finding.checks.filter(({ result }) => result === "fail").map(({ id }) => id);
    expect(failing).toEqual(["backup-policy-assigned", "policy-meets-threshold", "retention"]);
    expect(toldChecks(finding).map(({ id }) => id)).toEqual(["backup-policy-assigned"]);
  });

  test("keeps it where the want of a policy is exempted and the rest is not", () => {
    const finding = findingOf("oci_core_volume.archive");
    const checks = finding.checks.map((it) => ({
      ...it,
      waived: it.id === "backup-policy-assigned",
    }));
    expect(toldChecks({ ...finding, checks })).toHaveLength(3);
  });

  test("says of a weakened volume what it met, and says each reason once", () => {
    const messages = toldChecks(findingOf("oci_core_volume.data")).map(
      ({ id, message }) => `${id}: ${message}`,
    );
    expect(messages).toContain(
      "protection-weakened: the volume met policy-meets-threshold, retention before, and would not any more",
    );
    expect(messages).toContain(
      'retention: backup policy "nightly" of the volume keeps backups for 7 days (at least 30 required)',
    );
    expect(messages.join()).not.toContain("recovery point");
  });
});

describe("Markdown", () => {
  test("has a row a resource, with the place where it is written", () => {
    const text = planMarkdownRenderer.render(assessment, FACTS);
    const rows = text.split("\n").filter((line) => line.startsWith("| oci"));
    expect(rows).toHaveLength(3);
    expect(rows[0]).toContain(
      "oci_core_volume.archive<br>simulator/demo/terraform/main.tf:56 | **backup-policy-assigned**: ",
    );
  });

  test("ends with a block to paste", () => {
    expect(planMarkdownRenderer.render(assessment, FACTS)).toContain(
      '```hcl\nresource "oci_core_volume_backup_policy_assignment" "archive" {\n',
    );
  });
});

test("the terminal has resource, place, reasons and block, and no line is wider than it", () => {
  const text = renderPlanTerminal(assessment, 80);
  const lines = text.split("\n");
  expect(lines).toContain("oci_core_volume.archive (simulator/demo/terraform/main.tf:56)");
  expect(lines).toContain("      asset_id  = oci_core_volume.archive.id");
  expect(lines.filter((line) => line.includes("policy-meets-threshold:"))).toHaveLength(2);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
});
