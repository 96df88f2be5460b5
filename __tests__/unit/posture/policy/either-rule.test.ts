import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { assess } from "../../../../src/posture/assess.js";
import type { Finding } from "../../../../src/posture/assessment.js";
import { eitherFinding } from "../../../../src/posture/policy/either-rule.js";
import { noticeText } from "../../../../src/posture/notice.js";
import {
  SEVERITIES,
  type GateLimits,
  type Policy,
  type Severity,
} from "../../../../src/settings/policy.js";
import { finding } from "../../github/assessment-fixture.js";
import {
  attachment,
  backup,
  DAY,
  inventory,
  NOW,
  OFF,
  STRICT,
  unread,
  volume,
} from "../inventory-builder.js";
import { exemption, match, policy, rule, settings } from "../policy-fixtures.js";

const DENIED = unread({ compartmentId: "elsewhere", operation: "ListVolumeAttachments" });
/** Nobody saw the volume attached, and one compartment beyond the scope may not be asked. */
const UNKNOWN = { tolerated: [DENIED] };

const judged = (
  given: Partial<Policy>,
  over: Parameters<typeof inventory>[0] = {},
  gate: GateLimits = STRICT,
) => {
  const base = { volumes: [volume()], backups: [backup({ timeCreated: NOW - 3 * DAY })] };
  return assess(inventory({ ...base, ...over }), policy(given), gate, NOW);
};
const only = (given: Parameters<typeof judged>) => judged(...given).findings[0] as Finding;

const STRICT_RULE = {
  ...rule("live", { attached: true }),
  settings: { ...settings(), maxBackupAgeMs: DAY },
};

describe("a volume of which it is not known whether it is attached", () => {
  test("is UNKNOWN where the rules that may hold differ, and the audit is incomplete", () => {
    const { findings, complete, verdict, unread: gaps } = judged({ rules: [STRICT_RULE] }, UNKNOWN);
    expect(findings).toMatchObject([
      {
        status: "UNKNOWN",
        reason: expect.stringMatching(/STALE_BACKUP by the rule "live"; COMPLIANT by/),
      },
    ]);
    expect(complete).toBe(false);
    expect(gaps).toEqual([DENIED]);
    expect(verdict.passed).toBe(false);
  });

  test("has the status that all of the rules give it", () => {
    const status = (age: number) =>
      only([
        { rules: [STRICT_RULE] },
        { ...UNKNOWN, backups: [backup({ timeCreated: NOW - age })] },
      ]).status;
    expect([status(DAY / 2), status(30 * DAY)]).toEqual(["COMPLIANT", "STALE_BACKUP"]);
  });

  test("is judged by one rule where an earlier one takes it for certain", () => {
    const first = rule("all", {});
    expect(only([{ rules: [first, STRICT_RULE] }, UNKNOWN])).toMatchObject({
      ...{ status: "COMPLIANT", rule: "all" },
    });
    expect(judged({ rules: [first, STRICT_RULE] }, UNKNOWN).complete).toBe(true);
  });

  test("is not waived, and that is said", () => {
    const detached = exemption({ id: "detached", match: match({ attached: false }) });
    const stale = { ...UNKNOWN, backups: [backup({ timeCreated: NOW - 30 * DAY })] };
    const { findings, policyNotices, complete, exemptions } = judged(
      { exemptions: [detached] },
      stale,
    );
    expect(findings).toMatchObject([
      { waived: false, exemption: null, areAttachmentsKnown: false },
    ]);
    expect(exemptions).toEqual([]);
    expect(policyNotices.map(noticeText)).toEqual([
      expect.stringMatching(/^Exemption detached does not waive 1 volume of which it is not known/),
    ]);
    expect(complete).toBe(false);
  });

  test.each([
    ["names the check", { ...STRICT, failOnChecks: ["unattached-volume" as const] }, false],
    ["counts every severity", { ...STRICT, failOnSeverity: "info" as const }, false],
    ["counts none of it", { ...STRICT, failOnSeverity: "low" as const }, true],
  ])("is a gap when the gate %s", (_, gate, complete) => {
    const assessment = judged({}, UNKNOWN, gate);
    expect(assessment.complete).toBe(complete);
    const [check] =
      assessment.findings[0]?.checks.filter((it) => it.id === "unattached-volume") ?? [];
    expect(check).toMatchObject({ result: "unknown" });
  });

  test("leaves nothing open where nothing hangs on it, or it is known", () => {
    const over = exemption({ match: match({ attached: false }), expires: "2020-01-01" });
    expect(judged({ exemptions: [over] }, UNKNOWN).complete).toBe(true);
    expect(
      judged({ rules: [STRICT_RULE] }, { ...UNKNOWN, attachments: [attachment()] }).complete,
    ).toBe(true);
  });

  test("what was not asked is a gap of the tenancy", () => {
    const unasked = [
      { region: "us-ashburn-1", operation: "ListVolumeAttachments" as const, compartments: 2 },
    ];
    expect(judged({ rules: [STRICT_RULE] }, { unasked }).unread).toMatchObject([
      {
        compartmentId: "ocid1.tenancy.oc1..acme",
        code: "NotAsked",
        reason: "Resource Search shows nothing in 2 compartments, so that they were not asked",
      },
    ]);
  });
});

describe("what is said by either rule", () => {
  const result = fc.constantFrom("pass", "fail", "unknown", "not_applicable", "absent");
  const status = fc.constantFrom("COMPLIANT", "STALE_BACKUP", "NO_BACKUP", "UNKNOWN");
  const anyFinding = fc.record({
    result,
    status,
    isRequired: fc.boolean(),
    severity: fc.constantFrom(...SEVERITIES),
    breach: fc.option(fc.nat()),
  });

  test("is never better than what the right one says", () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { minLength: 1, maxLength: 3 }), (given) => {
        const findings = given.map((it, index) =>
          finding({
            rule: `rule-${index}`,
            status: it.status,
            nextBreachAt: it.breach,
            checks:
              it.result === "absent"
                ? []
                : [
                    {
                      ...{
                        id: "retention",
                        severity: it.severity,
                        message: it.result,
                        remedy: null,
                      },
                      ...{ waived: false, inGracePeriod: false, isNew: false },
                      isRequired: it.isRequired,
                      result: it.result,
                    },
                  ],
          }),
        );
        const [first, ...others] = findings;
        if (first === undefined) return;
        const either = eitherFinding([first, ...others]);
        for (const { status: right, checks } of findings) {
          if (right !== "COMPLIANT") expect(either.status).not.toBe("COMPLIANT");
          if (right === "NO_BACKUP") expect(either.status).toMatch(/NO_BACKUP|UNKNOWN/);
          const [check] = checks;
          if (check?.result !== "fail") continue;
          const said = either.checks[0];
          expect(said?.result).toMatch(/fail|unknown/);
          if (said?.result !== "fail") continue;
          expect(SEVERITIES.indexOf(said.severity)).toBeGreaterThanOrEqual(
            SEVERITIES.indexOf(check.severity),
          );
        }
      }),
    );
  });

  test("a failure has the highest severity that it may have, whichever rule asks for it", () => {
    const failing = (isRequired: boolean, severity: Severity) =>
      finding({
        checks: [
          {
            ...{ id: "retention", result: "fail", message: "too short", remedy: null },
            ...{ isRequired, severity, waived: false, inGracePeriod: false, isNew: false },
          },
        ],
      });
    const either = eitherFinding([failing(true, "info"), failing(false, "low")]);
    expect(either.checks).toMatchObject([{ result: "fail", severity: "low", isRequired: true }]);
  });

  test("one rule alone says it all", () => {
    const alone = finding();
    expect(eitherFinding([alone])).toBe(alone);
  });

  test("takes the earliest breach, and the grace that all give", () => {
    const one = finding({ status: "COMPLIANT", nextBreachAt: 5, inGracePeriod: true });
    const two = finding({ status: "COMPLIANT", nextBreachAt: 3, inGracePeriod: false });
    expect(eitherFinding([one, two])).toMatchObject({ nextBreachAt: 3, inGracePeriod: false });
    expect(eitherFinding([one, finding({ status: "COMPLIANT" })]).nextBreachAt).toBeNull();
  });
});

test("a gate that counts nothing leaves the audit as it is", () => {
  expect(judged({}, UNKNOWN, OFF).complete).toBe(true);
});

describe("a volume whose size OCI does not tell", () => {
  const unsized = { volumes: [volume({ sizeGb: null })] };
  const large = {
    ...rule("large", { minSizeGb: 500 }),
    settings: { ...settings(), maxBackupAgeMs: DAY },
  };

  test("is not passed by by a rule for large ones", () => {
    const found = only([{ rules: [large] }, unsized]);
    expect(found).toMatchObject({ status: "UNKNOWN", sizeGb: null });
    expect(found.reason).toMatch(
      /^which rule holds is not known, for OCI does not tell the volume's size: .* by the rule "large"; .* by the rule "defaults"$/,
    );
  });

  test("is waived by no exemption for large ones, which is told", () => {
    const exempted = exemption({ id: "large", match: match({ minSizeGb: 500 }) });
    const assessment = judged({ exemptions: [exempted] }, unsized);
    expect(assessment.findings[0]?.waived).toBe(false);
    expect(assessment.policyNotices.map(noticeText)).toContain(
      "Exemption large does not waive 1 volume of which OCI does not tell the size: match them by something else.",
    );
  });

  test("is no volume of 0 GB in the sums", () => {
    const { summary } = judged({}, { volumes: [volume({ sizeGb: null }), volume({ id: "b" })] });
    expect(summary).toMatchObject({ totalGb: 50, unsized: 1 });
  });
});
