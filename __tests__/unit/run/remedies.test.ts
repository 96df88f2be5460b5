/** Every remedy that an audit suggests is applied to the simulated tenancy, and the audit runs again. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { TenancyBuilder } from "../../../simulator/tenancy/builder.js";
import type { VolumeGroupHandle, VolumeHandle } from "../../../simulator/tenancy/handles.js";
import { DAY_MS, HOUR_MS } from "../../../src/plain/days.js";
import { applyRemedy, type Assets } from "./apply-remedy.js";
import { openRunStage, type RunStage } from "./run-stage.js";

interface Check {
  readonly id: string;
  readonly result: string;
  readonly message: string;
  readonly remedy: string | null;
}

interface Finding {
  readonly resource_id: string;
  readonly resource_name: string;
  readonly checks: readonly Check[];
}

const POLICY = `version: 1
defaults:
  max-backup-age: 3d
  severity: high
  warn-within: 2d
  require: { backup-policy-assigned: true, policy-meets-threshold: true, schedule-missed: true }
rules:
  - name: kept
    match: { names: "kept-*" }
    require: { retention: 30d }
  - name: locked
    match: { names: "locked-*" }
    require: { immutable: true }
  - name: far
    match: { names: "far-*" }
    require: { cross-region-copy: 7d }
  - name: tried
    match: { names: "tried-*" }
    require: { restore-tested: 30d }
  - name: twice
    match: { names: "twice-*" }
    require: { protection-level: 3-2-1 }
  - name: safe
    match: { names: "safe-*" }
    require: { protection-level: 3-2-1-1 }
  - name: lax
    match: { names: "lax-*" }
    max-backup-age: 40d
`;

const build = new TenancyBuilder({
  name: "acme",
  homeRegion: "us-ashburn-1",
  regions: [{ name: "us-ashburn-1" }, { name: "us-phoenix-1" }],
  now: Date.now(),
});
const compartment = build.compartment("prod");
const volumes: VolumeHandle[] = [];
const groups: VolumeGroupHandle[] = [];
let stage: RunStage;

function volume(name: string, backupAgeDays: number | null, kind: "block" | "boot" = "block") {
  const made = build.volume({ name, compartment, region: "us-ashburn-1", kind });
  if (backupAgeDays !== null) build.backup(made, { age: backupAgeDays * DAY_MS });
  volumes.push(made);
  return made;
}

beforeAll(async () => {
  const nightly = build.policy({
    name: "nightly",
    compartment,
    schedules: [{ backupType: "INCREMENTAL", period: "ONE_DAY", retentionSeconds: 604_800 }],
  });
  const rare = build.policy({
    name: "rare",
    compartment,
    schedules: [{ backupType: "FULL", period: "ONE_MONTH", retentionSeconds: 31_536_000 }],
  });
  const bronze = build.oraclePolicy("bronze");
  volume("bare", null);
  volume("bare-boot", null, "boot");
  volume("stale", 30);
  volume("kept-new", null);
  build.backup(volume("kept-short", null), { age: HOUR_MS, expiresIn: DAY_MS });
  volume("locked-none", null);
  volume("locked-open", 1);
  volume("far-fresh", 1);
  volume("far-old", 20, "boot");
  volume("tried-block", 1);
  volume("tried-boot", 1, "boot");
  volume("lax-bare", 39);
  volume("twice-bare", null, "boot");
  volume("twice-home", 1);
  const isFree = {
    ...{ isRetentionLockEnabled: false, isPreventDeletionEnabled: false },
    isIndefiniteRetentionEnabled: false,
  };
  build.backup(volume("safe-home", null), { age: DAY_MS, ...isFree });
  build.assignPolicy(volume("weak", 1), bronze);
  build.assignPolicy(volume("missed", 30), nightly);
  build.backup(volume("faulty", 1), { age: HOUR_MS, state: "FAULTY" });
  groups.push(build.volumeGroup("pair", compartment, [volume("member", 1), volume("other", 1)]));
  const weakGroup = build.volumeGroup("weak-pair", compartment, [volume("weak-member", 1)]);
  groups.push(weakGroup);
  build.assignPolicy(weakGroup, rare);
  stage = await openRunStage(build);
  await writeFile(join(stage.folder, "policy.yml"), POLICY);
});

afterAll(async () => {
  await stage.close();
});

async function findings(folder: string): Promise<Finding[]> {
  await stage.command({
    "policy-file": "policy.yml",
    formats: "json",
    "output-dir": join(stage.folder, folder),
  });
  const [name = ""] = await readdir(join(stage.folder, folder));
  const report = JSON.parse(await readFile(join(stage.folder, folder, name), "utf8")) as {
    readonly findings: {
      readonly block_volumes: readonly Finding[];
      readonly boot_volumes: readonly Finding[];
    };
  };
  return [...report.findings.block_volumes, ...report.findings.boot_volumes];
}

interface Suggested {
  readonly key: string;
  readonly name: string;
  readonly check: Check;
  readonly remedy: string;
}

const suggested = (all: readonly Finding[]): Suggested[] =>
  all.flatMap(({ resource_id: id, resource_name: name, checks }) =>
    checks
      .filter(({ result, remedy }) => result === "fail" && remedy !== null)
      .map((check) => ({ key: `${id} ${check.id}`, name, check, remedy: check.remedy ?? "" })),
  );

test("what every suggested remedy is about passes in the next audit", async () => {
  const before = suggested(await findings("before"));
  const covered = new Set(before.map(({ check }) => check.id));
  expect([...covered].sort()).toEqual([
    "achieved-rpo",
    "backup-policy-assigned",
    "backup-recency",
    "cross-region-copy",
    "customer-managed-key",
    "expiry-forecast",
    "immutable",
    "last-backup-faulty",
    "policy-meets-threshold",
    "protection-level",
    "restore-tested",
    "retention",
    "schedule-missed",
  ]);
  expect(before.filter(({ remedy }) => remedy.includes("POLICY_OCID"))).toEqual([]);

  const assets: Assets = { build, volumes, groups };
  // A backup takes the key that its volume has when it is made.
  const isKey = ({ check }: Suggested) => check.id === "customer-managed-key";
  for (const { remedy } of before.filter(isKey)) applyRemedy(remedy, assets);
  for (const { remedy } of before.filter((it) => !isKey(it))) applyRemedy(remedy, assets);

  const after = new Map<string, Check>(
    (await findings("after")).flatMap(({ resource_id: id, checks }) =>
      checks.map((check) => [`${id} ${check.id}`, check] as const),
    ),
  );
  const open = before
    .filter(({ key }) => after.get(key)?.result !== "pass")
    .map(({ key, name, check, remedy }) => ({
      name,
      check: check.id,
      remedy,
      after: after.get(key),
    }));
  expect(open).toEqual([]);
});
