import { beforeAll, describe, expect, test } from "@jest/globals";

import { days } from "../../simulator/tenancy/time.js";
import { ASHBURN, errorsOf, openStage, smallTenancy, violatedRules } from "./harness/stage.js";
import type { Stage } from "./harness/stage.js";

/** 5 compliant, 2 stale, 1 without backup, 2 unknown: 50 % of 10. */
let stage: Stage;

beforeAll(async () => {
  const build = smallTenancy();
  const [home, lab] = [build.compartment("home"), build.compartment("lab")];
  build.tenancy.deny({ compartmentId: lab, operation: "ListVolumeBackups" });
  const volume = (name: string, compartment = home) =>
    build.volume({ name, compartment, region: ASHBURN });
  for (const name of ["c1", "c2", "c3", "c4", "c5"]) build.backup(volume(name), { age: days(1) });
  for (const name of ["s1", "s2"]) build.backup(volume(name), { age: days(10) });
  volume("n1");
  for (const name of ["u1", "u2"]) volume(name, lab);
  stage = await openStage(build);
});

/** Every gate off: each test switches on what it is about. */
const OFF = {
  "max-no-backup": "unlimited",
  "max-stale-backup": "unlimited",
  "max-unknown": "unlimited",
  "fail-on-incomplete": "false",
};

describe("each threshold", () => {
  test.each<[string, Record<string, string>, string[]]>([
    ["all off", {}, []],
    ["max-no-backup 0", { "max-no-backup": "0" }, ["max-no-backup"]],
    ["max-no-backup 1", { "max-no-backup": "1" }, []],
    ["max-stale-backup 1", { "max-stale-backup": "1" }, ["max-stale-backup"]],
    ["max-stale-backup 2", { "max-stale-backup": "2" }, []],
    ["max-unknown 1", { "max-unknown": "1" }, ["max-unknown"]],
    ["max-unknown 2", { "max-unknown": "2" }, []],
    [
      "min-compliance-percent 50.01",
      { "min-compliance-percent": "50.01" },
      ["min-compliance-percent"],
    ],
    ["min-compliance-percent 50", { "min-compliance-percent": "50" }, []],
    ["fail-on-incomplete", { "fail-on-incomplete": "true" }, ["fail-on-incomplete"]],
    ["fail-if-empty with volumes", { "fail-if-empty": "true" }, []],
  ])("%s", async (_title, inputs, rules) => {
    const audit = await stage.audit({ ...OFF, ...inputs });
    expect(violatedRules(audit)).toEqual(rules);
    expect(audit.code).toBe(rules.length === 0 ? 0 : 3);
    expect(audit.outputs["result"]).toBe(rules.length === 0 ? "pass" : "fail");
    expect(audit.report.gate.passed).toBe(rules.length === 0);
    expect(errorsOf(audit)).toHaveLength(rules.length);
    expect(audit.outputs).toMatchObject({
      compliant: "5",
      "stale-backup": "2",
      "no-backup": "1",
      unknown: "2",
      "compliance-percent": "50.00",
    });
  });
});

test("by default nothing is allowed, and every violation is told with limit and number", async () => {
  const audit = await stage.audit();
  expect(audit.code).toBe(3);
  expect(audit.report.gate.violations).toMatchObject([
    { rule: "max-no-backup", limit: 0, actual: 1 },
    { rule: "max-stale-backup", limit: 0, actual: 2 },
    { rule: "max-unknown", limit: 0, actual: 2 },
    { rule: "fail-on-incomplete", actual: 1 },
  ]);
});

test("warn-only reports every violation as a warning and passes", async () => {
  const audit = await stage.audit({ "warn-only": "true" });
  expect(audit.code).toBe(0);
  expect(audit.outputs["result"]).toBe("pass");
  expect(violatedRules(audit)).toHaveLength(4);
  expect(errorsOf(audit)).toEqual([]);
  for (const rule of violatedRules(audit)) {
    expect(audit.stdout).toMatch(new RegExp(`^::warning title=[^:]*${rule}::`, "m"));
  }
  expect(audit.summary).toContain("PASS (warn-only)");
});

describe("the exit code when a report could not be delivered", () => {
  const undeliverable = { "upload-object-storage": "true", "object-storage-bucket": "nowhere" };

  test("is 3 when the gate failed too", async () => {
    expect((await stage.audit(undeliverable)).code).toBe(3);
  });

  test("is 2 under warn-only, for that forgives violations alone", async () => {
    expect((await stage.audit({ ...undeliverable, "warn-only": "true" })).code).toBe(2);
  });

  test("is 0 when the gate passed and fail-on-upload-error is off", async () => {
    const inputs = { ...OFF, ...undeliverable, "fail-on-upload-error": "false" };
    expect((await stage.audit(inputs)).code).toBe(0);
  });
});
