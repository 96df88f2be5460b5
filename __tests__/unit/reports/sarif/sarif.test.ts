import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { gzipSync } from "node:zlib";
import { assess } from "../../../../src/posture/assess.js";
import type { Assessment, Finding } from "../../../../src/posture/assessment.js";
import type { ComplianceStatus } from "../../../../src/posture/compliance-status.js";
import type { VolumeCheckResult } from "../../../../src/posture/check.js";
import { sarifText } from "../../../../src/reports/escape/sarif.js";
import { sarifRenderer } from "../../../../src/reports/sarif/sarif.js";
import { CHECK_IDS, type CheckId } from "../../../../src/settings/policy.js";
import { backup, inventory, NOW, STRICT, unread, volume } from "../../posture/inventory-builder.js";
import { PLAIN, policy, rule, settings } from "../../posture/policy-fixtures.js";
import { hostileText } from "../hostile-names.js";
import {
  assessmentNaming,
  cleanAssessment,
  FACTS,
  policyAssessment,
  sampleAssessment,
} from "../sample.js";

interface Result {
  readonly ruleId: CheckId;
  readonly ruleIndex: number;
  readonly kind: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
    readonly logicalLocations: readonly { readonly fullyQualifiedName: string }[];
  }[];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly baselineState?: string;
  readonly suppressions: readonly { readonly justification: string }[];
}

interface Run {
  readonly tool: {
    readonly driver: {
      readonly rules: readonly {
        readonly id: string;
        readonly name: string;
        readonly help: { readonly text: string };
        readonly properties: Readonly<Record<string, unknown>>;
      }[];
    };
  };
  readonly automationDetails: { readonly id: string };
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly {
      readonly descriptor: { readonly id: string };
      readonly message: { readonly text: string };
    }[];
  }[];
  readonly results: readonly Result[];
}

function read(assessment: Assessment, facts = FACTS): Run {
  const log = JSON.parse(sarifRenderer.render(assessment, facts)) as { runs: Run[] };
  expect(log.runs).toHaveLength(1);
  return log.runs[0] as Run;
}

function resultOf({ results }: Run, ruleId: CheckId, ocid: string): Result | undefined {
  return results.find(
    (it) =>
      it.ruleId === ruleId && it.locations[0]?.logicalLocations[0]?.fullyQualifiedName === ocid,
  );
}

const STALE = "ocid1.volume.oc1.phx.stale";

describe("the SARIF report", () => {
  test("has every check as a rule with help and a score, the results pointing to theirs", () => {
    const { tool, results } = read(sampleAssessment());
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(CHECK_IDS);
    expect(tool.driver.rules.every(({ help }) => help.text.length > 40)).toBe(true);
    for (const { ruleId, ruleIndex } of results) {
      expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    }
    expect(tool.driver.rules[0]).toMatchObject({
      name: "BackupRecencyCheck",
      properties: { "security-severity": "5.5", "problem.severity": "warning" },
    });
  });

  test("has a result for each check that fails on a volume, named by its OCID", () => {
    const assessment = sampleAssessment();
    const failing = assessment.findings.flatMap(({ checks }) =>
      checks.filter(({ result }) => result === "fail"),
    );
    const run = read(assessment);
    expect(run.results.filter(({ kind }) => kind === "fail")).toHaveLength(failing.length);
    const result = resultOf(run, "backup-recency", STALE);
    expect(result).toMatchObject({ kind: "fail", level: "warning", suppressions: [] });
    expect(result?.message.text).toContain(
      "in compartment acme/prod/erp, us-phoenix-1: newest recovery point is 9.5 days old (limit 7). " +
        "Remedy: oci bv backup create",
    );
    expect(result?.baselineState).toBeUndefined();
  });

  test("leaves a required check that could not be told to review, without a level", () => {
    const result = resultOf(
      read(sampleAssessment()),
      "backup-recency",
      "ocid1.volume.oc1.iad.unknown",
    );
    expect(result).toMatchObject({ kind: "review", level: "none" });
  });

  test("takes a rule's severity from the policy where results have it", () => {
    const { tool } = read(policyAssessment());
    const assigned = tool.driver.rules.find(({ id }) => id === "backup-policy-assigned");
    expect(assigned?.properties["security-severity"]).toBe("8.0");
  });

  test("is anchored to the file that it is given, as a URI; by default to the README's workflow", () => {
    const uri = (run: Run) => run.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri;
    expect(uri(read(sampleAssessment()))).toBe(".github/workflows/volume-backup-audit.yml");
    const anchor = "policies/my backups#1.yml";
    expect(uri(read(sampleAssessment(), { ...FACTS, anchor }))).toBe(
      "policies/my%20backups%231.yml",
    );
  });

  test("tells results apart by rule and OCID, the same in every run", () => {
    const { results } = read(sampleAssessment());
    const hashes = results.map((it) => it.partialFingerprints.primaryLocationLineHash);
    expect(new Set(hashes).size).toBe(results.length);
    expect(hashes.every((it) => /^[0-9a-f]{16}:1$/.test(it))).toBe(true);
    expect(read(sampleAssessment()).results).toEqual(results);
  });

  test("suppresses what is exempt or in its grace period, with the reason, and puts it last", () => {
    const run = read(policyAssessment());
    const waived = resultOf(run, "backup-recency", "ocid1.volume.oc1.iad.scratch");
    expect(waived?.suppressions).toEqual([
      {
        kind: "external",
        status: "accepted",
        justification: "scratch-disks: rebuilt nightly from images",
      },
    ]);
    const young = resultOf(run, "backup-recency", "ocid1.volume.oc1.iad.young");
    expect(young?.suppressions[0]?.justification).toBe("The volume is in its grace period.");
    const states = run.results.map(({ suppressions }) => suppressions.length);
    expect(states).toEqual(states.toSorted((a, b) => a - b));
    const unnamed = withChecks(policyAssessment(), (it) => ({ ...it, waived: true }), null);
    expect(read(unnamed).results[0]?.suppressions[0]?.justification).toBe("Exempt.");
  });

  test("reports backups without a volume on the tenancy", () => {
    const orphans = inventory({ backups: [backup({ volumeId: "ocid1.volume.oc1.iad.deleted" })] });
    const assessment = assess(orphans, PLAIN, STRICT, NOW, { coversTenancy: true });
    const result = resultOf(read(assessment), "orphaned-backup", "ocid1.tenancy.oc1..acme");
    expect(result).toMatchObject({ kind: "fail", level: "note" });
    expect(result?.message.text).toContain("In the tenancy as a whole, the volumes of 1 backup");
  });

  test("has a category of its own for each tenancy", () => {
    const { id } = read(sampleAssessment()).automationDetails;
    expect(id).toBe("oci-volume-backup-audit/ocid1.tenancy.oc1..acme/");
  });
});

function withChecks(
  assessment: Assessment,
  change: (check: VolumeCheckResult) => VolumeCheckResult,
  exemption: Finding["exemption"],
): Assessment {
  const findings = assessment.findings.map((it) => ({
    ...it,
    exemption,
    checks: it.checks.map(change),
  }));
  return { ...assessment, findings };
}

describe("the baseline state in SARIF", () => {
  const required = policy({
    rules: [rule("all", {}, { "customer-managed-key": true })],
    defaults: settings(),
  });
  const stateOf = (
    check: CheckId,
    then: { status: ComplianceStatus; failing: readonly CheckId[] },
    given = inventory({ volumes: [volume()] }),
  ) => {
    const earlier = {
      volumeId: "ocid1.volume.oc1.iad.a",
      volumeName: "data",
      compartmentPath: "acme/prod/erp",
      region: "us-ashburn-1",
      recoveryPointAt: then.status === "STALE_BACKUP" ? NOW - 100 * 86_400_000 : null,
      timeCreated: null,
      rule: null,
      firstSeenAt: null,
      isExcused: false,
      status: then.status,
      failing: then.failing.map((id) => ({ id, isRequired: true, isExcused: false })),
    };
    const baseline = {
      generatedAt: NOW - 86_400_000,
      source: "baseline.json",
      limitsHeld: null,
      rules: new Map(),
      volumes: [earlier],
    };
    const assessment = assess(given, required, STRICT, NOW, { baseline });
    return resultOf(read(assessment), check, "ocid1.volume.oc1.iad.a")?.baselineState;
  };
  const KEY = "customer-managed-key";
  const RECENCY = "backup-recency";

  test.each([
    [RECENCY, { status: "COMPLIANT", failing: [] }, "new"],
    [RECENCY, { status: "STALE_BACKUP", failing: [RECENCY] }, "updated"],
    [RECENCY, { status: "NO_BACKUP", failing: [RECENCY] }, "unchanged"],
    [KEY, { status: "NO_BACKUP", failing: [RECENCY] }, "new"],
    [KEY, { status: "NO_BACKUP", failing: [RECENCY, KEY] }, "unchanged"],
    ["unattached-volume", { status: "NO_BACKUP", failing: [RECENCY] }, "new"],
  ] as const)("of %s after %j is %s", (check, then, state) => {
    expect(stateOf(check, then)).toBe(state);
  });

  test.each([
    [RECENCY, "COMPLIANT", "new"],
    [RECENCY, "NO_BACKUP", "updated"],
    [RECENCY, "UNKNOWN", "unchanged"],
    [KEY, "UNKNOWN", undefined],
  ] as const)("of %s that could not be told after %s is %s", (check, status, state) => {
    const given = inventory({ volumes: [volume({ kmsKeyId: "key" })], unread: [unread()] });
    expect(stateOf(check, { status, failing: [] }, given)).toBe(state);
  });
});

describe("what SARIF says of the run", () => {
  test("nothing when all was read", () => {
    const [invocation] = read(cleanAssessment()).invocations;
    expect(invocation).toMatchObject({
      executionSuccessful: true,
      toolExecutionNotifications: [],
    });
  });

  test("names each listing that was not read, and that the audit was broken off", () => {
    const broken = { ...sampleAssessment(), interruption: "Interrupted by SIGTERM." };
    const [invocation] = read(broken).invocations;
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications.map(({ message }) => message.text)).toEqual([
      "Interrupted by SIGTERM.",
      "ListVolumeBackups in us-ashburn-1, compartment ocid1.compartment.oc1..finance, could not be read (404 NotAuthorizedOrNotFound): Authorization failed or requested resource not found.",
      "ListInstances in us-phoenix-1, compartment ocid1.compartment.oc1..erp, could not be read (no answer): the connection was reset",
    ]);
  });

  test("counts the listings beyond a hundred", () => {
    const many = Array.from({ length: 102 }, (_, index) => unread({ reason: `r${index}` }));
    const [invocation] = read({ ...cleanAssessment(), unread: many }).invocations;
    expect(invocation?.toolExecutionNotifications).toHaveLength(101);
    expect(invocation?.toolExecutionNotifications.at(-1)?.message.text).toBe(
      "2 more listings could not be read: see the JSON report.",
    );
  });

  test("takes 25,000 results, the worst, says what is left out, and stays within GitHub's 10 MB", () => {
    const volumes = Array.from({ length: 10_000 }, (_, index) =>
      volume({
        id: `ocid1.volume.oc1.iad.${Math.sin(index)}${Math.cos(index)}`,
        name: `v-${index}`,
      }),
    );
    const assessment = assess(inventory({ volumes }), PLAIN, STRICT, NOW);
    const total = assessment.findings
      .flatMap(({ checks }) => checks)
      .filter((it) => it.result === "fail" || (it.result === "unknown" && it.isRequired)).length;
    const run = read(assessment);
    expect(total).toBeGreaterThan(25_000);
    expect(run.results).toHaveLength(25_000);
    expect(run.results.filter(({ ruleId }) => ruleId === "backup-recency")).toHaveLength(10_000);
    const notes = run.invocations[0]?.toolExecutionNotifications;
    expect(notes?.map(({ descriptor }) => descriptor.id)).toEqual(["results-left-out"]);
    expect(notes?.[0]?.message.text).toBe(
      `${total - 25_000} results of ${total} left out, the least severe: GitHub takes 25000. The other reports have them all.`,
    );
    const gzipped = gzipSync(sarifRenderer.render(assessment, FACTS)).length;
    expect(gzipped).toBeLessThan(10 * 1024 * 1024);
  });
});

describe("SARIF message text", () => {
  test("has no placeholders and no links", () => {
    expect(sarifText("[click](javascript:alert(1)) {0}\n")).toBe(
      "[click] (javascript:alert(1)) {{0}}\\u000a",
    );
  });

  test("holds no control, bidi or other unseen character whatever things are called", () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        const assessment = assessmentNaming(name);
        const text = sarifRenderer.render(assessment, FACTS);
        expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|\p{Zl}|\p{Zp}/u);
        for (const { message } of read(assessment).results) {
          expect(message.text).not.toContain("](");
          expect(message.text.replaceAll("{{", "").replaceAll("}}", "")).not.toMatch(/[{}]/);
        }
      }),
      { numRuns: 50 },
    );
  });
});
