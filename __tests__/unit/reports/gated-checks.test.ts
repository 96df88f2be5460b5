import { describe, expect, test } from "@jest/globals";

import { annotationsOf } from "../../../src/github/annotations.js";
import { assess } from "../../../src/posture/assess.js";
import { csvRenderer } from "../../../src/reports/csv.js";
import { junitRenderer } from "../../../src/reports/junit.js";
import { markdownRenderer } from "../../../src/reports/markdown/markdown.js";
import type { GateLimits } from "../../../src/settings/policy.js";
import { backup, DAY, inventory, NOW, STRICT, volume } from "../posture/inventory-builder.js";
import { exemption, match, policy } from "../posture/policy-fixtures.js";
import { FACTS } from "./sample.js";

/** A volume whose newest attempt at a backup failed, and a backup of a volume that is gone. */
const INVENTORY = inventory({
  volumes: [volume()],
  backups: [
    backup(),
    backup({ id: "failed", lifecycleState: "FAULTY", timeCreated: NOW - DAY / 24 }),
    backup({ id: "orphan", volumeId: "ocid1.volume.oc1.iad.gone" }),
  ],
});

function judged(limits: Partial<GateLimits>, asked = policy()) {
  const gate = { ...STRICT, ...limits };
  const assessment = assess(INVENTORY, asked, gate, NOW, { coversTenancy: true });
  return {
    passed: assessment.verdict.passed,
    junit: junitRenderer.render(assessment, FACTS),
    csv: csvRenderer.render(assessment, FACTS),
    markdown: markdownRenderer.render(assessment, FACTS),
    warnings: annotationsOf(assessment).map(({ title }) => title),
  };
}

describe("a check that the gate asks for and no rule", () => {
  test.each<[string, Partial<GateLimits>]>([
    ["by its name", { failOnChecks: ["last-backup-faulty"] }],
    ["by its severity", { failOnSeverity: "medium" }],
  ])("%s: every report names the volume that fails the run", (_, limits) => {
    const { passed, junit, csv, markdown, warnings } = judged(limits);
    expect(passed).toBe(false);
    expect(junit).toMatch(/failures="1".*\n.*failures="1"/);
    expect(junit).toContain('type="last-backup-faulty"');
    expect(csv).toContain(",last-backup-faulty,");
    const [, checks = ""] = markdown.split("## Checks");
    expect(checks.split("<details>")[0]).toContain("`last-backup-faulty`");
    expect(markdown).toContain("oci bv backup create");
    expect(warnings).toContain("Fails checks: data");
  });

  test("is no fault while nothing asks for it", () => {
    const { passed, junit, csv, warnings } = judged({});
    expect(passed).toBe(true);
    expect(junit).toContain('failures="0"');
    expect(csv).not.toContain(",last-backup-faulty,");
    expect(warnings).toEqual([]);
  });

  test("nor where it is exempted", () => {
    const waived = policy({
      exemptions: [exemption({ match: match({}), checks: ["last-backup-faulty"] })],
    });
    const { passed, junit } = judged({ failOnChecks: ["last-backup-faulty"] }, waived);
    expect(passed).toBe(true);
    expect(junit).toContain('failures="0"');
  });

  test("of the tenancy is a failure of its own", () => {
    const { passed, junit } = judged({ failOnChecks: ["orphaned-backup"] });
    expect(passed).toBe(false);
    expect(junit).toContain('failures="1"');
    expect(junit).toContain('type="orphaned-backup"');
  });
});
