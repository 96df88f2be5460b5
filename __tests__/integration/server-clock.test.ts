/** Everything is judged at the time that OCI's own answers tell, whatever this machine's clock says. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";

import { TenancyBuilder } from "../../simulator/tenancy/builder.js";
import { days } from "../../simulator/tenancy/time.js";
import type { JsonReport } from "../../src/reports/json/report-schema.js";
import { openRunStage, type RunStage } from "../unit/run/run-stage.js";

const DAY = days(1);
const HOME = "us-ashburn-1";

const build = new TenancyBuilder({
  ...{ name: "acme", now: Date.now(), homeRegion: HOME },
  regions: [{ name: HOME }],
});
const volume = build.volume({ name: "data", compartment: build.root, region: HOME });
build.backup(volume, { age: days(2) });
let stage: RunStage;
let runs = 0;

beforeAll(async () => {
  stage = await openRunStage(build);
});
afterAll(() => stage.close());
afterEach(() => {
  stage.simulator.clearFaults();
});

async function audited(now: () => number = Date.now) {
  const folder = join(stage.folder, `reports-${(runs += 1)}`);
  const { code, world } = await stage.command({ "output-dir": folder, formats: "json" }, { now });
  const [name] = await readdir(folder).catch(() => []);
  const text = name === undefined ? null : await readFile(join(folder, name), "utf8");
  const report = text === null ? null : (JSON.parse(text) as JsonReport);
  const [finding] = report?.findings.block_volumes ?? [];
  return { code, log: world.log, name, finding, metadata: report?.metadata };
}

describe("a clock that is wrong", () => {
  test.each([
    ["10 days behind", -10 * DAY],
    ["10 days ahead", 10 * DAY],
    ["3 minutes behind", -180_000],
  ])("by %s changes no age", async (how, off) => {
    const { code, log, finding, metadata, name } = await audited(() => Date.now() + off);
    expect(code).toBe(0);
    expect(finding?.compliance_status).toBe("COMPLIANT");
    expect(finding?.backup_age_days).toBe(2);
    const generated = Date.parse(metadata?.generated_at_utc ?? "");
    expect(Math.abs(generated - Date.now())).toBeLessThan(60_000);
    const stamp = new Date(generated).toISOString().replace(/[-:]|\.\d+/g, "");
    expect(name).toBe(`block_volume_backup_posture_${stamp}.json`);
    expect(log.of("warning").join()).toContain(`This machine's clock is ${how}`);
  });

  test("that is put right while the run goes on changes neither an age nor the duration", async () => {
    let asked = 0;
    const jumping = () => Date.now() - ((asked += 1) <= 2 ? 10 * DAY : 0);
    const { finding, metadata } = await audited(jumping);
    expect(finding?.backup_age_days).toBe(2);
    expect(metadata?.duration_ms).toBeGreaterThanOrEqual(0);
    expect(metadata?.duration_ms).toBeLessThan(600_000);
  });

  test("is told by OCI's answers alone: by them the backup is 12 days old", async () => {
    stage.simulator.setFault({ effect: { kind: "altered", dateOffsetMs: 10 * DAY } });
    const { code, finding } = await audited();
    expect(code).toBe(3);
    expect(finding).toMatchObject({ compliance_status: "STALE_BACKUP", backup_age_days: 12 });
  });
});

test.each([
  ["no Date", null],
  ["a Date that is none", "yesterday"],
])("with %s in any answer nothing is judged", async (_, date) => {
  stage.simulator.setFault({ effect: { kind: "altered", headers: { date } } });
  const { code, log, name } = await audited();
  expect(code).toBe(1);
  expect(name).toBeUndefined();
  expect(log.of("error").join()).toMatch(/^No answer from OCI had a usable Date header, and /);
});

describe("a merge on a machine whose clock stood still", () => {
  async function merged(inputs: Readonly<Record<string, string>>, dateOffsetMs: number) {
    const folder = `parts-${(runs += 1)}`;
    const shard = { shard: `1of1.${HOME}.1of1`, "output-dir": join(stage.folder, folder) };
    expect((await stage.command(shard)).code).toBe(0);
    stage.simulator.setFault({ effect: { kind: "altered", dateOffsetMs } });
    const { code, world } = await stage.command({
      ...{ mode: "merge", "partial-reports": `${folder}/*.json.gz` },
      "output-dir": join(stage.folder, `${folder}-merged`),
      ...inputs,
    });
    return { code, said: world.log.of("error").join() };
  }
  const SENT = { "upload-object-storage": "true", "fail-on-upload-error": "false" };

  test("takes no part of another day for today's, by OCI's time", async () => {
    const { code, said } = await merged(SENT, 2 * DAY);
    expect(code).toBe(1);
    expect(said).toContain("more than a day ago");
  });

  test("joins what is of today by OCI's time, and by its own where it asks nothing of OCI", async () => {
    expect(await merged(SENT, 0)).toMatchObject({ code: 0 });
    expect(await merged({}, 2 * DAY)).toMatchObject({ code: 0 });
  });
});
