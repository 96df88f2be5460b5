import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test } from "@jest/globals";

import { demoTenancy } from "../../simulator/demo-tenancy.js";
import { days } from "../../simulator/tenancy/time.js";
import { CHECK_IDS } from "../../src/settings/policy.js";
import {
  ASHBURN,
  asked,
  openStage,
  smallTenancy,
  stageFor,
  temporaryFolder,
} from "./harness/stage.js";

async function policyFile(text: string): Promise<string> {
  const path = join(await temporaryFolder(), "policy.yml");
  await writeFile(path, text);
  return path;
}

test("look-ups are made for the volumes of the rule that needs them, each asset once", async () => {
  const build = smallTenancy();
  const prod = build.compartment("prod");
  const erp = build.compartment("erp", { parent: prod });
  const dev = build.compartment("dev");
  const looked: string[] = [];
  for (let number = 0; number < 3_000; number += 1) {
    const compartment = number % 100 === 0 ? erp : dev;
    const volume = build.volume({ name: `v${number}`, compartment, region: ASHBURN });
    build.backup(volume, { age: days(1) });
    if (compartment === erp) {
      looked.push(volume.id);
      build.assignPolicy(volume, build.oraclePolicy("gold"));
    }
  }
  const stage = await openStage(build);
  const policy = await policyFile(`version: 1
rules:
  - name: production
    match: { compartments: ["prod/**"] }
    require: { backup-policy-assigned: true, policy-meets-threshold: true }
`);
  const audit = await stage.audit({ "policy-file": policy });

  const asset = asked(stage.simulator, "GetVolumeBackupPolicyAssetAssignment").map(
    ({ query }) => query["assetId"],
  );
  expect(asset.sort()).toEqual(looked.sort());
  expect(asked(stage.simulator, "GetVolumeBackupPolicy")).toHaveLength(1);
  expect(audit.outputs).toMatchObject({ "total-volumes": "3000", complete: "true" });
  const production = audit.findings.filter(({ rule }) => rule === "production");
  expect(production).toHaveLength(30);
  for (const { backup_policy: assigned } of production) expect(assigned?.via).toBe("volume");
  const others = audit.findings.filter(({ rule }) => rule === "defaults");
  for (const finding of others) expect(finding).not.toHaveProperty("backup_policy");
});

describe("the demo tenancy", () => {
  test("shows every check", async () => {
    const demo = demoTenancy(Date.now());
    const stage = await stageFor(demo.tenancy, demo.user);
    const policy = await policyFile(`version: 1
defaults:
  require:
    backup-policy-assigned: true
    policy-meets-threshold: true
    schedule-missed: true
    retention: 5d
    immutable: true
    cross-region-copy: 7d
    replica: 1h
    customer-managed-key: true
    achieved-rpo: 48h
    restore-tested: 90d
    protection-level: 3-2-1
`);
    const { report, findings } = await stage.audit({ "policy-file": policy });
    const shown = new Set(findings.flatMap(({ checks }) => checks.map(({ id }) => id)));
    const ofTenancy: readonly string[] = ["orphaned-backup", "deletion-restricted"];
    const volumeChecks = CHECK_IDS.filter((id) => !ofTenancy.includes(id));
    expect([...shown].sort()).toEqual([...volumeChecks].sort());
    const decided = new Set(
      findings.flatMap(({ checks }) =>
        checks.filter(({ result }) => result === "pass" || result === "fail").map(({ id }) => id),
      ),
    );
    expect([...decided].sort()).toEqual([...volumeChecks].sort());
    expect(report.orphaned_backups.result).toBeDefined();
  });
});

describe("a volume that is terminated between its listing and the look-up of its policy", () => {
  const AUDIT = `version: 1
defaults: { require: { backup-policy-assigned: true } }
`;

  async function auditWhile(now: "terminated" | "not listed" | "listed") {
    const build = smallTenancy();
    const at = { region: ASHBURN, compartment: build.compartment("scaled") };
    const { id, record } = build.volume({ ...at, name: "short-lived" });
    const stays = build.volume({ region: ASHBURN, compartment: build.root, name: "stays" });
    build.backup(stays, { age: days(1) });
    build.assignPolicy(stays, build.oraclePolicy("gold"));
    const stage = await openStage(build);
    const { simulator } = stage;
    const notFound = { kind: "status", status: 404, code: "NotAuthorizedOrNotFound" } as const;
    const { compartment } = at;
    simulator.setFault({
      compartment,
      operation: "GetVolumeBackupPolicyAssetAssignment",
      effect: notFound,
    });
    const terminated = { ...record, lifecycleState: "TERMINATED" };
    simulator.setFault({
      compartment,
      operation: "GetVolume",
      effect: now === "terminated" ? { kind: "instead", body: terminated } : notFound,
    });
    if (now === "not listed") {
      const effect = { kind: "instead", body: [] } as const;
      simulator.setFault({ compartment, operation: "ListVolumes", nth: 2, effect });
    }
    const policy = await policyFile(AUDIT);
    return { audit: await stage.audit({ "policy-file": policy }), id };
  }

  test.each(["terminated", "not listed"] as const)("%s: is left out, and no gap", async (now) => {
    const { audit } = await auditWhile(now);
    expect([audit.code, audit.report.metadata.complete]).toEqual([0, true]);
    expect(audit.findings.map((it) => it.resource_name)).toEqual(["stays"]);
  });

  test("still listed: may be closed to the caller, and so is a gap", async () => {
    const { audit, id } = await auditWhile("listed");
    expect([audit.code, audit.report.metadata.complete]).toEqual([3, false]);
    expect(audit.findings.map((it) => it.resource_id)).toContain(id);
    expect(audit.report.skipped_compartments).toMatchObject([
      { operation: "GetVolumeBackupPolicyAssetAssignment", status: 404 },
    ]);
  });
});
