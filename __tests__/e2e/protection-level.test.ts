/** Protection levels and backups to spare on the wire, and what is asked of OCI for them. */
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "@jest/globals";

import type { TenancyBuilder } from "../../simulator/tenancy/builder.js";
import type { BackupHandle, BackupOptions } from "../../simulator/tenancy/handles.js";
import { days, hours } from "../../simulator/tenancy/time.js";
import {
  ASHBURN,
  openStage,
  PHOENIX,
  smallTenancy,
  temporaryFolder,
  type Audit,
  type Stage,
} from "./harness/stage.js";

const POLICY = `version: 1
defaults: { require: { retention: 30d, protection-level: 3-2-1-1 } }
exemptions:
  - id: tests
    match: { freeform-tags: { purpose: restore-test } }
    reason: Made of a backup to try it, and deleted again
    permanent: true
`;

const UNLOCKED: Partial<BackupOptions> = {
  isRetentionLockEnabled: false,
  isPreventDeletionEnabled: false,
  isIndefiniteRetentionEnabled: false,
};
const HELD = { ...UNLOCKED, isIndefiniteRetentionEnabled: true };

/** A volume of each level, named after it. */
function everyLevel(): TenancyBuilder {
  const build = smallTenancy({ regions: [{ name: ASHBURN }, { name: PHOENIX }] });
  const backedUp = (name: string, over: Partial<BackupOptions> = UNLOCKED): BackupHandle => {
    const volume = build.volume({ name, compartment: build.root, region: ASHBURN, sizeGb: 200 });
    return build.backup(volume, { age: days(1), ...over });
  };
  const copied = (backup: BackupHandle, over: Partial<BackupOptions> = UNLOCKED) =>
    build.copyBackup(backup, { region: PHOENIX, age: hours(20), ...over });
  build.volume({ name: "1", compartment: build.root, region: ASHBURN });
  const spare = backedUp("2-2").volume;
  for (const age of [31, 40, 50]) build.backup(spare, { age: days(age), ...UNLOCKED });
  copied(backedUp("3-2-1"));
  copied(backedUp("3-2-1-1"), HELD);
  const whole = backedUp("3-2-1-1-0", HELD);
  copied(whole);
  build.volume({
    ...{ name: "restored", compartment: build.root, region: ASHBURN, age: hours(12) },
    ...{ restoredFrom: whole, freeformTags: { purpose: "restore-test" } },
  });
  return build;
}

async function auditOf(stage: Stage, text: string | null): Promise<Audit> {
  const formats = { formats: "json,markdown,csv" };
  if (text === null) return await stage.audit(formats);
  const path = join(await temporaryFolder(), "policy.yml");
  await writeFile(path, text);
  return await stage.audit({ ...formats, "policy-file": path });
}

function levels({ findings }: Audit) {
  const named = findings.filter(({ resource_name: name }) => name !== "restored");
  return named.map((it) => [it.resource_name, it.protection_level]);
}

const resultOf = (audit: Audit, name: string) =>
  audit.finding(name).checks.find(({ id }) => id === "protection-level")?.result;

describe("a tenancy with a volume of each level", () => {
  let stage: Stage;
  let audit: Audit;
  beforeAll(async () => {
    stage = await openStage(everyLevel());
    audit = await auditOf(stage, POLICY);
  });

  test("is told so, in every report", async () => {
    expect(levels(audit).length).toBe(5);
    for (const [name, level] of levels(audit)) expect(level).toBe(name);
    for (const it of audit.findings) expect(it).not.toHaveProperty("protection_level_at_most");
    expect(audit.report.summary.protection_levels).toEqual(
      ["1", "2-2", "3-2-1", "3-2-1-1", "3-2-1-1-0"].map((level) => {
        return { level, volumes: level === "1" ? 2 : 1, may_be_higher: 0 };
      }),
    );
    expect(audit.markdown).toContain(
      "\n| 3-2-1-1 | a recent backup that cannot be deleted | 1 | 0 |",
    );
    const csv = await readFile(resolve(audit.cwd, audit.outputs["report-csv"] ?? ""), "utf8");
    const records = parse(csv, { columns: true }) as readonly Record<string, string>[];
    const inCsv = records.map((it) => [it["resource_name"], it["protection_level"]]);
    expect(inCsv).toEqual(expect.arrayContaining(levels(audit)));
  });

  test("fails the check below the level that is asked for", () => {
    const results = levels(audit).map(([name]) => [name, resultOf(audit, name ?? "")]);
    expect(Object.fromEntries(results)).toEqual({
      ...{ "1": "fail", "2-2": "fail", "3-2-1": "fail" },
      ...{ "3-2-1-1": "pass", "3-2-1-1-0": "pass" },
    });
  });

  test("has backups to spare: of three that are old the first one stays", () => {
    const past_need = { backups: 2, gb: 40, unknown_size_count: 0 };
    const orphaned = { backups: 0, gb: 0, unknown_size_count: 0 };
    expect(audit.report.summary.waste).toEqual({ complete: true, orphaned, past_need });
    expect(audit.finding("2-2").past_need).toEqual(past_need);
    expect(audit.markdown).toContain("\n*2 backups past every rule's need take up 40 GB.*\n");
  });

  test("is asked no more than without a policy, which tells the same levels", async () => {
    const { requests } = stage.simulator;
    const askedSince = (start: number) =>
      requests
        .slice(start)
        .map(({ operation, query }) => JSON.stringify([operation, query]))
        .sort();
    const first = requests.length;
    await auditOf(stage, POLICY);
    const withPolicy = askedSince(first);
    const second = requests.length;
    const plain = await auditOf(stage, null);
    expect(askedSince(second)).toEqual(withPolicy);
    expect(withPolicy.length).toBeGreaterThan(5);
    expect(levels(plain)).toEqual(levels(audit));
    expect(plain.report.summary.waste?.past_need).toBeNull();
  });
});

test("where a region's backups may not be listed, nothing of them is proven and nothing fails for them", async () => {
  const build = everyLevel();
  build.tenancy.deny({
    ...{ compartmentId: build.root, operation: "ListVolumeBackups", region: PHOENIX },
  });
  const audit = await auditOf(await openStage(build), POLICY);
  for (const [name, level] of levels(audit)) {
    expect(level).toBe(name === "1" ? "1" : "2-2");
    expect(resultOf(audit, name ?? "")).toBe("unknown");
  }
  expect(audit.finding("3-2-1-1-0").protection_level_at_most).toBe("3-2-1-1-0");
  expect(audit.report.summary.waste).toMatchObject({ complete: false, past_need: { backups: 2 } });
});

test("a copy that failed of late takes the 0 away, and an old copy keeps its original", async () => {
  const build = everyLevel();
  const named = (name: string) =>
    build.volume({ name, compartment: build.root, region: ASHBURN, sizeGb: 200 });
  const failed = named("failed copy");
  const whole = build.backup(failed, { age: days(1), ...HELD });
  build.copyBackup(whole, { region: PHOENIX, age: hours(20), ...UNLOCKED });
  build.copyBackup(whole, { region: PHOENIX, age: hours(10), state: "FAULTY", ...UNLOCKED });
  build.volume({
    ...{ name: "restored", compartment: build.root, region: ASHBURN, age: hours(12) },
    ...{ restoredFrom: whole, freeformTags: { purpose: "restore-test" } },
  });
  const old = named("old copy");
  const [, , original] = [1, 60, 100].map((age) =>
    build.backup(old, { age: days(age), ...UNLOCKED }),
  );
  if (original === undefined) throw new Error("there are three backups");
  build.copyBackup(original, { region: PHOENIX, age: days(2), ...UNLOCKED });
  const audit = await auditOf(await openStage(build), POLICY);
  expect(audit.finding("failed copy").protection_level).toBe("3-2-1-1");
  expect(audit.finding("old copy")).not.toHaveProperty("past_need");
  expect(audit.finding("old copy").protection_level).toBe("2-2");
});
