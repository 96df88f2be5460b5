import { describe, expect, test } from "@jest/globals";

import type { Assessment, Violation } from "../../../../src/posture/assessment.js";
import { cleanAssessment } from "../../reports/sample.js";
import { DAY, generatedDays, nameOf, periodOf, START, type DayChange } from "./period-fixture.js";

const { orphanedBackups: orphaned, verdict, summary } = cleanAssessment();
const at = (day: number) => START + day * DAY;

function broken(rule: string, message: string): Pick<Assessment, "verdict"> {
  const violation: Violation = { rule, limit: true, actual: 1, message };
  return { verdict: { ...verdict, passed: false, violations: [violation] } };
}

function deletable(result: "pass" | "fail" | "unknown", who = "2 subjects"): DayChange {
  const check = {
    ...({ id: "deletion-restricted", severity: "high", result, remedy: null } as const),
    ...{ message: `${who} may delete`, who: [], mayGrant: [], held: { backups: 0, volumes: 0 } },
  };
  const fails = result === "fail" ? broken("deletion-restricted", "2 subjects") : {};
  return { assessment: { deletionRestricted: check, ...fails } };
}

const underPolicy = (change: DayChange, letter: string): DayChange => ({
  ...change,
  facts: { policyFile: { path: "policy.yml", sha256: letter.repeat(64) } },
});
const NOT_ASKED: DayChange = {};

function history(days: readonly DayChange[]) {
  const folder = generatedDays(days.length, (day) => days[day] ?? {});
  return periodOf(folder, 0, days.length - 1).tenancyExceptions;
}

test("a day on which limits were broken did not pass, be it with warn-only", () => {
  const { verdict: failed } = broken("max-no-backup", "1 volume has no usable backup");
  const warned = { verdict: { ...failed, passed: true, warnOnly: true } };
  const days: DayChange[] = [{}, { assessment: { verdict: failed } }, { assessment: warned }];
  const folder = generatedDays(days.length, (day) => days[day] ?? {});
  expect(periodOf(folder, 0, 2).days.map((it) => it.hasPassed)).toEqual([true, false, false]);
});

describe("an exception of the tenancy", () => {
  test("lasts from the first report that shows it to the first that does not", () => {
    const days = [deletable("pass"), deletable("fail"), deletable("fail", "1"), deletable("pass")];
    expect(history(days)).toEqual([
      {
        ...{ check: "deletion-restricted", what: ["fail"], message: "1 may delete" },
        ...{ since: at(1), isOlder: false, until: at(3), end: "passes", otherPolicy: null },
      },
    ]);
  });

  test("stands in the last report, and may be older than the first", () => {
    expect(history([deletable("fail"), deletable("fail")])).toMatchObject([
      { since: at(0), isOlder: true, until: null, end: "stands" },
    ]);
  });

  test("is not to know, too, and what cannot be told ends nothing", () => {
    expect(history([deletable("unknown")])).toMatchObject([{ what: ["unknown"] }]);
    expect(
      history([deletable("fail"), deletable("unknown"), deletable("fail"), deletable("pass")]),
    ).toMatchObject([{ what: ["fail", "unknown", "fail"], since: at(0), until: at(3) }]);
  });

  test("ends where nobody asks any more, which is no pass", () => {
    expect(history([deletable("fail"), NOT_ASKED])).toMatchObject([
      { until: at(1), end: "no longer counted" },
    ]);
  });

  test("names the policy file with which it ended, where that is another one", () => {
    const [a, b] = ["a", "b"];
    expect(
      history([underPolicy(deletable("fail"), a), underPolicy(deletable("pass"), b)]),
    ).toMatchObject([{ end: "passes", otherPolicy: { policySha256: b.repeat(64) } }]);
    const same = [
      underPolicy(deletable("fail"), a),
      underPolicy(deletable("fail"), b),
      underPolicy(deletable("pass"), b),
    ];
    expect(history(same)).toMatchObject([{ otherPolicy: null }]);
  });

  test("that ended before the period is left out", () => {
    const days = [deletable("fail"), deletable("pass"), deletable("pass")];
    const folder = generatedDays(3, (day) => days[day] ?? {});
    expect(periodOf(folder, 2, 2).tenancyExceptions).toEqual([]);
  });

  test("is known by no report that was damaged", () => {
    const folder = generatedDays(3, (day) => (day === 1 ? deletable("fail") : deletable("pass")));
    const text = folder.get(nameOf(1)) ?? "";
    folder.set(nameOf(1), text.replace("may delete", "might delete"));
    expect(periodOf(folder, 0, 2).tenancyExceptions).toEqual([]);
  });
});

describe("orphaned backups", () => {
  const found = (result: "pass" | "fail" | "unknown", rule?: string): DayChange => ({
    assessment: {
      orphanedBackups: { ...orphaned, result, message: "3 backups" },
      ...(rule === undefined
        ? {}
        : broken(
            rule,
            "Checks that fail-on-checks names failed: orphaned-backup for the tenancy;",
          )),
    },
  });

  test.each(["fail-on-checks", "fail-on-severity"])("are one where %s meant them", (rule) => {
    expect(history([found("pass"), found("fail", rule), found("pass")])).toMatchObject([
      { check: "orphaned-backup", message: "3 backups", since: at(1), until: at(2) },
    ]);
  });

  test("are none where the gate passes them over, and not known is not gone", () => {
    expect(history([found("fail"), found("unknown")])).toEqual([]);
    const [one] = history([found("fail", "fail-on-checks"), found("unknown"), found("fail")]);
    expect(one).toMatchObject({
      ...{ what: ["fail", "unknown"], since: at(0), until: at(2), end: "no longer counted" },
    });
  });
});

test("a gate that fails for an empty scope is one until there is a volume", () => {
  const empty: DayChange = {
    findings: [],
    assessment: {
      ...broken("fail-if-empty", "No volume was found"),
      findings: [],
      summary: { ...summary, total: 0, compliant: 0 },
    },
  };
  expect(history([empty, NOT_ASKED])).toMatchObject([
    { check: "fail-if-empty", message: "No volume was found", until: at(1), end: "passes" },
  ]);
});
