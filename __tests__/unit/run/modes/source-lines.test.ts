import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { sourceLocator, whyNotLocated } from "../../../../src/run/modes/source-lines.js";

let workspace = "";
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "sources-"));
  workspace = join(folder, "workspace");
  for (const name of ["workspace/infra", "workspace/empty", "workspace/tofu", "beside"]) {
    await mkdir(join(folder, name), { recursive: true });
  }
  await writeFile(join(workspace, "infra/main.tf"), '\nresource "oci_core_volume" "data" {}\n');
  await writeFile(join(workspace, "tofu/main.tofu"), "");
  await writeFile(join(folder, "beside/main.tf"), 'resource "oci_core_volume" "data" {}\n');
  await symlink(join(folder, "beside"), join(workspace, "link"));
});
afterAll(async () => {
  await rm(join(workspace, ".."), { recursive: true });
});

test.each([
  ["infra", null],
  ["tofu", null],
  ["none", "is no folder"],
  ["infra/main.tf", "is no folder"],
  ["empty", "has no file that ends in .tf or .tofu"],
  ["../beside", "is not in the workspace"],
  ["link", "is not in the workspace"],
])("%s: why nothing in it can be shown is %j", (folder, why) => {
  expect(whyNotLocated(join(workspace, folder), workspace)).toBe(why);
  const place = { modules: [], type: "oci_core_volume", name: "data" };
  const located = sourceLocator(join(workspace, folder), workspace)(place);
  expect(located).toEqual(folder === "infra" ? { file: "infra/main.tf", line: 2 } : null);
});
