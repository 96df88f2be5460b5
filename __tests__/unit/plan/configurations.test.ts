import { describe, expect, test } from "@jest/globals";

import { planCommentMarker } from "../../../src/reports/plan/plan-comment.js";
import { planJunitRenderer } from "../../../src/reports/plan/plan-junit.js";
import { planSarifRenderer } from "../../../src/reports/plan/plan-sarif.js";
import { findingOf, judged, judgedText, judgedTogether, planJson, saidOf } from "./judged-plan.js";

describe("what is moved or imported", () => {
  const assessment = judged("adopted");
  test.each([
    ["oci_core_volume.is", ["backup-policy-assigned: pass"]],
    ["module.disk.oci_core_volume.this", ["backup-policy-assigned: fail"]],
    [
      'oci_core_volume.single["a"]',
      ["backup-policy-assigned: fail, new", "protection-removed: fail, new"],
    ],
    ["oci_core_volume.found", ["backup-policy-assigned: pass"]],
    ["oci_core_volume.found_bare", ["backup-policy-assigned: fail"]],
  ])("%s", (address, said) => {
    expect(saidOf(findingOf(assessment, address))).toEqual(said);
  });

  test("creates and destroys nothing", () => {
    const { created, destroyed, replaced, total } = assessment.summary;
    expect({ created, destroyed, replaced, total }).toEqual({
      created: 0,
      destroyed: 0,
      replaced: 0,
      total: 5,
    });
  });
});

describe("attributes, schedules and regions as they are written", () => {
  const policy =
    "defaults: { max-backup-age: 7d, require: { retention: 30d, replica: 1d, customer-managed-key: true, cross-region-copy: 8d, policy-meets-threshold: true } }";
  const assessment = judged("attributes", { policy });
  const failing = (address: string) =>
    findingOf(assessment, address)
      .checks.filter(({ result }) => result !== "pass")
      .map(({ id, result }) => `${id}: ${result}`);

  test("schedules of a dynamic block, whose retention is reckoned, a key and a replica meet all", () => {
    expect(failing("oci_core_volume.all")).toEqual([]);
  });

  const day = (kept: number) => ({ period: "ONE_DAY", retention_seconds: kept * 86_400 });
  const yearly = { period: "ONE_YEAR", retention_seconds: 5 * 365 * 86_400 };
  const monthly = {
    ...{ period: "ONE_MONTH", offset_type: "STRUCTURED", day_of_month: 31 },
    retention_seconds: 90 * 86_400,
  };
  test.each([
    [[day(4)], 4, "pass", "the newest copy in eu-frankfurt-1 can have an age of 3 days (limit 4)"],
    [
      [day(2.5), yearly],
      7,
      "fail",
      "the newest copy in eu-frankfurt-1 can have an age of 368 days (limit 7)",
    ],
    [
      [day(2.5)],
      7,
      "fail",
      "copies in eu-frankfurt-1 are not kept until the next one is there: at times none is left",
    ],
    [
      [monthly],
      40,
      "unknown",
      expect.stringMatching(/^a schedule is for a day that not every month/),
    ],
    [[], 7, "fail", "no schedule makes a backup to copy"],
  ])(
    "copies are there as long as their schedules keep them: %j",
    (schedules, limit, result, message) => {
      interface Change {
        readonly address: string;
        readonly change: { readonly after: Record<string, unknown> };
      }
      const plan = JSON.parse(planJson("attributes")) as { resource_changes: Change[] };
      const written = plan.resource_changes.find(({ address }) =>
        address.endsWith("policy.written"),
      );
      if (written === undefined) throw new Error("The plan has no such policy.");
      written.change.after["schedules"] = schedules.map((it) => ({ backup_type: "FULL", ...it }));
      const asked = `defaults: { max-backup-age: 400d, require: { cross-region-copy: ${limit}d } }`;
      const text = JSON.stringify(plan);
      const { checks } = findingOf(judgedText(text, "p", { policy: asked }), "oci_core_volume.all");
      expect(checks.find(({ id }) => id === "cross-region-copy")).toMatchObject({
        result,
        message,
      });
    },
  );

  test("a retention that is reckoned from a variable can be too short", () => {
    expect(failing("oci_core_volume.short")).toEqual([
      "retention: fail",
      "cross-region-copy: fail",
      "replica: fail",
      "customer-managed-key: fail",
    ]);
  });

  test.each([
    ["gold", ["retention: fail"]],
    ["bronze", ["policy-meets-threshold: fail"]],
  ])("the data source has the schedules of %s", (name, schedules) => {
    const { backupPolicy } = findingOf(assessment, `oci_core_volume.${name}`);
    expect(backupPolicy).toEqual({ name, via: "assignment" });
    const other = ["cross-region-copy: fail", "replica: fail", "customer-managed-key: fail"];
    expect(failing(`oci_core_volume.${name}`)).toEqual([...schedules, ...other]);
  });

  test("a boot volume has a key and a replica of its own", () => {
    const said = saidOf(findingOf(assessment, "oci_core_boot_volume.boot"));
    expect(said).toContain("replica: pass");
    expect(said).toContain("customer-managed-key: pass");
  });

  test("a key that is not made is none, and nothing encrypts with it", () => {
    const asked = "defaults: { max-backup-age: 7d, require: { customer-managed-key: true } }";
    const found = findingOf(judged("absent", { policy: asked }), "oci_core_volume.kms");
    expect(saidOf(found)).toContain("customer-managed-key: fail, new");
  });

  test("a module is where the provider that it is given is", () => {
    const regionOf = (name: string) =>
      findingOf(assessment, `module.${name}.oci_core_volume.this`).region;
    expect(["home", "north", "told"].map(regionOf)).toEqual([
      "eu-zurich-1",
      "eu-frankfurt-1",
      "eu-madrid-1",
    ]);
  });

  test.each(["prod", "mad"])(
    "a variable that says %j is no region, but may decide on one",
    (value) => {
      const text = planJson("attributes").replace(
        '{"value":"eu-madrid-1"}',
        `{"value":"${value}"}`,
      );
      const policy = "rules: [{ name: far, match: { regions: [eu-madrid-1] } }]";
      const found = findingOf(
        judgedText(text, "attributes", { policy }),
        "module.told.oci_core_volume.this",
      );
      expect([found.region, found.rules]).toEqual([null, ["far", "defaults"]]);
    },
  );
});

describe("several plans", () => {
  const texts = ["attributes", "second"].map((name) => [name, planJson(name)] as const);
  const assessment = judgedTogether(texts);
  const twins = assessment.findings.filter(({ address }) => address === "oci_core_volume.short");

  test("an assignment of one protects nobody in the other", () => {
    expect(twins.map(({ planFile, protection }) => [planFile, protection])).toEqual([
      ["second.json", "UNPROTECTED"],
      ["attributes.json", "PROTECTED"],
    ]);
  });

  test("one verdict, and a suite and a fingerprint for each", () => {
    const own = ["attributes", "second"].map((name) => judged(name));
    const total = own.reduce((sum, { summary }) => sum + summary.total, 0);
    expect(assessment.summary.total).toBe(total);
    expect(assessment.planFiles.map(({ path }) => path)).toEqual([
      "attributes.json",
      "second.json",
    ]);
    const facts = { toolVersion: "1.0.0", run: null };
    expect(planJunitRenderer.render(assessment, facts).match(/<testsuite /g)).toHaveLength(2);
    const bare = judgedTogether([
      ["one", planJson("second")],
      ["two", planJson("second")],
    ]);
    const sarif = planSarifRenderer.render(bare, facts);
    expect(new Set(sarif.match(/"primaryLocationLineHash": ?"[^"]+"/g)).size).toBe(2);
  });

  test("each set of plans has a comment of its own, in whatever order it is given", () => {
    const gate = { policyFile: "policy.yml", terraformDir: null, artifactName: "posture" };
    const marker = (...planFiles: string[]) => planCommentMarker({ ...gate, planFiles });
    expect(marker("a", "b")).toBe(marker("b", "a"));
    expect(new Set([marker("a"), marker("a", "b"), marker("a,b")]).size).toBe(3);
  });

  test("so has each gate on a plan of the same name", () => {
    const gate = { policyFile: null, planFiles: ["plan.json"], artifactName: "posture" };
    const markers = [
      planCommentMarker({ ...gate, terraformDir: null }),
      planCommentMarker({ ...gate, terraformDir: "network" }),
      planCommentMarker({ ...gate, terraformDir: "storage" }),
      planCommentMarker({ ...gate, terraformDir: null, artifactName: "storage" }),
    ];
    expect(new Set(markers).size).toBe(4);
  });
});
