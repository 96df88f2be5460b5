import { createHash } from "node:crypto";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { jsonRenderer } from "../../../../src/reports/json/json.js";
import { readReport } from "../../../../src/reports/json/read-report.js";
import type { JsonReport } from "../../../../src/reports/json/report-schema.js";
import {
  assessmentNaming,
  cleanAssessment,
  comparedAssessment,
  FACTS,
  OUTSIDE_ACTIONS,
  policyAssessment,
  sampleAssessment,
} from "../sample.js";
import { hostileText } from "../hostile-names.js";
import { satisfiesCommitted, satisfiesExactly } from "../json-schema.js";

function rendered(...[assessment, facts]: Parameters<typeof jsonRenderer.render>): JsonReport {
  return JSON.parse(jsonRenderer.render(assessment, facts)) as JsonReport;
}

describe("the JSON report", () => {
  test.each([
    ["with every status", sampleAssessment(), FACTS],
    ["with a policy", policyAssessment(), FACTS],
    ["outside GitHub Actions", cleanAssessment(), OUTSIDE_ACTIONS],
  ])("satisfies its schema, field for field: %s", (_, assessment, facts) => {
    const report = rendered(assessment, facts);
    satisfiesCommitted(report);
    expect(satisfiesCommitted.errors).toBeNull();
    satisfiesExactly(report);
    expect(satisfiesExactly.errors).toBeNull();
  });

  test("a later 1.x report with more fields satisfies it too; a wrong status does not", () => {
    const report = rendered(sampleAssessment(), FACTS);
    const later = { ...report, schema_version: "1.2", of_tomorrow: null };
    expect(satisfiesCommitted(later)).toBe(true);
    expect(satisfiesCommitted({ ...report, schema_version: "2.0" })).toBe(false);
    const [first] = report.findings.block_volumes;
    const wrong = { block_volumes: [{ ...first, compliance_status: "FINE" }], boot_volumes: [] };
    expect(satisfiesCommitted({ ...report, findings: wrong })).toBe(false);
  });

  test("has its keys in the contract's order and ends with a line feed", () => {
    const text = jsonRenderer.render(sampleAssessment(), FACTS);
    expect(text.endsWith("}\n")).toBe(true);
    expect(Object.keys(JSON.parse(text) as object)).toEqual([
      "schema_version",
      "metadata",
      "summary",
      "gate",
      "checks",
      "compartments",
      "skipped_compartments",
      "orphaned_backups",
      "policy_notices",
      "drift",
      "history",
      "findings",
    ]);
  });

  test("says of the backup policy what is known", () => {
    const { findings } = rendered(policyAssessment(), FACTS);
    const policyOf = (name: string) =>
      findings.block_volumes.find((it) => it.resource_name === name);
    expect(policyOf("ledger")?.backup_policy).toEqual({
      name: "gold",
      id: "ocid1.volumebackuppolicy.oc1..gold",
      via: "volume",
      schedules: [
        {
          backup_type: "INCREMENTAL",
          period: "ONE_DAY",
          offset_type: "STRUCTURED",
          offset_seconds: null,
          hour_of_day: 1,
          day_of_week: null,
          day_of_month: null,
          month: null,
          time_zone: "UTC",
          retention_seconds: 604_800,
        },
      ],
      retention_days: 7,
    });
    expect(policyOf("invoices")).toHaveProperty("backup_policy", null);
    expect(policyOf("play")).not.toHaveProperty("backup_policy");
  });

  test("gives no retention for a policy without schedules", () => {
    const clean = cleanAssessment();
    const backupPolicy = {
      policy: { id: "p", name: "empty", destinationRegion: null, schedules: [] },
      assignedAt: null,
      via: "volume_group" as const,
    };
    const findings = clean.findings.map((it) => ({ ...it, backupPolicy }));
    const report = rendered({ ...clean, findings }, FACTS);
    expect(report.findings.block_volumes[0]?.backup_policy).toMatchObject({
      via: "volume_group",
      schedules: [],
      retention_days: null,
    });
  });

  test("carries what was waived, with its exemption, and the notices", () => {
    const report = rendered(policyAssessment(), FACTS);
    const waived = report.findings.block_volumes.filter((it) => it.waived);
    expect(waived).toMatchObject([
      {
        resource_name: "scratch-1",
        compliance_status: "NO_BACKUP",
        exemption: { id: "scratch-disks", expires: "2027-01-31" },
      },
    ]);
    expect(report.policy_notices).toHaveLength(2);
    expect(report.orphaned_backups).toMatchObject({ result: "pass", count: 0 });
  });

  test("carries the backups to spare, of the tenancy and of each volume that has any", () => {
    const sample = sampleAssessment();
    const pastNeed = { backups: 2, gb: 5, unknownSizes: 1 };
    const { summary, findings } = rendered(
      {
        ...sample,
        summary: { ...sample.summary, waste: { orphaned: null, pastNeed, isWhole: false } },
        findings: sample.findings.map((it, index) => {
          return { ...it, pastNeed: index === 0 ? pastNeed : { ...pastNeed, backups: 0 } };
        }),
      },
      FACTS,
    );
    const past_need = { backups: 2, gb: 5, unknown_size_count: 1 };
    expect(summary.waste).toEqual({ complete: false, orphaned: null, past_need });
    const all = [...findings.block_volumes, ...findings.boot_volumes];
    expect(all.length).toBeGreaterThan(1);
    expect(all.flatMap((it) => it.past_need ?? [])).toEqual([past_need]);
  });

  test("says what changed since the last run", () => {
    const { drift, findings } = rendered(comparedAssessment(), FACTS);
    expect(drift).toMatchObject({
      baseline: { generated_at_utc: "2026-11-04T03:15:00.000Z", source: "oci://b@n/last.json" },
      new: 2,
      persisting: 1,
      changed: 1,
      resolved: 1,
      appeared: 1,
      vanished: 1,
      resolved_findings: [
        {
          resource_id: "ocid1.volume.oc1.iad.fresh",
          resource_name: "db_data 01",
          previous_status: "STALE_BACKUP",
          previously_failing: ["backup-recency"],
        },
      ],
    });
    const all = [...findings.block_volumes, ...findings.boot_volumes];
    const of = (id: string) => all.find((it) => it.resource_id === id);
    expect(of("ocid1.volume.oc1.phx.stale")).toMatchObject({
      drift: "persisting",
      first_seen_utc: "2026-11-01T00:00:00.000Z",
    });
    expect(of("ocid1.bootvolume.oc1.phx.none")).toMatchObject({
      drift: "new",
      checks: expect.arrayContaining([
        expect.objectContaining({ id: "backup-recency", required: true, new: true }),
      ]),
    });
    expect(rendered(sampleAssessment(), FACTS).drift.baseline).toBeNull();
  });

  test("carries the digest of the report before it, so that a change of that one shows", () => {
    const first = jsonRenderer.render(sampleAssessment(), FACTS);
    const last = readReport(Buffer.from(first), "oci://b@n/last.json", null);
    const baseline = "snapshot" in last ? last.snapshot : null;
    expect(baseline).not.toBeNull();
    expect(rendered(sampleAssessment(baseline), FACTS).metadata.previous).toEqual({
      source: "oci://b@n/last.json",
      sha256: createHash("sha256").update(first).digest("hex"),
    });
    expect(rendered(sampleAssessment(), FACTS).metadata.previous).toBeNull();
  });

  test("names the policy file with its digest, and none where there is none", () => {
    const policyFile = { path: "policy.yml", sha256: "0".repeat(64) };
    const report = rendered(sampleAssessment(), { ...FACTS, policyFile });
    expect(report.metadata.policy_file).toEqual(policyFile);
    expect(satisfiesCommitted(report)).toBe(true);
    expect(rendered(sampleAssessment(), FACTS).metadata.policy_file).toBeNull();
  });

  test("run is null outside GitHub Actions", () => {
    expect(rendered(cleanAssessment(), OUTSIDE_ACTIONS).metadata.run).toBeNull();
  });

  test("a creation time that does not parse is null", () => {
    const clean = cleanAssessment();
    const findings = clean.findings.map((it) => ({ ...it, timeCreated: Number.NaN }));
    const report = rendered({ ...clean, findings }, FACTS);
    expect(report.findings.block_volumes[0]?.time_created_utc).toBeNull();
    expect(satisfiesCommitted(report)).toBe(true);
  });

  test("a region named like an object's own key is a key like any other", () => {
    const clean = cleanAssessment();
    const byRegion = new Map([["__proto__", { total: 1, nonCompliant: 0 }]]);
    const text = jsonRenderer.render({ ...clean, summary: { ...clean.summary, byRegion } }, FACTS);
    expect(text).toContain('"__proto__": {');
  });

  test("gives names back unchanged, in text without unseen characters", () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        const text = jsonRenderer.render(assessmentNaming(name), FACTS);
        expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        const report = JSON.parse(text) as JsonReport;
        expect(report.findings.block_volumes[0]?.resource_name).toBe(name);
      }),
    );
  });
});
