import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const MODULE = fileURLToPath(new URL("../../../deploy/terraform", import.meta.url));
const read = (name: string) => readFileSync(join(MODULE, name), "utf8");

const binary = ["terraform", "tofu"].find((name) => spawnSync(name, ["version"]).status === 0);
const note = binary === undefined ? " (skipped: neither terraform nor tofu is on the PATH)" : "";

/** Runs Terraform with a stand-in for the provider: its schema and its way of planning, no cloud. */
const STAND_IN = fileURLToPath(new URL("../../../../shared/terraform/", import.meta.url));
const hasStandIn = existsSync(join(STAND_IN, "with-terraform.sh")) && binary === "terraform";
const standInNote = hasStandIn ? "" : " (skipped: terraform or ../shared/terraform is not there)";

interface Ended {
  readonly status: number | null;
  readonly output: string;
}

function run(program: string, args: readonly string[], cwd: string): Ended {
  const env = { ...process.env, TF_CLI_CONFIG_FILE: "", CHECKPOINT_DISABLE: "1" };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: "utf8", env });
  return { status, output: stdout + stderr };
}

const terraform = (folder: string, ...args: string[]) => run(binary ?? "", args, folder);

const INIT = ["init", "-backend=false", "-input=false", "-no-color"];
const withProvider = (folder: string, ...args: string[]) =>
  run("bash", [join(STAND_IN, "with-terraform.sh"), folder, ...args], folder);

describe(`the Terraform module${note}`, () => {
  const check = binary === undefined ? test.skip : test;
  let copy = "";

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "terraform-module-"));
    cpSync(MODULE, copy, { recursive: true });
  });
  afterAll(() => {
    rmSync(copy, { recursive: true, force: true });
  });

  check("is formatted, and so parses", () => {
    expect(terraform(copy, "fmt", "-check", "-recursive", "-no-color")).toEqual({
      status: 0,
      output: "",
    });
  });

  // These parts need no provider, so they can be tested without a registry.
  check.each(["iam-statements", "alarms"])("%s passes its own tests", (name) => {
    const folder = join(copy, "modules", name);
    expect(terraform(folder, ...INIT)).toMatchObject({ status: 0 });
    expect(terraform(folder, "validate", "-no-color")).toMatchObject({ status: 0 });
    const { status, output } = terraform(folder, "test", "-no-color");
    expect(output).toMatch(/Success! [1-9]\d* passed, 0 failed/);
    expect(status).toBe(0);
  });
});

describe(`the Terraform module on the provider's schema${standInNote}`, () => {
  const check = hasStandIn ? test : test.skip;
  let copy = "";

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "terraform-module-"));
    cpSync(MODULE, copy, { recursive: true });
  });
  afterAll(() => {
    rmSync(copy, { recursive: true, force: true });
  });

  check.each(readdirSync(join(MODULE, "examples")))("examples/%s is valid", (name) => {
    const folder = join(copy, "examples", name);
    expect(withProvider(folder, ...INIT)).toMatchObject({ status: 0 });
    expect(withProvider(folder, "validate", "-no-color")).toMatchObject({ status: 0 });
  });

  check("passes its own tests", () => {
    expect(withProvider(copy, ...INIT)).toMatchObject({ status: 0 });
    const { status, output } = withProvider(copy, "test", "-no-color");
    expect(output).toMatch(/Success! [1-9]\d* passed, 0 failed/);
    expect(status).toBe(0);
  });
});

describe("what the module promises", () => {
  test("every variable and output is described", () => {
    for (const file of ["variables.tf", "outputs.tf"]) {
      const blocks = read(file)
        .split(/^(?=(?:variable|output) ")/m)
        .slice(1);
      expect(blocks.length).toBeGreaterThan(0);
      for (const block of blocks) expect(block).toMatch(/^ {2}description\s+= ".+"$/m);
    }
  });

  test("its README names every variable and output", () => {
    const readme = read("README.md");
    for (const file of ["variables.tf", "outputs.tf"]) {
      for (const [, name = ""] of read(file).matchAll(/^(?:variable|output) "([^"]+)"/gm)) {
        expect(readme).toContain(`\`${name}\``);
      }
    }
  });

  test("the provider's version is bounded, alike in the module and its examples", () => {
    const examples = readdirSync(join(MODULE, "examples"));
    for (const file of ["versions.tf", ...examples.map((name) => `examples/${name}/main.tf`)]) {
      expect(read(file)).toContain('version = ">= 7.0.0, < 10.0.0"');
    }
  });

  test("alarms read, and rights reach, the compartment that the audit posts its metrics to", () => {
    expect(read("alarms.tf")).toMatch(
      /^ +metric_compartment_id = coalesce\(var\.metric_compartment_ocid, var\.tenancy_ocid\)$/m,
    );
    expect(read("iam.tf")).toMatch(
      /^ +metric_compartment_ocid = var\.metric_compartment_ocid == var\.tenancy_ocid \? null : var\.metric_compartment_ocid$/m,
    );
    // Where an example audits a part of the tenancy, docs/environments.md sets root-compartment.
    for (const name of ["development", "staging"]) {
      expect(read(`examples/${name}/main.tf`)).toMatch(
        /^ +metric_compartment_ocid = var\.root_compartment_ocid$/m,
      );
    }
  });

  test("each alarm points to runbooks that exist", () => {
    const runbooks = [...read("modules/alarms/main.tf").matchAll(/Runbooks?: ([^"]+)\."/g)].flatMap(
      ([, names = ""]) => names.split(", "),
    );
    expect(runbooks.length).toBeGreaterThan(0);
    for (const name of runbooks) {
      const text = readFileSync(join(MODULE, "..", "..", "docs", "runbooks", `${name}.md`), "utf8");
      expect(text).toMatch(/^# \S/);
    }
  });
});
