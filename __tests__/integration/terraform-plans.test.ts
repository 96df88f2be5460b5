/** Random configurations, planned by the real Terraform where it is there, against what their author knows. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { judgedText } from "../unit/plan/judged-plan.js";

/** Plans a folder with a provider that needs no cloud; whoever works on the project may have it beside it. */
const PLANNER = fileURLToPath(new URL("../../../shared/terraform/plan.sh", import.meta.url));
const canPlan =
  existsSync(PLANNER) && spawnSync("terraform", ["version"], { stdio: "ignore" }).status === 0;

const SHAPES = ["single", "count", "for_each", "module", "modules", "nested"] as const;
const GUARDS = ["none", "all", "one", "local", "conditional"] as const;
type Shape = (typeof SHAPES)[number];
type Guard = (typeof GUARDS)[number];

interface Item {
  readonly shape: Shape;
  readonly guard: Guard;
}

type State = "PROTECTED" | "UNPROTECTED" | "UNKNOWN";

/** What of the configuration an item is, and what its volumes are in truth: at `one`, the first is protected. */
interface Written {
  readonly hcl: string;
  readonly volumes: readonly string[];
}

const HEAD = `terraform {
  required_version = ">= 1.5"
  required_providers {
    oci = { source = "oracle/oci" }
  }
}
provider "oci" { region = "eu-zurich-1" }
variable "flip" { default = true }
resource "oci_core_volume_backup_policy" "nightly" {
  compartment_id = "ocid1.compartment.oc1..aaaaaaaafinance"
  display_name   = "nightly"
  schedules {
    backup_type       = "INCREMENTAL"
    period            = "ONE_DAY"
    retention_seconds = 3456000
  }
}
`;

const volume = (name: string, repeated = "") => `resource "oci_core_volume" "${name}" {
  ${repeated}
  compartment_id      = "ocid1.compartment.oc1..aaaaaaaafinance"
  availability_domain = "AD-1"
}
`;

const MODULES: Readonly<Record<string, string>> = {
  disk: `${requiredProvider()}${volume("this")}output "volume_id" { value = oci_core_volume.this.id }\n`,
  shelf: `${requiredProvider()}module "disk" { source = "../disk" }\noutput "volume_id" { value = module.disk.volume_id }\n`,
};

function requiredProvider(): string {
  return `terraform {\n  required_providers {\n    oci = { source = "oracle/oci" }\n  }\n}\n`;
}

/** How a shape is written, and how its volumes' identifiers are: all of them, and the first. */
const FORMS: Readonly<
  Record<
    Shape,
    (name: string) => Written & { readonly all: readonly string[]; readonly first: string }
  >
> = {
  single: (name) => ({
    hcl: volume(name),
    volumes: [`oci_core_volume.${name}`],
    all: [`asset_id = oci_core_volume.${name}.id`],
    first: `oci_core_volume.${name}.id`,
  }),
  count: (name) => ({
    hcl: volume(name, "count = 2"),
    volumes: [0, 1].map((index) => `oci_core_volume.${name}[${index}]`),
    all: ["count    = 2", `asset_id = oci_core_volume.${name}[count.index].id`],
    first: `oci_core_volume.${name}[0].id`,
  }),
  for_each: (name) => ({
    hcl: volume(name, 'for_each = toset(["a", "b"])'),
    volumes: ["a", "b"].map((key) => `oci_core_volume.${name}["${key}"]`),
    all: [`for_each = oci_core_volume.${name}`, "asset_id = each.value.id"],
    first: `oci_core_volume.${name}["a"].id`,
  }),
  module: (name) => ({
    hcl: `module "${name}" { source = "./modules/disk" }\n`,
    volumes: [`module.${name}.oci_core_volume.this`],
    all: [`asset_id = module.${name}.volume_id`],
    first: `module.${name}.volume_id`,
  }),
  modules: (name) => ({
    hcl: `module "${name}" {\n  for_each = { a = 1, b = 2 }\n  source   = "./modules/disk"\n}\n`,
    volumes: ["a", "b"].map((key) => `module.${name}["${key}"].oci_core_volume.this`),
    all: [`for_each = module.${name}`, "asset_id = each.value.volume_id"],
    first: `module.${name}["a"].volume_id`,
  }),
  nested: (name) => ({
    hcl: `module "${name}" {\n  count  = 2\n  source = "./modules/shelf"\n}\n`,
    volumes: [0, 1].map((index) => `module.${name}[${index}].module.disk.oci_core_volume.this`),
    all: ["count    = 2", `asset_id = module.${name}[count.index].volume_id`],
    first: `module.${name}[0].volume_id`,
  }),
};

function assignment(name: string, lines: readonly string[]): string {
  return `resource "oci_core_volume_backup_policy_assignment" "${name}" {
  ${lines.join("\n  ")}
  policy_id = oci_core_volume_backup_policy.nightly.id
}
`;
}

interface Case {
  readonly hcl: string;
  /** By address, the states that are no mistake: where something hides behind a local, more than one. */
  readonly truth: ReadonlyMap<string, readonly State[]>;
}

function written(items: readonly Item[]): Case {
  const truth = new Map<string, readonly State[]>();
  const hidesAny = items.some(({ guard }) => guard === "local");
  const bare: readonly State[] = hidesAny ? ["UNPROTECTED", "UNKNOWN"] : ["UNPROTECTED"];
  const hcl = items.map(({ shape, guard }, index) => {
    const name = `v${index}`;
    const form = FORMS[shape](name);
    const [head = "", ...others] = form.volumes;
    for (const other of others) truth.set(other, guard === "all" ? ["PROTECTED"] : bare);
    switch (guard) {
      case "none":
        truth.set(head, bare);
        return form.hcl;
      case "all":
        truth.set(head, ["PROTECTED"]);
        return form.hcl + assignment(name, form.all);
      case "one":
        truth.set(head, ["PROTECTED"]);
        return form.hcl + assignment(name, [`asset_id = ${form.first}`]);
      case "local":
        truth.set(head, ["UNKNOWN"]);
        return `${form.hcl}locals {\n  id_${name} = ${form.first}\n}\n${assignment(name, [`asset_id = local.id_${name}`])}`;
      case "conditional":
        truth.set(head, ["UNKNOWN"]);
        truth.set(`oci_core_volume.${name}_other`, ["UNKNOWN"]);
        return (
          form.hcl +
          volume(`${name}_other`) +
          assignment(name, [
            `asset_id = var.flip ? ${form.first} : oci_core_volume.${name}_other.id`,
          ])
        );
    }
  });
  return { hcl: HEAD + hcl.join(""), truth };
}

function planned(hcl: string): string {
  const folder = mkdtempSync(join(tmpdir(), "terraform-"));
  try {
    const files: readonly (readonly [string, string])[] = [["main.tf", hcl], ...modules()];
    for (const [name, text] of files) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    const ran = spawnSync("bash", [PLANNER, folder], { encoding: "utf8", timeout: 120_000 });
    if (ran.status !== 0) throw new Error(`${ran.stdout}${ran.stderr}\n${hcl}`);
    return readFileSync(join(folder, "plan.json"), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function modules(): readonly (readonly [string, string])[] {
  return Object.entries(MODULES).map(([name, text]) => [`modules/${name}/main.tf`, text] as const);
}

(canPlan ? describe : describe.skip)("configurations that Terraform plans", () => {
  test("come out as their author knows, and no doubt becomes protected", () => {
    const item = fc.record({
      shape: fc.constantFrom(...SHAPES),
      guard: fc.constantFrom(...GUARDS),
    });
    fc.assert(
      fc.property(fc.array(item, { minLength: 8, maxLength: 16 }), (items) => {
        const { hcl, truth } = written(items);
        const { findings } = judgedText(planned(hcl), "generated");
        const said = new Map(findings.map((it) => [it.address, it.protection]));
        expect([...said.keys()].sort()).toEqual([...truth.keys()].sort());
        const wrong = [...truth].filter(
          ([address, states]) => !states.some((state) => state === said.get(address)),
        );
        expect(wrong.map(([address]) => [address, said.get(address)])).toEqual([]);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  }, 300_000);
});
