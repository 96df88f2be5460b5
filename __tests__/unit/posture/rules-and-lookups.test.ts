import { describe, expect, test } from "@jest/globals";
import type { AssignedPolicy } from "../../../src/inventory/inventory.js";
import { effectivePolicy, replicaLookups } from "../../../src/posture/evidence/lookup-answers.js";
import { lookupsNeeded } from "../../../src/posture/lookups-needed.js";
import { surroundingsOf } from "../../../src/posture/policy/match.js";
import { ruleFinder } from "../../../src/posture/policy/rules.js";
import { compartment, inventory, volume } from "./inventory-builder.js";
import { answered, GOLD, policy, rule, settings, UNREAD } from "./policy-fixtures.js";

const ROOT = compartment({ id: "sandbox", name: "sandbox", path: "acme/sandbox" });

describe("the rule of a volume", () => {
  const given = policy({
    rules: [rule("databases", { names: ["db-*"] }), rule("big", { minSizeGb: 100 })],
  });
  const ruleOf = ruleFinder(given, surroundingsOf(inventory()));

  test.each([
    ["the first that matches wins", { name: "db-1", sizeGb: 200 }, "databases"],
    ["the next, where the first does not match", { name: "x", sizeGb: 200 }, "big"],
    ["else the defaults", { name: "x" }, "defaults"],
  ])("%s", (_, judged, expected) => {
    expect(ruleOf(volume(judged)).map(({ name }) => name)).toEqual([expected]);
  });
});

describe("lookupsNeeded", () => {
  const replicas = [{ id: "r1", availabilityDomain: "AD-1" }];
  const volumes = [
    volume({ id: "a", volumeGroupId: "g", replicas }),
    volume({ id: "b", volumeGroupId: "g", kind: "BOOT_VOLUME", region: "us-phoenix-1", replicas }),
    volume({ id: "alone" }),
    volume({ id: "gone", lifecycleState: "TERMINATED", replicas }),
    volume({ id: "play", compartmentId: "sandbox", replicas }),
  ];
  const given = inventory({ volumes, compartments: [compartment(), ROOT] });
  const prod = { compartments: ["prod/**"] };

  test.each([
    ["nothing is required", {}],
    ["only what the listings tell is required", { immutable: true, "achieved-rpo": 1 }],
  ])("none when %s", (_, require) => {
    const asked = policy({ defaults: settings(require), rules: [rule("p", prod, require)] });
    expect(lookupsNeeded(given, asked)).toEqual({ policyAssets: [], replicas: [] });
  });

  test.each(["backup-policy-assigned", "policy-meets-threshold", "schedule-missed"] as const)(
    "%s asks for the volumes of its rule and their groups, each once",
    (requirement) => {
      const asked = policy({ rules: [rule("p", prod, { [requirement]: true })] });
      expect(lookupsNeeded(given, asked)).toEqual({
        policyAssets: [
          { id: "a", region: "us-ashburn-1" },
          { id: "g", region: "us-phoenix-1" },
          { id: "b", region: "us-phoenix-1" },
          { id: "alone", region: "us-ashburn-1" },
        ],
        replicas: [],
      });
    },
  );

  test("replica asks for the replicas of its rule's volumes, each once", () => {
    const asked = policy({ rules: [rule("p", prod, { replica: 1 })] });
    expect(lookupsNeeded(given, asked)).toEqual({
      policyAssets: [],
      replicas: [{ id: "r1", kind: "BOOT_VOLUME" }],
    });
  });

  test("a rule that matches first spares its volumes what the defaults ask", () => {
    const asked = policy({
      defaults: settings({ "backup-policy-assigned": true }),
      rules: [rule("p", prod)],
    });
    expect(lookupsNeeded(given, asked).policyAssets).toEqual([
      { id: "play", region: "us-ashburn-1" },
    ]);
  });
});

describe("the effective policy of a volume and its group", () => {
  const none = answered<AssignedPolicy>();
  const ofVolume = answered({ ...GOLD, via: "volume" });
  const ofGroup = answered({ ...GOLD, via: "volume_group" });
  const gold = answered(GOLD);

  test.each([
    // own answer, group's answer, effective
    ["a policy, alone", gold, null, ofVolume],
    ["none, alone", none, null, none],
    ["unread, alone", UNREAD, null, UNREAD],
    ["a policy, whatever the group", gold, gold, ofVolume],
    ["a policy, group none", gold, none, ofVolume],
    ["a policy, group unread", gold, UNREAD, ofVolume],
    ["none, group a policy", none, gold, ofGroup],
    ["none, group none", none, none, none],
    ["none, group unread", none, UNREAD, UNREAD],
    ["none, group not asked", none, undefined, UNREAD],
    ["unread, group a policy", UNREAD, gold, ofGroup],
    ["unread, group none", UNREAD, none, UNREAD],
    ["unread, group unread", UNREAD, UNREAD, UNREAD],
    ["not asked, group a policy", undefined, gold, null],
  ])("%s", (_, own, group, expected) => {
    const known = new Map(
      [["v", own] as const, ["g", group ?? undefined] as const].flatMap(([id, lookup]) =>
        lookup === undefined ? [] : [[id, lookup] as const],
      ),
    );
    const volumeGroupId = group === null ? null : "g";
    expect(effectivePolicy({ id: "v", volumeGroupId }, known)).toEqual(expected);
  });
});

describe("the look-ups of a volume's replicas", () => {
  const replicas = [
    { id: "r1", availabilityDomain: "AD-1" },
    { id: "r2", availabilityDomain: "AD-2" },
  ];
  const synced = answered({ id: "r1", lifecycleState: "AVAILABLE", timeLastSynced: 0 });

  test("none are needed where there is no replica", () => {
    expect(replicaLookups({ replicas: [] }, new Map())).toEqual([]);
  });

  test("all of them, read or not", () => {
    const known = new Map([["r1", synced] as const, ["r2", UNREAD] as const]);
    expect(replicaLookups({ replicas }, known)).toEqual([synced, UNREAD]);
  });

  test("null as long as one was not asked for", () => {
    expect(replicaLookups({ replicas }, new Map([["r1", synced]]))).toBeNull();
  });
});
