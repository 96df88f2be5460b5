import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "@jest/globals";

import { HOSTILE_NAMES } from "../../simulator/demo/name-traps.js";
import { demoTenancy } from "../../simulator/demo-tenancy.js";
import { days } from "../../simulator/tenancy/time.js";
import {
  ASHBURN,
  asked,
  openStage,
  shownLines,
  smallTenancy,
  stageFor,
  temporaryFolder,
  type Audit,
  type Stage,
} from "./harness/stage.js";

async function policyFile(allowed = "Administrators"): Promise<string> {
  const path = join(await temporaryFolder(), "policy.yml");
  await writeFile(
    path,
    `version: 1\ndeletion-restricted: { allowed-groups: ${JSON.stringify([allowed])} }\n`,
  );
  return path;
}

const ADMINS = "Allow group Administrators to manage all-resources in tenancy";

function tenancy() {
  const build = smallTenancy();
  const prod = build.compartment("prod");
  const volume = build.volume({ name: "data", compartment: prod, region: ASHBURN });
  build.backup(volume, { age: days(1) });
  return { build, prod };
}

describe("what is asked of IAM", () => {
  test("nothing, where the policy file does not ask", async () => {
    const { build } = tenancy();
    const stage = await openStage(build);
    const { report } = await stage.audit({ formats: "json,inventory" });
    expect(asked(stage.simulator, "ListPolicies")).toEqual([]);
    expect(report).not.toHaveProperty("deletion_restricted");
  });

  test("the policies of every compartment, to the last page", async () => {
    const { build, prod } = tenancy();
    for (let number = 0; number < 250; number += 1) build.iamPolicy(`p${number}`, [ADMINS]);
    build.iamPolicy("last", ["Allow group Ops to manage volume-backups in compartment prod"]);
    const stage = await openStage(build);
    const { report, code } = await stage.audit({ "policy-file": await policyFile() });
    const calls = asked(stage.simulator, "ListPolicies");
    const ofRoot = calls.filter(({ query }) => query["compartmentId"] === build.root);
    expect(new Set(calls.map(({ query }) => query["compartmentId"]))).toEqual(
      new Set([build.root, prod]),
    );
    expect(ofRoot.length).toBeGreaterThan(2);
    expect(new Set(calls.map(({ region }) => region))).toEqual(new Set([ASHBURN]));
    expect(report.deletion_restricted).toMatchObject({ result: "fail" });
    expect(report.deletion_restricted?.who).toHaveLength(251);
    expect(report.deletion_restricted?.who[0]).toMatchObject({
      subject: "Ops",
      subject_kind: "group",
      allowed: false,
      may: "delete",
      doubt: null,
      what: ["volume backups"],
      compartment_path: "acme/prod",
      policy_name: "last",
    });
    expect(report.gate.violations.map(({ rule }) => rule)).toEqual(["deletion-restricted"]);
    expect(code).toBe(3);
  });

  test("a pass, where only those may who are allowed", async () => {
    const { build } = tenancy();
    build.iamPolicy("admins", [ADMINS]);
    const stage = await openStage(build);
    const { report, code } = await stage.audit({ "policy-file": await policyFile() });
    expect(report.deletion_restricted?.result).toBe("pass");
    expect([report.gate.passed, code]).toEqual([true, 0]);
  });

  test("a denial is no pass, and the preflight names the statement", async () => {
    const { build } = tenancy();
    build.iamPolicy("admins", [ADMINS]);
    build.tenancy.deny({ operation: "ListPolicies" });
    const stage = await openStage(build);
    const inputs = { "policy-file": await policyFile() };
    const { report, code } = await stage.audit(inputs);
    expect(report.deletion_restricted).toMatchObject({ result: "unknown", who: [] });
    expect(report.metadata.complete).toBe(false);
    expect(report.gate.violations.map(({ rule }) => rule)).toEqual(["fail-on-incomplete"]);
    expect(code).toBe(3);
    const preflight = await stage.audit({ ...inputs, mode: "preflight" });
    expect(preflight.summary).toMatch(/Allow group \S+ to inspect policies in tenancy/);
  });
});

describe("the demo tenancy", () => {
  test("shows one who is allowed, one who is not, and one of whom it is not sure", async () => {
    const demo = demoTenancy(Date.now());
    const stage = await stageFor(demo.tenancy, demo.user);
    const { report } = await stage.audit(
      { "policy-file": "simulator/demo/policy.yml" },
      {
        cwd: process.cwd(),
      },
    );
    const who = report.deletion_restricted?.who.map(({ subject, allowed, doubt }) => ({
      ...{ subject, allowed, doubt },
    }));
    expect(who).toEqual([
      { subject: "erp-operators", allowed: false, doubt: null },
      { subject: "backup-agents", allowed: false, doubt: "the statement has a condition" },
      { subject: "Administrators", allowed: true, doubt: null },
    ]);
  });
});

describe("names that mean something to what reads them", () => {
  const hostile = [...HOSTILE_NAMES, "x</script><script>alert(1)</script>", "=1+1", "a|b`c`"];
  let stage: Stage;
  let audit: Audit;

  beforeAll(async () => {
    const { build } = tenancy();
    for (const name of hostile) {
      build.iamPolicy(name, [
        `Allow group '${name.replaceAll("'", "")}' to manage volume-family in tenancy`,
        name,
      ]);
    }
    stage = await openStage(build);
    audit = await stage.audit({
      "policy-file": await policyFile(),
      formats: "json,markdown,html,csv,sarif,junit,oscal,ocsf",
    });
  });

  test("are inert in the log, and the verdict stays a verdict", () => {
    expect(audit.code).toBe(3);
    expect(audit.outputs["result"]).toBe("fail");
    for (const line of shownLines(audit)) {
      expect(line).not.toContain("alert(1)");
    }
  });

  test("stand in the reports as they are, and nowhere as markup", async () => {
    const names = new Set(audit.report.deletion_restricted?.who.map(({ policy_name: it }) => it));
    expect(names).toEqual(new Set(hostile));
    expect(audit.markdown).not.toMatch(/<script|<img|<\/details><sub>Judged/);
    const html = await readFile(join(audit.cwd, audit.outputs["report-html"] ?? ""), "utf8");
    expect(html).toContain("Who may delete backups");
    expect(html).not.toMatch(/<script>alert|<img src=x/);
  });

  test("are pseudonyms with redact, in every output", async () => {
    const { build } = tenancy();
    const secret = ["Zebra-Operators", "Zebra Policy", "zebra-tag"];
    build.iamPolicy(secret[1] ?? "", [
      `Allow group ${secret[0] ?? ""} to manage volume-family in tenancy where target.resource.tag.ops.${secret[2] ?? ""} = 'x'`,
      `Allow group ${secret[0] ?? ""} wave ${secret[2] ?? ""}`,
    ]);
    const redacted = await (
      await openStage(build)
    ).audit({
      "policy-file": await policyFile(),
      formats: "json,markdown,html,csv,sarif,junit,oscal,ocsf",
      redact: "true",
    });
    const files = await Promise.all(
      (await redacted.files()).map((path) => readFile(join(redacted.cwd, path), "utf8")),
    );
    expect(files.length).toBeGreaterThan(7);
    for (const text of [redacted.stdout, redacted.summary, ...files]) {
      expect(text.toLowerCase()).not.toContain("zebra");
    }
    expect(redacted.report.deletion_restricted?.who[0]).toMatchObject({
      statement: "the statement is withheld",
    });
  });
});
