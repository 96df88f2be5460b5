import { describe, expect, test } from "@jest/globals";

import { planCommentMarker } from "../../../src/reports/plan/plan-comment.js";
import { planJunitRenderer } from "../../../src/reports/plan/plan-junit.js";
import { planSarifRenderer } from "../../../src/reports/plan/plan-sarif.js";
import { findingOf, judged, judgedTogether, planJson, saidOf } from "./judged-plan.js";

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

  test("a module is where the provider that it is given is", () => {
    const regionOf = (name: string) =>
      findingOf(assessment, `module.${name}.oci_core_volume.this`).region;
    expect(["home", "north", "told"].map(regionOf)).toEqual([
      "eu-zurich-1",
      "eu-frankfurt-1",
      "eu-madrid-1",
    ]);
  });
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
    const marker = (...files: string[]) => planCommentMarker("policy.yml", files);
    expect(marker("a", "b")).toBe(marker("b", "a"));
    expect(new Set([marker("a"), marker("a", "b"), marker("a,b")]).size).toBe(3);
  });
});
