import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, describe, expect, test } from "@jest/globals";

import { sourceLocator, whyNotLocated } from "../../../../src/run/modes/source-lines.js";
import { modeStage } from "./mode-stage.js";

const stage = modeStage();
const outside = mkdtempSync(join(tmpdir(), "outside-"));
afterEach(() => {
  rmSync(outside, { recursive: true, force: true });
});

const MAIN = `# resource "oci_core_volume" "commented" {}
resource "oci_core_volume" "data" {
}

module "disk" {
  source = "./modules/disk"
}
module "far" {
  source  = "app.terraform.io/acme/disk/oci"
  version = "1.0.0"
}
`;
const DISK = '\n  resource "oci_core_volume" "this" {\n  source_details { source = "x" }\n}\n';

const named = (name: string, ...modules: string[]) => ({
  ...{ type: "oci_core_volume", name },
  modules: modules.map((it) => ({ name: it, key: null })),
});

const locator = () => sourceLocator(join(stage.folder(), "infra"), stage.folder());

describe("where a resource is written", () => {
  test.each([
    ["in the configuration itself", named("data"), { file: "infra/main.tf", line: 2 }],
    ["not there", named("gone"), null],
    ["in a comment", named("commented"), null],
    ["in a local module", named("this", "disk"), { file: "infra/modules/disk/disk.tofu", line: 2 }],
    [
      "in a module that init fetched",
      named("this", "far"),
      { file: "infra/.terraform/modules/far/main.tf", line: 2 },
    ],
    [
      "in no file of its module: the call",
      named("gone", "disk"),
      { file: "infra/main.tf", line: 5 },
    ],
    ["in a module that nobody calls", named("this", "none"), null],
    [
      "in a module below one that nobody calls: the outer call",
      named("this", "disk", "none"),
      { file: "infra/main.tf", line: 5 },
    ],
  ])("%s", async (_where, change, expected) => {
    await stage.put({
      "infra/main.tf": MAIN,
      "infra/modules/disk/disk.tofu": DISK,
      "infra/.terraform/modules/far/main.tf": DISK,
      "infra/.terraform/modules/modules.json": JSON.stringify({
        Modules: [{ Key: "", Dir: "." }, { Key: "far", Dir: ".terraform/modules/far" }, { Key: 1 }],
      }),
    });
    expect(locator()(change)).toEqual(expected);
  });

  test("is the module's call where init did not run, or left what is no JSON", async () => {
    await stage.put({ "infra/main.tf": MAIN });
    const call = { file: "infra/main.tf", line: 8 };
    expect(locator()(named("this", "far"))).toEqual(call);
    await stage.put({ "infra/.terraform/modules/modules.json": "{" });
    expect(locator()(named("this", "far"))).toEqual(call);
    await stage.put({ "infra/.terraform/modules/modules.json": '{"Modules": 1}' });
    expect(locator()(named("this", "far"))).toEqual(call);
  });

  test("is never outside of the workspace, by a path or by a link", async () => {
    mkdirSync(outside, { recursive: true });
    writeFileSync(join(outside, "secret.tf"), 'resource "oci_core_volume" "this" {}\n');
    await stage.put({
      "infra/main.tf": `module "up" {\n  source = "../../${outside.split("/").at(-1) ?? ""}"\n}\n`,
    });
    symlinkSync(join(outside, "secret.tf"), join(stage.folder(), "infra/link.tf"));
    expect(locator()(named("this", "up"))).toEqual({ file: "infra/main.tf", line: 1 });
    expect(locator()(named("this"))).toBeNull();
    symlinkSync(outside, join(stage.folder(), "linked"));
    expect(sourceLocator(join(stage.folder(), "linked"), stage.folder())(named("this"))).toBeNull();
  });

  test("is not told by a list of modules outside of the workspace", async () => {
    mkdirSync(join(outside, "modules"), { recursive: true });
    const list = { Modules: [{ Key: "far", Dir: "modules/disk" }] };
    writeFileSync(join(outside, "modules/modules.json"), JSON.stringify(list));
    await stage.put({ "infra/main.tf": MAIN, "infra/modules/disk/main.tf": DISK });
    symlinkSync(outside, join(stage.folder(), "infra/.terraform"));
    expect(locator()(named("this", "far"))).toEqual({ file: "infra/main.tf", line: 8 });
  });

  test("is not looked for in a folder that is called as a file is", async () => {
    await stage.put({ "infra/main.tf": MAIN, "infra/old.tf/main.txt": "" });
    expect(locator()(named("data"))).toEqual({ file: "infra/main.tf", line: 2 });
  });

  test("is not looked for in a file that nobody wrote by hand, nor where there is no folder", async () => {
    await stage.put({ "infra/main.tf": MAIN.padEnd(1_024 * 1_024 + 1, "\n") });
    expect(locator()(named("data"))).toBeNull();
    const nowhere = sourceLocator(join(stage.folder(), "none"), stage.folder());
    expect(nowhere(named("data"))).toBeNull();
  });
});

describe("a folder in which nothing can be shown", () => {
  test.each([
    ["infra", null],
    ["tofu", null],
    ["none", "is no folder"],
    ["infra/main.tf", "is no folder"],
    ["empty", "has no file that ends in .tf or .tofu"],
    ["..", "is not in the workspace"],
    ["link", "is not in the workspace"],
  ])("%s: why is %j", async (folder, why) => {
    mkdirSync(outside, { recursive: true });
    writeFileSync(join(outside, "main.tf"), 'resource "oci_core_volume" "data" {}\n');
    await stage.put({
      "infra/main.tf": '\nresource "oci_core_volume" "data" {}\n',
      "tofu/main.tofu": "",
      "empty/readme.md": "",
    });
    symlinkSync(outside, join(stage.folder(), "link"));
    const [place, workspace] = [join(stage.folder(), folder), stage.folder()];
    expect(whyNotLocated(place, workspace)).toBe(why);
    const located = sourceLocator(place, workspace)(named("data"));
    expect(located).toEqual(folder === "infra" ? { file: "infra/main.tf", line: 2 } : null);
  });
});
