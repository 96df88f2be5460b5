import { describe, expect, test } from "@jest/globals";

import type { Inventory } from "../../../../src/inventory/inventory.js";
import { judgeDeletion } from "../../../../src/posture/access/deletion-restricted.js";
import { assess } from "../../../../src/posture/assess.js";
import type { DeletionRestriction } from "../../../../src/settings/policy.js";
import { policy } from "../policy-fixtures.js";
import { backup, DAY, inventory, NOW, OFF, STRICT, unread, volume } from "../inventory-builder.js";
import { ACME, ERP } from "./tree.js";

const TREE = [
  { id: ACME, name: "acme", parentId: null },
  { id: "ocid1.compartment.oc1..prod", name: "prod", parentId: ACME },
  { id: ERP, name: "erp", parentId: "ocid1.compartment.oc1..prod" },
  { id: "ocid1.compartment.oc1..vault", name: "vault", parentId: ACME },
];

const ALLOWED: DeletionRestriction = {
  allowedGroups: ["Administrators"],
  allowedDynamicGroups: [],
};

function iamOf(statements: readonly string[], compartmentId = ACME): NonNullable<Inventory["iam"]> {
  const policies = [{ id: "ocid1.policy.oc1..p", name: "p", compartmentId, statements }];
  return { policies, compartments: TREE };
}

const ADMINS = "Allow group Administrators to manage all-resources in tenancy";
const OPS = "Allow group Ops to manage volume-backups in compartment prod";

const judged = (
  statements: readonly string[],
  over: Parameters<typeof inventory>[0] = {},
  allowed: DeletionRestriction = ALLOWED,
) => judgeDeletion(inventory({ iam: iamOf(statements), ...over }), allowed, NOW);

describe("who may delete backups", () => {
  test("passes where all who may are allowed", () => {
    const { check, gaps } = judged([ADMINS]);
    expect(check).toMatchObject({
      result: "pass",
      message:
        "nobody but those whom the policy file allows may delete backups, backup policies or their assignments",
      who: [{ subject: { kind: "group", name: "Administrators" }, isAllowed: true, doubt: null }],
      mayGrant: [],
    });
    expect(gaps).toEqual([]);
  });

  test("fails for everybody else, each subject counted once, those of whom it is not sure too", () => {
    const { check } = judged([
      ADMINS,
      OPS,
      "Allow group Ops to manage boot-volume-backups in tenancy",
      "Allow any-user to manage volume-family in tenancy where request.user.name = 'joe'",
      "what is this",
    ]);
    expect(check.result).toBe("fail");
    expect(check.message).toBe(
      "3 subjects that the policy file does not allow may delete backups, backup policies or their assignments, 2 of them only perhaps",
    );
    expect(check.who.map(({ subject, isAllowed }) => [subject?.name ?? null, isAllowed])).toEqual([
      ["Ops", false],
      ["Ops", false],
      [null, false],
      ["", false],
      ["Administrators", true],
    ]);
  });

  test.each<[string, readonly string[], boolean]>([
    ["group Administrators", ["Administrators"], true],
    ["group Administrators", ["Admin*"], true],
    ["group Administrators", ["administrators"], false],
    ["group 'Default'/'Administrators'", ["Administrators"], true],
    ["group Administrators", ["'Default'/'Administrators'"], true],
    ["group default/Administrators", ["Default/Administrators"], true],
    ["group Corp/Administrators", ["Administrators"], false],
    ["group Corp/Administrators", ["Corp/Administrators"], true],
    ["group 'Corp'/'Administrators'", ["'Corp'/'Administrators'"], true],
    ["group 'Sandbox'/'temp-admins'", ["*-admins"], false],
    ["group 'Sandbox'/'temp-admins'", ["Default/*-admins"], false],
    ["group 'Sandbox'/'temp-admins'", ["'Default'/'*'"], false],
    ["group 'Sandbox'/'temp-admins'", ["*/*-admins"], true],
    ["group temp-admins", ["*/*-admins"], true],
    ["group Backup-Test/Everyone", ["Backup*"], false],
    ["group id ocid1.group.oc1..aa", ["ocid1.group.oc1..aa"], true],
    ["group id ocid1.group.oc1..aa", ["Administrators"], false],
    ["dynamic-group Administrators", ["Administrators"], false],
    ["service Administrators", ["*"], false],
    ["any-user", ["*"], false],
    ["any-group", ["*"], false],
  ])("%s, where %j is allowed: %s", (subject, allowedGroups, isAllowed) => {
    const { check } = judged(
      [`Allow ${subject} to manage volume-family in tenancy`],
      {},
      {
        allowedGroups,
        allowedDynamicGroups: [],
      },
    );
    expect(check.result).toBe(isAllowed ? "pass" : "fail");
  });

  test("a group of another tenancy is never one of the allowed", () => {
    const admit = "Admit group Administrators of tenancy Vendor to manage volume-family in tenancy";
    expect(judged([admit]).check.result).toBe("fail");
  });

  test("dynamic groups are allowed by a list of their own", () => {
    const statements = ["Allow dynamic-group agents to manage volume-family in tenancy"];
    const allowed = { allowedGroups: ["x"], allowedDynamicGroups: ["agent?"] };
    expect(judged(statements, {}, allowed).check.result).toBe("pass");
  });

  test("an unreadable statement for an allowed group alone is no failure", () => {
    expect(judged(["Allow group Administrators to wave at volume-family"]).check.result).toBe(
      "pass",
    );
    expect(judged(["Allow group Administrators, Ops to wave"]).check.result).toBe("fail");
  });

  describe("where a backup may lie that was not seen", () => {
    const vault = "ocid1.compartment.oc1..vault";
    const inVault = "Allow group Ops to manage volume-backups in compartment vault";
    const group = {
      ...{ id: "ocid1.volumegroup.oc1..g", name: "g", compartmentId: vault },
      ...{ region: "us-ashburn-1", volumeIds: [] },
    };
    const member = volume({ volumeGroupId: group.id });

    test.each<[string, Partial<Omit<Inventory, "backups">>]>([
      ["its backups could not be listed", { tolerated: [unread({ compartmentId: vault })] }],
      ["the volume's group lies there", { volumes: [member], volumeGroups: [group] }],
      ["it is not known where the volume's group lies", { volumes: [member] }],
      [
        "not all was asked",
        { unasked: [{ region: "us-ashburn-1", operation: "ListVolumeBackups", compartments: 1 }] },
      ],
    ])("as %s, who may delete there perhaps may", (_, over) => {
      expect(judged([ADMINS, inVault], over).check).toMatchObject({
        result: "fail",
        who: [
          { subject: { name: "Ops" }, doubt: "a backup may lie there that was not seen" },
          { subject: { name: "Administrators" }, doubt: null },
        ],
      });
      const hidden = unread({ operation: "ListPolicies", compartmentId: vault });
      const tolerated = [...(over.tolerated ?? []), hidden];
      const blind = judged([ADMINS], { ...over, tolerated });
      expect(blind.check.result).toBe("unknown");
      expect(blind.gaps).toEqual([hidden]);
    });
  });

  test("where a policy lies beside what is audited it is nobody's concern, but a backup may lie there", () => {
    const inVault = "Allow group Ops to manage volume-backups in compartment vault";
    expect(judged([inVault]).check.result).toBe("pass");
    const moved = backup({ compartmentId: "ocid1.compartment.oc1..vault" });
    const there = judged([inVault], { volumes: [volume()], backups: [moved] });
    expect(there.check).toMatchObject({
      result: "fail",
      who: [{ compartmentPath: "acme/vault" }],
    });
  });

  test("who may write IAM policies is named beside, once, and not counted", () => {
    const { check } = judged([
      ADMINS,
      "Allow group IamAdmins to manage policies in tenancy",
      "Allow group Ops to manage policies in compartment vault",
      "Allow group Administrators to manage policies in tenancy",
    ]);
    expect(check.result).toBe("pass");
    expect(check.mayGrant.map(({ subject }) => subject?.name)).toEqual(["IamAdmins"]);
  });

  test("what is locked, or held, is counted beside", () => {
    const guard = {
      isRetentionLocked: true,
      isIndefinite: false,
      isDeletionPrevented: false,
      retentionExpiresAt: NOW + DAY,
    };
    const backups = [
      backup({ id: "b1", protection: guard }),
      backup({ id: "b2", protection: { ...guard, retentionExpiresAt: NOW - DAY } }),
      backup({ id: "b3", protection: { ...guard, isIndefinite: true } }),
      backup({ id: "b4", protection: guard, lifecycleState: "TERMINATED" }),
    ];
    const { check } = judged([ADMINS], { volumes: [volume()], backups });
    expect(check.held).toEqual({ backups: 2, volumes: 1 });
  });
});

describe("what could not be read", () => {
  const lost = (compartmentId: string) => unread({ compartmentId, operation: "ListPolicies" });

  test.each([ACME, "ocid1.compartment.oc1..prod", ERP])(
    "in %s is never a pass",
    (compartmentId) => {
      const { check, gaps } = judged([ADMINS], { unread: [lost(compartmentId)] });
      expect(check.result).toBe("unknown");
      expect(check.message).toContain("must be allowed to inspect policies in tenancy");
      expect(gaps).toEqual([]);
    },
  );

  test("beside what is audited it does not matter", () => {
    const { check, gaps } = judged([ADMINS], { tolerated: [lost("ocid1.compartment.oc1..vault")] });
    expect([check.result, gaps]).toEqual(["pass", []]);
  });

  test("and was tolerated becomes a gap where a backup lies", () => {
    const tolerated = [lost("ocid1.compartment.oc1..vault")];
    const moved = backup({ compartmentId: "ocid1.compartment.oc1..vault" });
    const { check, gaps } = judged([ADMINS], { tolerated, volumes: [volume()], backups: [moved] });
    expect([check.result, gaps]).toEqual(["unknown", tolerated]);
  });

  test("of the compartments themselves leaves it open too", () => {
    const tolerated = [unread({ compartmentId: ACME, operation: "ListCompartments" })];
    const { check, gaps } = judged([ADMINS], { tolerated });
    expect([check.result, gaps]).toEqual(["unknown", tolerated]);
  });

  test("does not hide who was found", () => {
    const { check } = judged([OPS], { unread: [lost(ACME)] });
    expect(check.message).toMatch(/^at least 1 subject that /);
    expect(check.result).toBe("fail");
  });

  test("an inventory that nobody asked for it is unknown, and a gap", () => {
    const { check, gaps } = judgeDeletion(inventory(), ALLOWED, NOW);
    expect(check.result).toBe("unknown");
    expect(gaps).toMatchObject([
      {
        operation: "ListPolicies",
        code: "NotAsked",
        reason: "the audit that read this did not ask for IAM policies",
      },
    ]);
  });

  test("an interrupted run is no pass, and no further gap", () => {
    const { check, gaps } = judgeDeletion(inventory({ interruption: "Cancelled." }), ALLOWED, NOW);
    expect([check.result, gaps]).toEqual(["unknown", []]);
  });
});

describe("the gate", () => {
  const asking = { ...policy(), deletionRestricted: ALLOWED };
  const gateOf = (statements: readonly string[], limits = OFF) =>
    assess(inventory({ iam: iamOf(statements) }), asking, limits, NOW);

  test("fails like a required check, whatever else is off", () => {
    const { verdict, deletionRestricted } = gateOf([OPS]);
    expect(deletionRestricted?.result).toBe("fail");
    expect(verdict).toMatchObject({
      passed: false,
      violations: [
        {
          rule: "deletion-restricted",
          limit: 0,
          actual: 1,
          message:
            "1 subject that the policy file does not allow may delete backups, backup policies or their assignments; revoke their permission, or allow them under deletion-restricted in the policy file.",
        },
      ],
    });
  });

  test("passes where it does, and where nobody asks", () => {
    expect(gateOf([ADMINS]).verdict.passed).toBe(true);
    const silent = assess(inventory({ iam: iamOf([OPS]) }), policy(), OFF, NOW);
    expect(silent.verdict.passed).toBe(true);
    expect(silent).not.toHaveProperty("deletionRestricted");
  });

  test("counts what is not known as a gap", () => {
    const { verdict, complete } = assess(
      inventory(),
      asking,
      { ...STRICT, failIfEmpty: false },
      NOW,
    );
    expect(complete).toBe(false);
    expect(verdict.violations.map(({ rule }) => rule)).toEqual(["fail-on-incomplete"]);
  });

  test("says so where fail-on-checks names it and the policy file does not ask", () => {
    const limits = { ...OFF, failOnChecks: ["deletion-restricted" as const] };
    const { policyNotices } = assess(inventory(), policy(), limits, NOW);
    expect(JSON.stringify(policyNotices)).toContain(
      "fail-on-checks names deletion-restricted, which the policy file does not ask for",
    );
    const { policyNotices: none } = assess(inventory(), asking, limits, NOW);
    expect(none).toEqual([]);
  });
});
