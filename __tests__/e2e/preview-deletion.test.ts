/** A preview of a change of who may delete backups, over what an audit kept, by the bundle. */
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

import { beforeAll, expect, test } from "@jest/globals";

import { days } from "../../simulator/tenancy/time.js";
import { previewReportSchema } from "../../src/reports/preview/preview-report-schema.js";
import { runAction } from "./harness/harness.js";
import { ASHBURN, openStage, smallTenancy, temporaryFolder } from "./harness/stage.js";

let folder = "";
let inventory = "";

beforeAll(async () => {
  const build = smallTenancy();
  const shared = build.compartment("shared");
  const volume = build.volume({ name: "data", compartment: shared, region: ASHBURN });
  build.backup(volume, { age: days(1) });
  build.iamPolicy("ops", ["Allow group Ops to manage volume-family in tenancy"]);
  folder = await temporaryFolder();
  const restricted = (groups: string) =>
    `version: 1\ndeletion-restricted: { allowed-groups: [${groups}] }\n`;
  await writeFile(join(folder, "closed.yml"), restricted("Sec"));
  await writeFile(join(folder, "wide.yml"), restricted("Sec, Ops"));
  await writeFile(join(folder, "without.yml"), "version: 1\n");
  const stage = await openStage(build);
  const policy = { "policy-file": join(folder, "closed.yml") };
  const { outputs, cwd } = await stage.audit({ formats: "inventory", ...policy });
  inventory = resolve(cwd, outputs["report-inventory"] ?? "");
});

async function previewed(
  base: string,
  policy: string,
  more: Readonly<Record<string, string>> = {},
) {
  const inputs = {
    ...{ mode: "preview", "inventory-file": inventory, "upload-artifact": "false" },
    ...{ "base-policy-file": base, "policy-file": policy, "fail-on-exemptions": "true", ...more },
  };
  const { code, outputs, summary, stdout } = await runAction({ inputs, cwd: folder });
  const read = (output: string) => readFile(resolve(folder, outputs[output] ?? ""), "utf8");
  const json = await read("report-json");
  const { deletion_restricted: told } = previewReportSchema.parse(JSON.parse(json));
  const texts = [json, await read("report-markdown"), summary, stdout];
  return { code, headline: outputs["headline"], told, texts };
}

test("who is allowed is told, and not without a review", async () => {
  const { code, headline, told, texts } = await previewed("closed.yml", "wide.yml");
  expect([code, headline]).toEqual([
    3,
    "No volume would begin or stop failing. The list of those who may delete backups would gain 1 entry. The gate would pass.",
  ]);
  expect(told).toMatchObject({
    ...{ result_before: "fail", result_after: "pass" },
    stop_failing: [{ subject: "Ops" }],
  });
  for (const text of texts.slice(1, 3)) {
    expect(text).toContain("The policy file would also allow: group Ops.");
  }
});

test("without the key nobody fails any more, and that needs a review", async () => {
  const { code, told } = await previewed("closed.yml", "without.yml");
  expect(code).toBe(3);
  expect(told).toMatchObject({ change: "removed", result_after: null });
  expect((await previewed("without.yml", "closed.yml")).code).toBe(0);
});

test("a shorter list needs none", async () => {
  const { code, told } = await previewed("wide.yml", "closed.yml");
  expect(code).toBe(0);
  expect(told).toMatchObject({ begin_to_fail: [{ subject: "Ops" }] });
});

test("names are pseudonyms under redact", async () => {
  const { told, texts } = await previewed("closed.yml", "wide.yml", { redact: "true" });
  for (const text of texts) expect(text).not.toMatch(/\bOps\b/);
  expect(told?.stop_failing[0]?.subject).toBe(told?.entries_added[0]?.name);
});
