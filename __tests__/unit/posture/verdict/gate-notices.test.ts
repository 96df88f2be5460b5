import { describe, expect, test } from "@jest/globals";

import { assess } from "../../../../src/posture/assess.js";
import { noticeText } from "../../../../src/posture/notice.js";
import { CHECK_IDS, type CheckId } from "../../../../src/settings/policy.js";
import { DAY, inventory, NOW, OFF, volume } from "../inventory-builder.js";
import { policy, rule } from "../policy-fixtures.js";

const GIVEN = inventory({ volumes: [volume()] });

function notices(failOnChecks: readonly CheckId[], given = policy({}), from = GIVEN) {
  return assess(from, given, { ...OFF, failOnChecks }, NOW).policyNotices.map(noticeText);
}

describe("fail-on-checks", () => {
  test("is told of each check that no rule requires, and of none that needs no rule", () => {
    const named = notices(CHECK_IDS).map(
      (it) => /names (\S+), which (?:no rule requires|the policy file does not ask)/.exec(it)?.[1],
    );
    // Those that are judged without being asked for, where there is something to judge.
    const always = [
      "backup-recency",
      "last-backup-faulty",
      "expiry-forecast",
      "orphaned-backup",
      "unattached-volume",
    ];
    expect(named).not.toContain(undefined);
    expect(named.filter((id) => always.includes(id ?? ""))).toEqual([]);
    expect(named).toEqual(expect.arrayContaining(["policy-meets-threshold", "replica"]));
  });

  test("is silent on what some rule requires, also where that rule holds for nothing yet", () => {
    const rules = [rule("later", {}, { replica: DAY })];
    const required = policy({ rules });
    const told = notices(["replica"], required, inventory({ volumes: [volume()] }));
    expect(told.filter((it) => it.includes("no rule requires"))).toEqual([]);
    expect(notices(["replica"], policy({}), inventory({ volumes: [] }))).toEqual([]);
  });

  test("is told of what could not be told", () => {
    const lookups = {
      policies: new Map([[volume().id, { kind: "unread" } as const]]),
      replicas: new Map(),
    };
    const rules = [rule("all", {}, { "backup-policy-assigned": true })];
    const told = notices(["backup-policy-assigned"], policy({ rules }), { ...GIVEN, lookups });
    expect(told).toEqual([
      "fail-on-checks names backup-policy-assigned, which is unknown on 1 volume: an unknown result does not fail the gate. Look at the findings before you rely on the verdict.",
    ]);
  });
});
