import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Finding } from "../../../../src/posture/assessment.js";
import type { ComplianceStatus } from "../../../../src/posture/compliance-status.js";
import { roundedPercent, share } from "../../../../src/posture/verdict/compliance-share.js";
import { judgeGate as judge } from "../../../../src/posture/verdict/gate.js";
import { assess } from "../../../../src/posture/assess.js";
import { inventory, NOW, OFF, STRICT, unread, volume } from "../inventory-builder.js";
import { PLAIN } from "../policy-fixtures.js";

const MODEL = assess(inventory({ volumes: [volume()] }), PLAIN, OFF, NOW).findings[0] as Finding;

const WITHOUT_BASELINE = { hasBaseline: false, interruption: null };
const WITH_BASELINE = { hasBaseline: true, interruption: null };

const judgeGate = (
  findings: readonly Finding[],
  notRead: Parameters<typeof judge>[2],
  limits: Parameters<typeof judge>[3],
) => judge(findings, [], notRead, limits, WITHOUT_BASELINE);

const of = (status: ComplianceStatus, count: number, over: Partial<Finding> = {}) =>
  Array.from({ length: count }, () => ({ ...MODEL, status, ...over }));

describe("judgeGate", () => {
  test("passes when nothing is wrong", () => {
    expect(judgeGate(of("COMPLIANT", 1), [], STRICT)).toEqual({
      passed: true,
      warnOnly: false,
      onlyNew: false,
      violations: [],
    });
  });

  test.each([
    [
      "NO_BACKUP",
      2,
      "max-no-backup",
      "2 volumes have no usable backup; max-no-backup allows 0: take backups and assign a backup policy, or add an exemption with a reason and an expiry date to the policy file.",
    ],
    [
      "NO_BACKUP",
      1,
      "max-no-backup",
      "1 volume has no usable backup; max-no-backup allows 0: take backups and assign a backup policy, or add an exemption with a reason and an expiry date to the policy file.",
    ],
    [
      "STALE_BACKUP",
      1,
      "max-stale-backup",
      "1 volume has no backup within the age limit; max-stale-backup allows 0: find out why the schedule stopped and take a backup, or add an exemption with a reason and an expiry date to the policy file.",
    ],
    [
      "STALE_BACKUP",
      3,
      "max-stale-backup",
      "3 volumes have no backup within the age limit; max-stale-backup allows 0: find out why the schedule stopped and take a backup, or add an exemption with a reason and an expiry date to the policy file.",
    ],
    [
      "UNKNOWN",
      1,
      "max-unknown",
      "Backups of 1 volume could not be listed; max-unknown allows 0: let the audit inspect volume-family there, or add an exemption with a reason and an expiry date to the policy file.",
    ],
  ] as const)("%s × %i violates %s", (status, actual, rule, message) => {
    expect(judgeGate(of(status, actual), [], STRICT)).toEqual({
      passed: false,
      warnOnly: false,
      onlyNew: false,
      violations: [{ rule, limit: 0, actual, message }],
    });
  });

  test("as many as allowed are no violation, one more is", () => {
    const limits = { ...OFF, maxStaleBackup: 2 };
    expect(judgeGate(of("STALE_BACKUP", 2), [], limits).passed).toBe(true);
    expect(judgeGate(of("STALE_BACKUP", 3), [], limits).passed).toBe(false);
  });

  test("null switches the counts off", () => {
    const findings = [...of("NO_BACKUP", 1), ...of("STALE_BACKUP", 1), ...of("UNKNOWN", 1)];
    expect(judgeGate(findings, [unread()], OFF).violations).toEqual([]);
  });

  test.each([
    ["waived", { waived: true }],
    ["in its grace period", { inGracePeriod: true }],
  ])("a finding that is %s is not counted", (_, over) => {
    const findings = of("NO_BACKUP", 1, over);
    const limits = { ...STRICT, minCompliancePercent: 100 };
    expect(judgeGate(findings, [], limits).violations).toEqual([]);
  });

  test("min-compliance-percent", () => {
    const findings = [...of("COMPLIANT", 1), ...of("STALE_BACKUP", 2)];
    expect(judgeGate(findings, [], { ...OFF, minCompliancePercent: 95 }).violations).toEqual([
      {
        rule: "min-compliance-percent",
        limit: 95,
        actual: 33.33,
        message:
          "33.33 % of the volumes are compliant; min-compliance-percent asks for 95 %: back up the listed volumes, or add an exemption with a reason and an expiry date to the policy file.",
      },
    ]);
  });

  test("min-compliance-percent is compared exactly", () => {
    const findings = [...of("COMPLIANT", 18_999), ...of("NO_BACKUP", 1001)];
    const limits = { ...OFF, minCompliancePercent: 95 };
    expect(judgeGate(findings, [], limits).violations).toHaveLength(1);
    const rest = findings.slice(0, 19_998);
    expect(judgeGate(rest, [], limits).violations).toEqual([]);
  });

  test.each([
    [2, 3, 95, 66.67],
    [2, 3, 66.67, 66.667],
    [2, 3, 66.667, 66.6667],
    [2499, 2500, 100, 99.96],
    [49_999, 50_000, 100, 99.99],
    [18_999, 20_000, 95, 94.995],
    [1, 20_000, 0.01, 0.005],
  ])("%i of %i with a limit of %d is shown as %d", (compliant, counted, limit, actual) => {
    const findings = [...of("COMPLIANT", compliant), ...of("NO_BACKUP", counted - compliant)];
    const { violations } = judgeGate(findings, [], { ...OFF, minCompliancePercent: limit });
    expect(violations).toMatchObject([{ limit, actual }]);
    expect(violations[0]?.message).toMatch(new RegExp(`^${actual} % .* asks for ${limit} %`));
  });

  test("min-compliance-percent is never shown as reached, and agrees with the summary", () => {
    const counts = fc.record({ compliant: fc.nat(60), others: fc.integer({ min: 1, max: 60 }) });
    const limits = fc.integer({ min: 0, max: 100_000 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(counts, limits, ({ compliant, others }, limit) => {
        const findings = [...of("COMPLIANT", compliant), ...of("NO_BACKUP", others)];
        const [violation] = judgeGate(findings, [], {
          ...OFF,
          minCompliancePercent: limit,
        }).violations;
        if (violation === undefined) return;
        expect(violation.actual).toBeLessThan(limit);
        const told = roundedPercent(share(findings));
        expect(Math.abs(violation.actual - told)).toBeLessThan(0.005_001);
      }),
    );
  });

  test("no volumes count as 100 percent", () => {
    expect(judgeGate([], [], { ...OFF, minCompliancePercent: 100 }).passed).toBe(true);
  });

  test("fail-on-incomplete", () => {
    const verdict = judgeGate(of("COMPLIANT", 1), [unread()], STRICT);
    expect(verdict.violations).toEqual([
      {
        rule: "fail-on-incomplete",
        limit: true,
        actual: 1,
        message:
          "1 listing could not be read, so the audit is incomplete: grant the missing permissions (mode: preflight names them), or run it again.",
      },
    ]);
  });

  test("fail-if-empty", () => {
    const limits = { ...OFF, failIfEmpty: true };
    expect(judgeGate(of("COMPLIANT", 1), [], limits).passed).toBe(true);
    expect(judgeGate([], [], limits).violations).toEqual([
      {
        rule: "fail-if-empty",
        limit: true,
        actual: 0,
        message:
          "No volume was found to audit: check root-compartment, exclude-compartments and regions.",
      },
    ]);
  });

  test("warn-only lists the violations and passes", () => {
    const verdict = judgeGate(of("NO_BACKUP", 1), [], { ...STRICT, warnOnly: true });
    expect(verdict).toMatchObject({ passed: true, warnOnly: true });
    expect(verdict.violations).toHaveLength(1);
  });

  describe("with fail-on: new", () => {
    const limits = { ...STRICT, onlyNew: true };
    const findings = [
      ...of("NO_BACKUP", 1, { drift: "new" }),
      ...of("NO_BACKUP", 1, { drift: "changed" }),
      ...of("NO_BACKUP", 3, { drift: "persisting" }),
      ...of("STALE_BACKUP", 1, { drift: "persisting" }),
    ];

    test("counts what is new or has changed, and says so", () => {
      expect(judge(findings, [], [], limits, WITH_BASELINE)).toEqual({
        passed: false,
        warnOnly: false,
        onlyNew: true,
        violations: [
          {
            rule: "max-no-backup",
            limit: 0,
            actual: 2,
            message:
              "New since the last run: 2 volumes have no usable backup; max-no-backup allows 0: take backups and assign a backup policy, or add an exemption with a reason and an expiry date to the policy file.",
          },
        ],
      });
    });

    test("counts everything when there is no last run", () => {
      const verdict = judge(findings, [], [], limits, WITHOUT_BASELINE);
      expect(verdict.onlyNew).toBe(false);
      expect(verdict.violations.map(({ rule, actual }) => [rule, actual])).toEqual([
        ["max-no-backup", 5],
        ["max-stale-backup", 1],
      ]);
    });

    test("shares and completeness are of the whole", () => {
      const wanted = { ...limits, maxNoBackup: null, minCompliancePercent: 1 };
      const { violations } = judge(findings, [], [unread()], wanted, WITH_BASELINE);
      expect(violations.map(({ rule }) => rule)).toEqual([
        "min-compliance-percent",
        "fail-on-incomplete",
      ]);
    });
  });
});

test("an interrupted audit cannot pass the gate, even where a complete one would", () => {
  const forgiving = { ...OFF, warnOnly: true, failOnIncomplete: false };
  const broken = { hasBaseline: false, interruption: "The run was stopped by SIGINT." };
  expect(judge(of("COMPLIANT", 1), [], [unread()], forgiving, broken)).toMatchObject({
    passed: false,
    violations: [
      {
        rule: "fail-on-incomplete",
        actual: 1,
        message:
          "The run was stopped by SIGINT. An interrupted audit cannot pass the gate: run it again.",
      },
    ],
  });
});
