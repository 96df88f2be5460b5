import { beforeAll, describe, expect, test } from "@jest/globals";

import { days } from "../../simulator/tenancy/time.js";
import {
  ASHBURN,
  errorsOf,
  openStage,
  PHOENIX,
  shownLines,
  smallTenancy,
  type Audit,
  type Stage,
} from "./harness/stage.js";

const PATHS = [
  "prod",
  "prod/erp",
  "prod/erp/tmp",
  "prod/web",
  "prod/web/tmp",
  "dev",
  "dev/a",
  "dev/a/b",
  "sandbox",
  "ManagedCompartmentForPaaS",
  "ManagedCompartmentForPaaS/inner",
];
const WITHOUT_MANAGED = PATHS.filter((path) => path !== "ManagedCompartmentForPaaS");

let stage: Stage;
const ids = new Map<string, string>();

/** A volume in every compartment, named after its path; the root's is named `root`. */
beforeAll(async () => {
  const build = smallTenancy({ regions: [{ name: ASHBURN }, { name: PHOENIX }] });
  for (const path of PATHS) {
    const parent = ids.get(path.split("/").slice(0, -1).join("/")) ?? build.root;
    ids.set(path, build.compartment(path.split("/").at(-1) ?? "", { parent }));
  }
  const volume = (name: string, compartment: string, region = ASHBURN) =>
    build.volume({ name, compartment, region });
  for (const [path, id] of ids) volume(path, id);
  volume("root", build.root);
  const far = volume("far", ids.get("prod/erp") ?? "", PHOENIX);
  // Its only backup lies where most of these tests do not look for volumes.
  build.backup(far, { age: days(1), compartment: ids.get("sandbox") ?? "" });
  stage = await openStage(build);
});

const HOME = { regions: ASHBURN };
const names = (audit: Audit) => audit.findings.map((it) => it.resource_name).sort();
const sorted = (items: readonly string[]) => [...items].sort();
const id = (path: string) => ids.get(path) ?? "";

test("everything is audited but what is excluded by default, the root compartment too", async () => {
  const audit = await stage.audit();
  expect(names(audit)).toEqual(sorted([...WITHOUT_MANAGED, "root", "far"]));
});

describe("root-compartment", () => {
  test("narrows to that compartment and all below it", async () => {
    const audit = await stage.audit({ ...HOME, "root-compartment": id("prod") });
    expect(names(audit)).toEqual(sorted(PATHS.filter((path) => path.startsWith("prod"))));
    const paths = audit.report.compartments.map((it) => it.path);
    expect(paths).toContain("acme/prod/erp/tmp");
  });

  test("alone, without include-subcompartments", async () => {
    const inputs = { "root-compartment": id("prod"), "include-subcompartments": "false" };
    expect(names(await stage.audit({ ...HOME, ...inputs }))).toEqual(["prod"]);
  });

  test("is the tenancy, alone, when only include-subcompartments is off", async () => {
    const audit = await stage.audit({ ...HOME, "include-subcompartments": "false" });
    expect(names(audit)).toEqual(["root"]);
  });

  test("may be the tenancy by its OCID", async () => {
    const audit = await stage.audit({ ...HOME, "root-compartment": stage.user.tenancy });
    expect(names(audit)).toEqual(sorted([...WITHOUT_MANAGED, "root"]));
  });

  test("still finds backups of its volumes that lie outside of it", async () => {
    const audit = await stage.audit({ "root-compartment": id("prod") });
    expect(audit.finding("far")).toMatchObject({
      compliance_status: "COMPLIANT",
      backup_age_days: 1,
    });
  });

  test("that is deleted is refused", async () => {
    const build = smallTenancy();
    const gone = build.compartment("gone", { state: "DELETED" });
    const audit = await (await openStage(build)).audit({ "root-compartment": gone });
    expect(audit.code).toBe(1);
    expect(errorsOf(audit)[0]).toMatch(/^root-compartment:.*DELETED/);
  });

  test("is walked down from where the tenancy's compartments may not be listed", async () => {
    const build = smallTenancy();
    const top = build.compartment("top");
    const below = build.compartment("below", { parent: build.compartment("mid", { parent: top }) });
    build.volume({ name: "deep", compartment: below, region: ASHBURN });
    build.tenancy.deny({ compartmentId: build.root, operation: "ListCompartments" });
    const audit = await (await openStage(build)).audit({ "root-compartment": top });
    expect(names(audit)).toEqual(["deep"]);
    expect(audit.finding("deep").compartment_path).toMatch(/top\/mid\/below$/);
  });
});

describe("exclude-compartments", () => {
  test.each<[string, string, readonly string[]]>([
    ["a name", "sandbox", ["sandbox"]],
    ["a name that several have", "tmp", ["prod/erp/tmp", "prod/web/tmp"]],
    ["a glob within one name", "prod/*/tmp", ["prod/erp/tmp", "prod/web/tmp"]],
    ["a glob over all below", "dev/**", ["dev", "dev/a", "dev/a/b"]],
    ["several, with comma and newline", "sandbox, dev\nprod/web", ["sandbox", "dev", "prod/web"]],
  ])("takes %s", async (_what, pattern, excluded) => {
    const audit = await stage.audit({ ...HOME, "exclude-compartments": pattern });
    const left = PATHS.filter((path) => !excluded.includes(path));
    expect(names(audit)).toEqual(sorted([...left, "root"]));
    expect(audit.report.compartments).toHaveLength(left.length + 1);
  });

  test("takes an OCID", async () => {
    const audit = await stage.audit({ ...HOME, "exclude-compartments": id("dev/a") });
    expect(names(audit)).toEqual(sorted([...PATHS.filter((path) => path !== "dev/a"), "root"]));
  });

  test("takes paths below the root compartment", async () => {
    const inputs = { "root-compartment": id("prod"), "exclude-compartments": "*/tmp" };
    const audit = await stage.audit({ ...HOME, ...inputs });
    expect(names(audit)).toEqual(["prod", "prod/erp", "prod/web"]);
  });

  test("says which pattern matched nothing, and leaves the others in force", async () => {
    const audit = await stage.audit({ ...HOME, "exclude-compartments": "sandbox,no-such/*" });
    expect(names(audit)).not.toContain("sandbox");
    const said = shownLines(audit).filter((line) => line.includes("matched no compartment"));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain("no-such/*");
  });

  test("does not hide backups that lie in what is excluded", async () => {
    const audit = await stage.audit({ "exclude-compartments": "sandbox" });
    expect(audit.finding("far").compliance_status).toBe("COMPLIANT");
  });
});

describe("regions", () => {
  test("narrows to the regions listed, and asks no other for volumes", async () => {
    const seen = stage.simulator.requests.length;
    const audit = await stage.audit({ regions: PHOENIX });
    expect(names(audit)).toEqual(["far"]);
    expect(audit.report.metadata).toMatchObject({ region: ASHBURN, regions: [PHOENIX] });
    const core = stage.simulator.requests.slice(seen).filter((it) => it.service === "core");
    expect(new Set(core.map(({ region }) => region))).toEqual(new Set([PHOENIX]));
  });

  test.each([`${PHOENIX},${ASHBURN}`, "US-Ashburn-1, us-phoenix-1"])(
    "takes %j",
    async (regions) => {
      const audit = await stage.audit({ regions });
      expect(audit.report.metadata.regions).toEqual([ASHBURN, PHOENIX]);
    },
  );

  test("takes three-letter codes, as region does", async () => {
    const audit = await stage.audit({ region: "iad", regions: "iad,phx" });
    expect(errorsOf(audit).filter((error) => error.startsWith("regions:"))).toEqual([]);
    expect(audit.report.metadata.regions).toEqual([ASHBURN, PHOENIX]);
  });

  test("may start from any subscribed one", async () => {
    const audit = await stage.audit({ region: PHOENIX });
    expect(audit.report.metadata).toMatchObject({ region: ASHBURN, regions: [ASHBURN, PHOENIX] });
  });
});

test("a denied listing outside the scope is no gap", async () => {
  const build = smallTenancy();
  const [inside, outside] = [build.compartment("inside"), build.compartment("outside")];
  build.tenancy.deny({ compartmentId: outside });
  build.volume({ name: "mine", compartment: inside, region: ASHBURN });
  const audit = await (await openStage(build)).audit({ "root-compartment": inside });
  expect(audit.outputs).toMatchObject({ complete: "true", "no-backup": "1" });
});
