import { describe, expect, test } from "@jest/globals";

import type { PlanAssessment } from "../../../src/posture/plan/plan-assessment.js";
import { findingOf, judged, judgedText, planJson, saidOf } from "./judged-plan.js";

const BARE = "backup-policy-assigned: fail, new";
const SAFE = "backup-policy-assigned: pass";

/** A resource (and its part), and what every check says of it. */
type Case = readonly [name: string, ...said: string[]];

const RULES: readonly (readonly [rule: string, plan: string, cases: readonly Case[]])[] = [
  [
    "protection-removed: protected before and not after, by an assignment, a move, or a group",
    "changes",
    [
      ["oci_core_volume.loses", BARE, "protection-removed: fail, new"],
      ["oci_core_volume.from", BARE, "protection-removed: fail, new"],
      ["oci_core_volume.grp_b", BARE, "protection-removed: fail, new"],
      ["oci_core_volume.gains", SAFE],
      ["oci_core_volume.stays_alone", SAFE],
    ],
  ],
  [
    "a group that loses its assignment, or is told to hold nobody, takes protection away",
    "groups-change",
    [
      ["oci_core_volume.bare_group", BARE, "protection-removed: fail, new"],
      ["oci_core_volume.dropped", BARE, "protection-removed: fail, new"],
      ["oci_core_volume.shard[0]", SAFE],
    ],
  ],
  [
    "a policy that the plan deletes, or that was the group's, protects nobody whatever the state says",
    "stale",
    [
      ["oci_core_volume.bystate", BARE, "protection-removed: fail, new"],
      ["oci_core_volume.grouped", BARE, "protection-removed: fail, new"],
    ],
  ],
  [
    "an assignment that was deleted by hand, and is written no more, is an old gap",
    "stale",
    [["oci_core_volume.drifted", "backup-policy-assigned: fail"]],
  ],
  [
    "an old gap is not new",
    "changes",
    [["oci_core_volume.old_gap", "backup-policy-assigned: fail"]],
  ],
  [
    "volume-replaced fails, and volume-destroyed only warns, without a word on its assignment",
    "changes",
    [
      ["oci_core_volume.zone", SAFE, "volume-replaced: fail, new"],
      ["oci_core_volume.goes", "volume-destroyed: fail, new, only warns"],
      ['oci_core_volume.shape["was"]', "volume-destroyed: fail, new, only warns"],
    ],
  ],
  [
    "group-replaced and backup-destroyed are findings of their own",
    "changes",
    [
      ["oci_core_volume_group.shrinks", "group-replaced: fail, new"],
      ["oci_core_volume_backup.kept", "backup-destroyed: fail, new"],
      ["oci_core_volume_group_backup.gone", "backup-destroyed: fail, new"],
    ],
  ],
  [
    "two-policies warns, and one policy does not",
    "references-plain",
    [
      ["oci_core_volume.both", SAFE, "two-policies: fail, new, only warns"],
      ["oci_core_volume.direct", SAFE],
    ],
  ],
  [
    "a boot volume goes with its instance unless it is preserved, and with its image in place",
    "instances-change",
    [
      ["oci_core_instance.rehomed boot_volume", SAFE, "volume-replaced: fail, new"],
      ["oci_core_instance.preserved boot_volume", BARE],
      ["oci_core_instance.reimaged boot_volume", BARE, "volume-replaced: fail, new"],
      ["oci_core_instance.ends boot_volume", "volume-destroyed: fail, new, only warns"],
      ["oci_core_instance.untouched boot_volume", "backup-policy-assigned: unknown"],
    ],
  ],
];

const assessments = new Map<string, PlanAssessment>();
function assessed(plan: string): PlanAssessment {
  const made = assessments.get(plan) ?? judged(plan);
  assessments.set(plan, made);
  return made;
}

function named(assessment: PlanAssessment, name: string) {
  const [address = "", part = null] = name.split(/ (?=\w+(?:\[\d+\])?$)/);
  return findingOf(assessment, address, part);
}

describe("what a plan loses", () => {
  test.each(RULES)("%s", (_, plan, cases) => {
    for (const [name, ...said] of cases) {
      expect([name, ...saidOf(named(assessed(plan), name))]).toEqual([name, ...said]);
    }
  });

  test("what is forgotten or preserved is no finding", () => {
    const addresses = (plan: string) =>
      assessed(plan).findings.map(({ address, asset }) => `${address} ${asset ?? ""}`);
    expect(addresses("changes")).not.toContain("oci_core_volume.leaves ");
    expect(addresses("instances-change")).not.toContain("oci_core_instance.ends_kept boot_volume");
    const codes = assessed("changes").notes.map(({ code, address }) => `${code} ${address ?? ""}`);
    expect(codes).toEqual([
      "forgotten oci_core_volume.leaves",
      "forgotten oci_core_volume_backup_policy_assignment.let_go",
    ]);
  });

  test("a state that still names the policy does not hide that its assignment goes", () => {
    const plan = JSON.parse(planJson("changes")) as {
      resource_changes: { address: string; change: { before: object; after: object } }[];
    };
    for (const { address, change } of plan.resource_changes) {
      if (address !== "oci_core_volume.loses") continue;
      Object.assign(change.before, { backup_policy_id: "ocid1.volumebackuppolicy.oc1..was" });
      Object.assign(change.after, { backup_policy_id: "ocid1.volumebackuppolicy.oc1..was" });
    }
    const assessment = judgedText(JSON.stringify(plan), "changes");
    expect(saidOf(findingOf(assessment, "oci_core_volume.loses"))).toEqual([
      BARE,
      "protection-removed: fail, new",
    ]);
  });

  test("the replaced group's hint names what can be updated in place", () => {
    expect(named(assessed("changes"), "oci_core_volume_group.shrinks").reason).toContain(
      "change its volume_ids instead of source_details",
    );
  });
});

describe("a policy that gives less than before", () => {
  const REQUIRE =
    "defaults: { max-backup-age: 7d, require: { policy-meets-threshold: true, retention: 30d, IMMUTABLE } }";
  const weakened = (immutable: boolean) =>
    judged("weakened", { policy: REQUIRE.replace("IMMUTABLE", `immutable: ${immutable}`) });

  test("a policy that is left without a schedule protects nobody, whatever the rule asks for", () => {
    const plan = JSON.parse(planJson("weakened")) as {
      resource_changes: { address: string; change: { after: Record<string, unknown> } }[];
    };
    const policy = plan.resource_changes.find(({ address }) =>
      /backup_policy\.rarer/.test(address),
    );
    if (policy === undefined) throw new Error("The plan has no such policy.");
    policy.change.after["schedules"] = [];
    const { findings, notes } = judgedText(JSON.stringify(plan), "emptied");
    const found = findings.find(({ address }) => address === "oci_core_volume.rarer");
    expect(found && saidOf(found)).toEqual([SAFE, "protection-removed: fail, new"]);
    expect(notes.map(({ address }) => address)).not.toContain("oci_core_volume.rarer");
  });

  test.each([
    ["rarer", ["policy-meets-threshold"]],
    ["shorter", ["retention"]],
  ])("protection-weakened fails for %s", (name, lost) => {
    const { checks } = findingOf(weakened(false), `oci_core_volume.${name}`);
    const failing = checks.filter(({ result }) => result === "fail");
    expect(failing.map(({ id }) => id)).toEqual([...lost, "protection-weakened"]);
    expect(failing.every(({ isNew, isRequired }) => isNew && isRequired)).toBe(true);
  });

  test("dropped immutability weakens where it is asked for", () => {
    const said = (immutable: boolean) =>
      saidOf(findingOf(weakened(immutable), "oci_core_volume.unlocked"));
    expect(said(true)).toContain("protection-weakened: fail, new");
    expect(said(false).join()).not.toContain("fail");
  });

  test("is a note where it still meets all, and none where it gives more", () => {
    const notes = weakened(false).notes.map(({ message }) => message);
    const of = (name: string, what: string) =>
      `The backup policy of oci_core_volume.${name} still meets the rule, but does less than before: ${what}.`;
    expect(notes).toEqual([
      of("lesser", "backups are kept for 34.72 days instead of 40 days"),
      of("moved_home", "they are not copied to another region"),
      of("switched", "backups are kept for 50 days instead of 100 days"),
      of("unlocked", "they can be deleted"),
    ]);
  });
});

describe("what the gate counts", () => {
  test("fail-on any counts old gaps, new does not", () => {
    const rules = (onlyNew: boolean) =>
      judged("doubts-data", { gate: { onlyNew } }).verdict.violations.length;
    expect(rules(true)).toBe(0);
    const old = judged("changes", { gate: { onlyNew: false } }).verdict.violations[0]?.actual ?? 0;
    expect(old).toBe((judged("changes").verdict.violations[0]?.actual ?? 0) + 1);
  });

  test("max-unknown 0 fails for what cannot be told, and unlimited does not", () => {
    expect(judged("doubts-data").verdict.passed).toBe(true);
    const strict = judged("doubts-data", { gate: { maxUnknown: 0 } }).verdict;
    expect(strict.violations.map(({ rule, actual }) => [rule, actual])).toEqual([
      ["max-unknown", 2],
    ]);
  });

  test("warn-only passes with the same violations", () => {
    const { passed, violations } = judged("changes", { gate: { warnOnly: true } }).verdict;
    expect(passed).toBe(true);
    expect(violations).toEqual(judged("changes").verdict.violations);
  });

  test.each([
    ["volume-destroyed", 2],
    ["group-replaced", 1],
    ["two-policies", 0],
  ] as const)("fail-on-checks %s counts that alone", (id, count) => {
    const { violations } = judged("changes", { gate: { failOnChecks: [id] } }).verdict;
    expect(violations.map(({ actual }) => actual)).toEqual(count === 0 ? [] : [count]);
  });

  test("nothing that is lost counts where no rule asks for a backup policy", () => {
    const policy = "defaults: { require: { backup-policy-assigned: false } }";
    const { findings, verdict } = judged("changes", { policy });
    expect(verdict.passed).toBe(true);
    expect(findings.flatMap(({ checks }) => checks)).toEqual([]);
  });
});

describe("rules and exemptions of groups and backups", () => {
  test("a backup is judged by the rule of its volume", () => {
    const policy =
      "rules: [{ name: precious, match: { names: [goes] }, severity: critical }]\ngate: { fail-on-severity: critical }";
    const { verdict, findings } = judged("changes", { policy });
    const of = (address: string) => findings.find((it) => it.address === address)?.checks[0];
    expect(of("oci_core_volume_backup.kept")?.severity).toBe("critical");
    expect(of("oci_core_volume_group_backup.gone")?.severity).toBe("medium");
    expect(verdict.violations.map(({ actual }) => actual)).toEqual([1]);
  });

  test("a group is judged by its own name, and a rule that may hold makes nobody sure", () => {
    const policy = (match: string) =>
      `rules: [{ name: own, match: ${match}, severity: high, require: { backup-policy-assigned: false } }]`;
    const of = (match: string) =>
      judged("changes", { policy: policy(match) }).findings.find(
        ({ address }) => address === "oci_core_volume_group.shrinks",
      );
    expect(of("{ names: [shrinks] }")).toBeUndefined();
    expect(of("{ attached: true }")?.checks[0]?.isRequired).toBe(false);
    expect(of("{ names: [another] }")?.checks[0]?.isRequired).toBe(true);
  });

  test("an exemption by address waives them", () => {
    const policy =
      'exemptions: [{ id: e, match: { addresses: ["oci_core_volume_group.*", "oci_core_volume_backup.kept"] }, reason: r, permanent: true }]';
    const { findings } = judged("changes", { policy });
    const waived = findings.filter((it) => it.waived).map(({ address }) => address);
    expect(waived).toEqual(["oci_core_volume_backup.kept", "oci_core_volume_group.shrinks"]);
  });
});
