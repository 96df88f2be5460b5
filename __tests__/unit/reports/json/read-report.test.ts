import { createHash } from "node:crypto";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { compareRuns } from "../../../../src/posture/verdict/drift.js";
import type { Snapshot } from "../../../../src/posture/verdict/snapshot.js";
import { jsonRenderer } from "../../../../src/reports/json/json.js";
import { readReport, type ExpectedScope } from "../../../../src/reports/json/read-report.js";
import type { JsonReport } from "../../../../src/reports/json/report-schema.js";
import { settings } from "../../posture/policy-fixtures.js";
import { FACTS, policyAssessment, sampleAssessment } from "../sample.js";

const TEXT = jsonRenderer.render(sampleAssessment(), FACTS);
const EXPECTED: ExpectedScope = { tenancyId: "ocid1.tenancy.oc1..acme", scope: FACTS.scope };

const read = (text: string | Uint8Array, expected: ExpectedScope | null = EXPECTED) =>
  readReport(Buffer.from(text), "last.json", expected);

function snapshotOf(text: string, expected: ExpectedScope | null = EXPECTED): Snapshot {
  const report = read(text, expected);
  if ("problem" in report) throw new Error(report.problem);
  return report.snapshot;
}

/** The sample's report with something else in its place. */
function altered(change: (report: JsonReport) => unknown): string {
  return JSON.stringify(change(JSON.parse(TEXT) as JsonReport));
}

describe("a report of this program", () => {
  test("of a version that knew fewer requirements asked for none of the newer ones", () => {
    const text = altered(({ metadata, ...report }) => {
      const rules = metadata.rules?.map((it) => ({ ...it, require: { immutable: true } }));
      return { ...report, metadata: { ...metadata, rules } };
    });
    const [rule] = snapshotOf(text).rules.values();
    expect(rule?.require).toEqual({ ...settings().require, immutable: true });
  });

  test.each([
    [{ count: 3 }, 3],
    [{ count: 0 }, undefined],
    [{ count: null }, undefined],
    [undefined, undefined],
  ])("says how many backups had no volume: %j", (orphaned_backups, expected) => {
    const text = altered((it) => ({ ...it, orphaned_backups }));
    expect(snapshotOf(text).orphanedBackups).toBe(expected);
  });

  test("of a redacted run is told from one of another tenancy", () => {
    const tenancyId = "ocid1.tenancy.oc1...0123456789ab";
    expect(read(TEXT, { ...EXPECTED, tenancyId })).toEqual({
      isForeign: true,
      problem:
        "last.json is not compared with: one of the two runs is redacted, and the other is not. Give both the same redact.",
    });
  });

  test("gives the time, the source and every volume", () => {
    const snapshot = snapshotOf(TEXT);
    expect(snapshot).toMatchObject({
      generatedAt: sampleAssessment().assessedAt,
      source: "last.json",
    });
    expect(snapshot.volumes.map((it) => it.status).toSorted()).toEqual(
      sampleAssessment()
        .findings.map((it) => it.status)
        .toSorted(),
    );
    const stale = sampleAssessment().findings.find((it) => it.volumeId.endsWith("phx.stale"));
    expect(snapshot.rules).toEqual(
      new Map(sampleAssessment().rules.map(({ name, settings }) => [name, settings])),
    );
    expect(snapshot.volumes.find((it) => it.volumeId.endsWith("phx.stale"))).toEqual({
      volumeId: "ocid1.volume.oc1.phx.stale",
      volumeName: "\u202Egpj.exe @acme #1 🚀",
      days: "S",
      compartmentPath: "acme/prod/erp",
      region: "us-phoenix-1",
      status: "STALE_BACKUP",
      isExcused: false,
      failing: [
        { id: "backup-recency", isRequired: true, isExcused: false },
        { id: "customer-managed-key", isRequired: false, isExcused: false },
        { id: "achieved-rpo", isRequired: false, isExcused: false },
      ],
      recoveryPointAt: stale?.newestRecoveryPoint?.timeCreated,
      timeCreated: stale?.timeCreated,
      rule: "defaults",
      firstSeenAt: sampleAssessment().assessedAt,
    });
  });

  test.each([
    [{ passed: true, violations: [] }, true],
    [{ passed: true }, true],
    [{ passed: true, violations: [{}] }, false],
    [{ passed: false, violations: [{}] }, false],
    [{ passed: false, violations: [] }, null],
    [null, null],
  ])("says whether its limits held, whatever the run made of it: %j", (gate, limitsHeld) => {
    expect(snapshotOf(altered((it) => ({ ...it, gate })))).toMatchObject({ limitsHeld });
  });

  test("tells what was excused from what was not", () => {
    const { volumes } = snapshotOf(jsonRenderer.render(policyAssessment(), FACTS));
    const named = (name: string) => volumes.find((it) => it.volumeName === name);
    expect(named("scratch-1")).toMatchObject({
      isExcused: true,
      failing: expect.arrayContaining([
        { id: "backup-recency", isRequired: true, isExcused: true },
        { id: "backup-policy-assigned", isRequired: true, isExcused: true },
      ]),
    });
    expect(named("new")).toMatchObject({
      isExcused: true,
      failing: expect.arrayContaining([
        { id: "backup-recency", isRequired: true, isExcused: true },
      ]),
    });
    expect(named("invoices")).toMatchObject({
      isExcused: false,
      failing: expect.arrayContaining([
        { id: "backup-policy-assigned", isRequired: true, isExcused: false },
      ]),
    });
  });

  test.each([
    ["the sample", sampleAssessment()],
    ["with a policy", policyAssessment()],
  ])("read back and compared with itself shows no change: %s", (_, assessment) => {
    const snapshot = snapshotOf(jsonRenderer.render(assessment, FACTS));
    expect(compareRuns(snapshot, snapshot).drift).toMatchObject({
      ...{ new: 0, changed: 0, resolved: 0, appeared: 0, vanished: 0 },
    });
  });

  test("of version 1.0, which has neither checks nor scope, is read for what it knew", () => {
    const old = altered(({ metadata, findings, ...rest }) => {
      const strip = (list: JsonReport["findings"]["block_volumes"]) =>
        list.map((it) => {
          const later = {
            checks: undefined,
            first_seen_utc: undefined,
            in_grace_period: undefined,
          };
          return { ...it, ...later };
        });
      return {
        ...rest,
        schema_version: "1.0",
        metadata: { ...metadata, scope: undefined },
        findings: {
          block_volumes: strip(findings.block_volumes),
          boot_volumes: strip(findings.boot_volumes),
        },
      };
    });
    const byStatus = new Map(snapshotOf(old, null).volumes.map((it) => [it.status, it]));
    const recency = { id: "backup-recency", isRequired: true, isExcused: false };
    expect(byStatus.get("STALE_BACKUP")).toMatchObject({ failing: [recency], firstSeenAt: null });
    expect(byStatus.get("NO_BACKUP")?.failing).toEqual([recency]);
    expect(byStatus.get("UNKNOWN")?.failing).toEqual([]);
    expect(byStatus.get("COMPLIANT")?.failing).toEqual([]);
  });

  test("of a later 1.x version is read, and its unknown checks are passed over", () => {
    const later = altered((report) => {
      const [first] = report.findings.block_volumes;
      const check = { ...first?.checks[0], id: "of-tomorrow", result: "fail", required: true };
      const findings = { block_volumes: [{ ...first, checks: [check] }], boot_volumes: [] };
      return { ...report, schema_version: "1.9", findings };
    });
    expect(snapshotOf(later).volumes).toMatchObject([{ failing: [] }]);
  });
});

test.each([
  ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${TEXT}`)],
  ["UTF-16", Buffer.from(`\ufeff${TEXT}`, "utf16le")],
])("a report that was saved as %s is read", (_, content) => {
  const plain = snapshotOf(TEXT, null);
  // Whoever looks after the file finds this digest, whatever text is in it.
  const sha256 = createHash("sha256").update(content).digest("hex");
  expect(sha256).not.toBe(plain.sha256);
  expect(readReport(content, "last.json", null)).toEqual({
    notice: null,
    snapshot: { ...plain, sha256 },
  });
});

test("a report in another encoding is told by it", () => {
  const content = Buffer.concat([Buffer.from(TEXT), Buffer.from([0xe4])]);
  const { problem } = { problem: "", ...readReport(content, "last.json", null) };
  expect(problem).toMatch(
    /^last\.json is not used: it is not UTF-8 \(line \d+\)\. Give the JSON report itself, in UTF-8/,
  );
});

describe("a report that cannot be compared with", () => {
  test.each([
    ["no JSON", TEXT.slice(0, 500), "it is not JSON"],
    ["nothing", "", "it is not JSON"],
    ["null", "null", "it is no report of this program"],
    ["other JSON", '{"schema_version": "1.1"}', "it is no report of this program"],
    ["a list", "[]", "it is no report of this program"],
    [
      "a wrong status",
      altered((report) => {
        const [first] = report.findings.block_volumes;
        const wrong = { ...first, compliance_status: "FINE" };
        return { ...report, findings: { block_volumes: [wrong], boot_volumes: [] } };
      }),
      "it is no report of this program",
    ],
    [
      "a newer schema",
      altered((report) => ({ ...report, schema_version: "2.0" })),
      'its schema version "2.0" is not one that this version reads (1.x)',
    ],
    [
      "another tenancy",
      altered(({ metadata, ...rest }) => ({
        ...rest,
        metadata: { ...metadata, tenancy_ocid: "ocid1.tenancy.oc1..other" },
      })),
      "it is of another tenancy",
    ],
  ])("%s", (_, text, why) => {
    expect(read(text)).toMatchObject({ problem: `last.json is not used: ${why}.` });
  });

  test.each([
    ["regions", { regions: ["us-ashburn-1"] }],
    ["root compartment", { root_compartment: "ocid1.compartment.oc1..prod" }],
    ["depth", { include_subcompartments: false }],
    ["exclusions", { exclude_compartments: [] }],
  ])("of another scope: %s", (_, over) => {
    const text = altered(({ metadata, ...rest }) => ({
      ...rest,
      metadata: { ...metadata, scope: { ...metadata.scope, ...over } },
    }));
    expect(read(text)).toMatchObject({
      problem: "last.json is not used: it is of another scope.",
    });
    expect(read(text, null)).toHaveProperty("snapshot");
  });

  test("the order of a scope's lists does not matter", () => {
    const regions = ["us-phoenix-1", "us-ashburn-1"];
    const facts = { ...FACTS, scope: { ...FACTS.scope, regions } };
    const text = jsonRenderer.render(sampleAssessment(), facts);
    const scope = { ...facts.scope, regions: regions.toReversed() };
    expect(read(text, { ...EXPECTED, scope })).toHaveProperty("snapshot");
  });

  test("no text makes it throw", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string({ unit: "binary" })), (text) => {
        expect(read(text)).toHaveProperty("problem");
      }),
    );
  });

  test("nor do any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(read(bytes)).toHaveProperty("problem");
      }),
    );
  });
});

test("volumes share equal lists of failing checks", () => {
  const twice = altered(({ findings, ...rest }) => {
    const list = [...findings.block_volumes, ...findings.block_volumes];
    return { ...rest, findings: { ...findings, block_volumes: list } };
  });
  const { volumes } = snapshotOf(twice);
  const lists = new Set(volumes.map((it) => it.failing));
  expect(lists.size).toBe(new Set(volumes.map((it) => JSON.stringify(it.failing))).size);
});
