/** What services, names and tags repeat of a run's secrets is in none of its files. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { TenancyBuilder } from "../../simulator/tenancy/builder.js";
import type { JsonReport } from "../../src/reports/json/report-schema.js";
import { openRunStage, type RunStage } from "../unit/run/run-stage.js";

const HOME = "us-ashburn-1";
const TOKEN = "ghs_x0123456789_-abcdefghijklmn";
const LONG = "A message without an end. ".repeat(12_000);

const build = new TenancyBuilder({
  ...{ name: "acme", now: Date.now(), homeRegion: HOME },
  regions: [{ name: HOME }],
});
for (let team = 0; team < 20; team += 1) {
  const compartment = build.compartment(`team-${team}`);
  build.volume({ name: `${TOKEN} ${team}`, compartment, region: HOME });
}
let stage: RunStage;

beforeAll(async () => {
  stage = await openRunStage(build);
});
afterAll(() => stage.close());

test("in every format, summary included, and however much a service says", async () => {
  stage.simulator.setFault({
    operation: ["ListVolumeGroups", "ListVolumeBackups"],
    effect: { kind: "status", status: 400, code: `X${LONG}`, message: `${TOKEN} ${LONG}` },
  });
  const folder = join(stage.folder, "reports");
  const { code, summary, outputs } = await stage.action({
    "github-token": TOKEN,
    formats: "json,markdown,html,csv,sarif,junit",
    "output-dir": folder,
  });
  expect(code).toBe(3);
  const names = await readdir(folder);
  expect(names).toHaveLength(6);
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  for (const text of [...files, summary, outputs["violations"] ?? ""]) {
    expect(text.replaceAll("\\_", "_")).not.toContain(TOKEN);
    expect(text.length).toBeLessThan(2_000_000);
  }
  const json = files[names.findIndex((name) => name.endsWith(".json"))] ?? "";
  const { findings, skipped_compartments: skipped } = JSON.parse(json) as JsonReport;
  expect(findings.block_volumes).toHaveLength(20);
  expect(findings.block_volumes.map(({ resource_name: name }) => name)).toContain("*** 7");
  expect(skipped.length).toBeGreaterThan(20);
  for (const { reason } of skipped) expect(reason.length).toBeLessThanOrEqual(330);
});
