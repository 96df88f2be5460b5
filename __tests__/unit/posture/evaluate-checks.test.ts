import { describe, expect, test } from "@jest/globals";
import type { Check } from "../../../src/posture/check.js";
import { evaluateChecks } from "../../../src/posture/evaluate-checks.js";
import { backUpNow } from "../../../src/posture/checks/remedy.js";
import { volume } from "./inventory-builder.js";
import { answered, GOLD } from "./policy-fixtures.js";
import { subject } from "./checks/subject-builder.js";

const REMEDY = backUpNow(volume());

function check(over: Partial<Check>): Check {
  return {
    id: "immutable",
    title: "title",
    help: "help",
    severity: "low",
    needs: [],
    isRequired: () => false,
    demands: () => [],
    evaluate: () => ({ result: "fail", message: "message", remedy: REMEDY }),
    ...over,
  };
}

const CHECKS = [
  check({}),
  check({ id: "backup-policy-assigned", needs: ["policy"], isRequired: () => true }),
  check({ id: "replica", needs: ["replica"] }),
];
const nothingWaived = { covers: () => false };

describe("evaluateChecks", () => {
  test.each([
    ["nothing was looked up", { policy: null, replicas: null }, ["immutable"]],
    [
      "the policy was",
      { policy: answered({ ...GOLD, via: "volume" as const }), replicas: null },
      ["immutable", "backup-policy-assigned"],
    ],
    ["the replicas were", { policy: null, replicas: [] }, ["immutable", "replica"]],
    [
      "all was, in vain",
      { policy: { kind: "unread" as const }, replicas: [{ kind: "unread" as const }] },
      ["immutable", "backup-policy-assigned", "replica"],
    ],
  ])("puts the checks whose needs are met: %s", (_, over, expected) => {
    const results = evaluateChecks(CHECKS, subject(over), nothingWaived, false);
    expect(results.map((it) => it.id)).toEqual(expected);
  });

  test("a required check takes the rule's severity, another keeps its own", () => {
    const given = subject({ policy: answered() });
    const covers = (id: string) => id === "immutable";
    expect(evaluateChecks(CHECKS, given, { covers }, true)).toEqual([
      {
        id: "immutable",
        result: "fail",
        severity: "low",
        message: "message",
        remedy: REMEDY,
        isRequired: false,
        waived: true,
        inGracePeriod: true,
        isNew: false,
      },
      {
        id: "backup-policy-assigned",
        result: "fail",
        severity: "high",
        message: "message",
        remedy: REMEDY,
        isRequired: true,
        waived: false,
        // A volume can have a policy from its first minute.
        inGracePeriod: false,
        isNew: false,
      },
    ]);
  });

  test("what does not apply is kept only where the rule requires it", () => {
    const evaluate = () => {
      return { result: "not_applicable" as const, message: "message", remedy: null };
    };
    const given = [
      check({ evaluate }),
      check({ id: "retention", isRequired: () => true, evaluate }),
    ];
    const results = evaluateChecks(given, subject(), nothingWaived, false);
    expect(results.map(({ id, result }) => [id, result])).toEqual([
      ["retention", "not_applicable"],
    ]);
  });
});
