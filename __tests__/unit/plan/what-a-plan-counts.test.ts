/** The numbers of a judged plan, and the sentences that hold them. */
import { describe, expect, test } from "@jest/globals";

import { planOutputs } from "../../../src/github/plan-outputs.js";
import type { PlanAssessment } from "../../../src/posture/plan/plan-assessment.js";
import { judged } from "./judged-plan.js";

const outputs = (assessment: PlanAssessment) => planOutputs(assessment, new Map(), null);
const violation = ({ verdict }: PlanAssessment) =>
  verdict.violations.find(({ rule }) => rule === "max-unknown");

describe("what cannot be judged", () => {
  const BY_TAG =
    "defaults: { require: { backup-policy-assigned: false } }\nrules: [{ name: gold, match: { freeform-tags: { tier: gold } }, require: { backup-policy-assigned: true } }]";

  test("is the output unknown and the headline, and max-unknown counts it", () => {
    const assessment = judged("rules", { policy: BY_TAG, gate: { maxUnknown: 0, onlyNew: false } });
    const { actual = 0, message } = violation(assessment) ?? {};
    expect(actual).toBeGreaterThan(1);
    expect(outputs(assessment)).toMatchObject({ unknown: String(actual) });
    expect(assessment.headline).toContain(`${actual} cannot be judged from the plan`);
    expect(message).toBe(
      `${actual} resources cannot be judged from the plan; max-unknown allows 0. The report says for each what would tell; do that, or raise max-unknown.`,
    );
  });

  test.each(["rules", "doubts", "doubts-group", "instances-change", "weakened"])(
    "%s: never breaks max-unknown where the output says 0",
    (name) => {
      for (const onlyNew of [true, false]) {
        const assessment = judged(name, { gate: { maxUnknown: 0, onlyNew } });
        const { unknown } = outputs(assessment);
        expect(Number(unknown)).toBeGreaterThanOrEqual(violation(assessment)?.actual ?? 0);
        if (!onlyNew) expect(Number(unknown)).toBe(violation(assessment)?.actual ?? 0);
      }
    },
  );

  test("is left out of max-unknown where it was so before, and the message says that", () => {
    const found = violation(judged("doubts", { gate: { maxUnknown: 0 } }));
    expect(found?.message).toMatch(
      /^\d+ resources? cannot be judged from the plan, those that were so before left out; max-unknown allows 0\./,
    );
  });

  test("is nothing where no rule asks for it", () => {
    const policy = "defaults: { require: { backup-policy-assigned: false } }";
    const assessment = judged("doubts", { policy, gate: { maxUnknown: 0, onlyNew: false } });
    expect(assessment.summary.unknown).toBeGreaterThan(0);
    expect([outputs(assessment)["unknown"], violation(assessment)]).toEqual(["0", undefined]);
  });
});

test("a volume that fails is in the headline once, whatever else of it is open", () => {
  const policy =
    "rules: [{ name: gold, match: { freeform-tags: { tier: gold } }, require: { retention: 30d } }]";
  const { findings, headline } = judged("rules", { policy, gate: { onlyNew: false } });
  const both = findings.filter(({ checks }) =>
    ["fail", "unknown"].every((result) => checks.some((it) => it.result === result)),
  );
  expect(both.length).toBeGreaterThan(0);
  expect(headline).not.toContain("cannot be judged");
});

describe("the headline of a plan that passes", () => {
  const ALL = 'exemptions: [{ id: e, match: { addresses: ["**"] }, reason: r, permanent: true }]';

  test("says how many are exempted", () => {
    const { headline, findings, verdict } = judged("changes", { policy: ALL });
    const waived = findings.filter((it) =>
      it.checks.some(({ result, isRequired }) => result === "fail" && isRequired),
    );
    expect(verdict.passed).toBe(true);
    expect(headline).toMatch(new RegExp(`; ${waived.length} are exempted\\.$`));
  });

  test.each([["immutable"], ["volume-destroyed", "restore-tested"]] as const)(
    "says how many are exempted, whatever the gate counts: %s",
    (...failOnChecks) => {
      const exempted = (gate: Parameters<typeof judged>[1]) =>
        /(\d+) are exempted/.exec(judged("changes", { policy: ALL, ...gate }).headline)?.[1];
      expect(Number(exempted({ gate: { failOnChecks } }))).toBeGreaterThanOrEqual(
        Number(exempted({})),
      );
    },
  );

  test("says of what is exempted also where something else cannot be judged", () => {
    const policy =
      'exemptions: [{ id: e, match: { addresses: ["module.s.**"] }, reason: r, permanent: true }]';
    expect(judged("references", { policy }).headline).toBe(
      "This plan creates 11 volumes; 4 cannot be judged from the plan and 1 is exempted.",
    );
  });

  test("does not call an exempted doubt as asked", () => {
    const { headline } = judged("doubts", { policy: ALL, gate: { onlyNew: false } });
    expect(headline).toMatch(/; \d+ are exempted\.$/);
  });

  test("does not call an exempted gap as asked that was there before", () => {
    const policy =
      "defaults: { require: { backup-policy-assigned: false } }\nrules: [{ name: own, match: { names: [retagged] }, require: { backup-policy-assigned: true } }]";
    const { headline } = judged("rules", { policy: `${policy}\n${ALL}` });
    expect(headline).toMatch(/; 1 is exempted\.$/);
  });

  test("does not call an old gap as asked", () => {
    const { headline, verdict } = judged("rules", {
      policy:
        "defaults: { require: { backup-policy-assigned: false } }\nrules: [{ name: own, match: { names: [retagged] }, require: { backup-policy-assigned: true } }]",
    });
    expect(verdict.passed).toBe(true);
    expect(headline).toMatch(/; 1 does not meet the policy and is not counted\.$/);
  });

  test("is that all is as asked where nothing else is", () => {
    const policy = "defaults: { require: { backup-policy-assigned: false } }";
    expect(judged("changes", { policy }).headline).toMatch(/; all is as the policy asks\.$/);
  });
});

test("a backup policy whose name is hidden is not called nameless", () => {
  const said = (redact: boolean) =>
    JSON.stringify(judged("weakened", { redact, gate: { onlyNew: false } }).findings);
  expect(said(true)).toContain("(its name is hidden)");
  expect(said(true)).not.toContain("not in the plan)");
  expect(said(false)).not.toContain("(its name is hidden)");
});
