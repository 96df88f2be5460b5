import { describe, expect, test } from "@jest/globals";
import type { Finding } from "../../../../src/posture/assessment.js";
import type { VolumeCheckResult } from "../../../../src/posture/check.js";
import {
  failedChecks as failedOf,
  type TenancyCheckResult,
} from "../../../../src/posture/verdict/gate-checks.js";
import { judgeGate } from "../../../../src/posture/verdict/gate.js";
import type { CheckId, Severity } from "../../../../src/settings/policy.js";
import { OFF } from "../inventory-builder.js";

function failing(id: CheckId, over: Partial<VolumeCheckResult> = {}): VolumeCheckResult {
  return {
    id,
    result: "fail",
    severity: "medium",
    message: "message",
    remedy: null,
    isRequired: true,
    waived: false,
    inGracePeriod: false,
    isNew: false,
    ...over,
  };
}

const failedChecks = (
  given: Parameters<typeof failedOf>[0],
  ofTenancy: Parameters<typeof failedOf>[1],
  limits: Parameters<typeof failedOf>[2],
) => failedOf(given, ofTenancy, limits, false);

const findings = (...each: VolumeCheckResult[][]) =>
  each.map((checks) => ({ checks }) as unknown as Finding);
const named = (...failOnChecks: CheckId[]) => ({ failOnChecks, failOnSeverity: null });
const severe = (failOnSeverity: Severity) => ({ failOnChecks: [], failOnSeverity });

const ORPHANED: TenancyCheckResult = {
  id: "orphaned-backup",
  result: "fail",
  severity: "info",
  message: "message",
  remedy: null,
  isNew: false,
};

describe("fail-on-checks", () => {
  test("names each failed check and on how many volumes, in the order of the checks", () => {
    const given = findings(
      [failing("immutable"), failing("retention")],
      [failing("immutable"), failing("replica")],
    );
    expect(failedChecks(given, [], named("immutable", "retention"))).toEqual([
      {
        rule: "fail-on-checks",
        limit: true,
        actual: 3,
        message:
          "Checks that fail-on-checks names failed: retention on 1 volume, immutable on 2 volumes; follow the remedies in the report, or add an exemption with a reason and an expiry date to the policy file.",
      },
    ]);
  });

  test("counts a check of the tenancy once", () => {
    expect(failedChecks([], [ORPHANED], named("orphaned-backup"))).toMatchObject([
      { actual: 1, message: expect.stringContaining(" failed: orphaned-backup for the tenancy; ") },
    ]);
    const passed = { ...ORPHANED, result: "pass" as const };
    expect(failedChecks([], [passed], named("orphaned-backup"))).toEqual([]);
  });

  test.each<[string, Partial<VolumeCheckResult>]>([
    ["waived", { waived: true }],
    ["in its grace period", { inGracePeriod: true }],
    ["unknown", { result: "unknown" }],
    ["not applicable", { result: "not_applicable" }],
    ["passed", { result: "pass" }],
  ])("passes over what is %s", (_, over) => {
    expect(failedChecks(findings([failing("immutable", over)]), [], named("immutable"))).toEqual(
      [],
    );
  });

  test("looks at no check without names", () => {
    expect(failedChecks(findings([failing("immutable")]), [ORPHANED], named())).toEqual([]);
  });
});

describe("fail-on-severity", () => {
  test.each<[Severity, Severity, boolean]>([
    ["medium", "medium", true],
    ["medium", "critical", true],
    ["medium", "low", false],
    ["info", "info", true],
    ["critical", "high", false],
  ])("%s: a failure of severity %s", (limit, severity, isViolated) => {
    const given = findings([failing("immutable", { severity })]);
    expect(failedChecks(given, [], severe(limit))).toHaveLength(isViolated ? 1 : 0);
  });

  test.each<[Severity, string]>([
    ["high", "high or above"],
    ["critical", "critical"],
  ])("%s is said as %s", (limit, text) => {
    const given = findings([failing("immutable", { severity: "critical" })]);
    expect(failedChecks(given, [], severe(limit))).toEqual([
      {
        rule: "fail-on-severity",
        limit: true,
        actual: 1,
        message: `Checks of severity ${text} failed: immutable on 1 volume; follow the remedies in the report, or add an exemption with a reason and an expiry date to the policy file.`,
      },
    ]);
  });
});

const WITHOUT_BASELINE = { hasBaseline: false, interruption: null };

test("the gate fails on checks, and passes under warn-only", () => {
  const given = findings([failing("immutable")]);
  const limits = { ...OFF, ...named("immutable") };
  expect(judgeGate(given, [], [], limits, WITHOUT_BASELINE).passed).toBe(false);
  expect(judgeGate(given, [], [], { ...limits, warnOnly: true }, WITHOUT_BASELINE)).toMatchObject({
    passed: true,
    violations: [{ rule: "fail-on-checks" }],
  });
});

describe("under fail-on: new", () => {
  const given = findings([failing("immutable", { isNew: true }), failing("retention")]);

  test("a check of the tenancy that the last run did not have counts", () => {
    const limits = named("orphaned-backup");
    expect(failedOf([], [{ ...ORPHANED, isNew: true }], limits, true)).toMatchObject([
      { actual: 1, message: expect.stringContaining(" failed: orphaned-backup for the tenancy;") },
    ]);
  });

  test("a check that failed in the last run is passed over, on a volume and of the tenancy", () => {
    const limits = named("immutable", "retention", "orphaned-backup");
    expect(failedOf(given, [ORPHANED], limits, true)).toMatchObject([
      {
        actual: 1,
        message: expect.stringMatching(
          /^New since the last run: Checks that fail-on-checks names failed: immutable on 1 volume;/,
        ),
      },
    ]);
  });

  test("a check that is not required counts as well as one that is", () => {
    const optional = failing("immutable", { isNew: true, isRequired: false });
    expect(failedOf(findings([optional]), [], severe("medium"), true)).toMatchObject([
      { actual: 1, message: expect.stringMatching(/^New since the last run: Checks of severity/) },
    ]);
  });
});
