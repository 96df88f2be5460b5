/** Restore tests on the wire: what proves one, how it is carried on, and what is asked of OCI for it. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { beforeAll, describe, expect, test } from "@jest/globals";

import type { TenancyBuilder } from "../../simulator/tenancy/builder.js";
import type { BackupHandle, VolumeHandle, VolumeOptions } from "../../simulator/tenancy/handles.js";
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
defaults: { require: { restore-tested: 90d } }
exemptions:
  - id: tests
    match: { freeform-tags: { purpose: restore-test } }
    reason: Made of a backup to try it, and deleted again
    permanent: true
`;

async function policyFile(text = POLICY): Promise<string> {
  const path = join(await temporaryFolder(), "policy.yml");
  await writeFile(path, text);
  return path;
}

const twoRegions = (name = "acme") =>
  smallTenancy({ name, regions: [{ name: ASHBURN }, { name: PHOENIX }] });

interface Tested {
  readonly volume: VolumeHandle;
  readonly backup: BackupHandle;
}

function backedUp(build: TenancyBuilder, name: string, over: Partial<VolumeOptions> = {}): Tested {
  const volume = build.volume({ name, compartment: build.root, region: ASHBURN, ...over });
  build.backup(volume, { age: days(1) });
  return { volume, backup: build.backup(volume, { age: days(5) }) };
}

function restored(
  build: TenancyBuilder,
  backup: BackupHandle,
  over: Partial<VolumeOptions> = {},
): VolumeHandle {
  return build.volume({
    name: `test of ${backup.volume.record.displayName}`,
    ...{ compartment: build.root, region: backup.region, kind: backup.volume.kind },
    ...{ age: days(2), freeformTags: { purpose: "restore-test" }, restoredFrom: backup },
    ...over,
  });
}

function answers(audit: Audit): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    audit.findings.map((it) => [
      it.resource_name,
      it.checks.find(({ id }) => id === "restore-tested")?.result,
    ]),
  );
}

const findingOf = (audit: Audit, name: string) =>
  audit.findings.find((it) => it.resource_name === name);

describe("a restore test", () => {
  let audit: Audit;
  let stage: Stage;
  let plain: Tested;
  let test1: VolumeHandle;
  let requests: readonly string[];
  beforeAll(async () => {
    const build = twoRegions();
    const tests = build.compartment("restore-tests");
    plain = backedUp(build, "plain");
    test1 = restored(build, plain.backup, { compartment: tests });
    restored(build, backedUp(build, "boot", { kind: "boot" }).backup);
    const abroad = backedUp(build, "abroad");
    restored(build, build.copyBackup(abroad.backup, { region: PHOENIX, age: days(4) }));
    const member = backedUp(build, "member");
    const group = build.volumeGroup("group", build.root, [member.volume]);
    const [id = ""] = build.groupBackup(group, { age: days(3) }).volumeBackupIds;
    restored(build, member.backup, { restoredFrom: { id } });
    restored(build, backedUp(build, "half way").backup, { isHydrated: false });
    restored(build, backedUp(build, "untold").backup, { isHydrated: null });
    restored(build, backedUp(build, "deleted").backup, { state: "TERMINATED" });
    restored(build, backedUp(build, "faulty").backup, { state: "FAULTY" });
    const old = backedUp(build, "long ago");
    restored(build, build.backup(old.volume, { age: days(100) }), { age: days(91) });
    const clone = restored(build, backedUp(build, "cloned").backup);
    Object.assign(clone.record, { sourceDetails: { type: "volume", id: plain.volume.id } });
    const replica = restored(build, backedUp(build, "replicated").backup);
    Object.assign(replica.record, { sourceDetails: { type: "blockVolumeReplica", id: "r" } });
    const delta = backedUp(build, "delta");
    Object.assign(restored(build, delta.backup).record, {
      sourceDetails: { type: "volumeBackupDelta", firstBackupId: "b", secondBackupId: "c" },
    });
    const foreign = restored(build, backedUp(build, "another tenancy's").backup);
    Object.assign(foreign.record, { sourceDetails: { type: "volumeBackup", id: "foreign" } });
    backedUp(build, "never");
    stage = await openStage(build);
    audit = await stage.audit({ "policy-file": await policyFile() });
    requests = wire(stage);
  });

  test("is a volume of the backup, of its copy or of the group's, available and hydrated", () => {
    expect(answers(audit)).toMatchObject({
      ...{ plain: "pass", boot: "pass", abroad: "pass", member: "pass" },
      ...{ "half way": "fail", untold: "unknown", deleted: "fail", faulty: "fail" },
      ...{ "long ago": "fail", cloned: "fail", replicated: "fail", delta: "fail" },
      ...{ "another tenancy's": "fail", never: "fail" },
    });
  });

  test("is in the report with the backup and the volume that was made of it", () => {
    expect(findingOf(audit, "plain")?.restore_proof).toEqual({
      backup_ocid: plain.backup.id,
      backup_time_utc: plain.backup.record.timeCreated,
      backup_region: ASHBURN,
      restored_volume_ocid: test1.id,
      restored_at_utc: test1.record.timeCreated,
      restored_region: ASHBURN,
      seen: "this_run",
      seen_at_utc: audit.report.metadata.generated_at_utc,
    });
    const regions = { backup_region: PHOENIX, restored_region: PHOENIX };
    expect(findingOf(audit, "abroad")?.restore_proof).toMatchObject(regions);
    expect(findingOf(audit, "never")).not.toHaveProperty("restore_proof");
  });

  test("costs no call: the same are made where no policy asks for it", async () => {
    const before = stage.simulator.requests.length;
    const without = await stage.audit();
    expect(wire(stage, before)).toEqual(requests);
    expect(answers(without)["plain"]).toBeUndefined();
    expect(findingOf(without, "plain")?.restore_proof).toMatchObject({
      restored_volume_ocid: test1.id,
    });
  });
});

/** What was asked of the services, in no order, without what differs from run to run. */
function wire({ simulator }: Stage, from = 0): readonly string[] {
  return simulator.requests
    .slice(from)
    .map(({ method, operation, query: { page, ...query } }) =>
      // Tokens of pages are drawn by lot.
      JSON.stringify([method, operation, query, page !== undefined]),
    )
    .sort();
}

describe("a test volume that is deleted", () => {
  test.each([false, true])("stays a proof through later reports (redact: %s)", async (redact) => {
    const build = twoRegions(redact ? "tenancyxyzzy" : "acme");
    build.bucket({ name: "reports", compartment: build.root, region: ASHBURN });
    const { volume, backup } = backedUp(build, "plain", { sizeGb: 70 });
    const made = restored(build, backup);
    const stage = await openStage(build);
    const inputs = {
      ...{ "policy-file": await policyFile(), "upload-object-storage": "true" },
      ...{ redact: String(redact) },
    };
    const proofOf = (audit: Audit) => audit.findings.find((it) => it.size_gb === 70)?.restore_proof;
    const first = await stage.audit(inputs);
    made.record.lifecycleState = "TERMINATED";
    const second = await stage.audit(inputs);
    build.tenancy.region(ASHBURN).volumes.setSource(build.root, [volume.record]);
    const third = await stage.audit(inputs);
    expect([first, second, third].map((it) => proofOf(it)?.seen)).toEqual([
      "this_run",
      "earlier_report",
      "earlier_report",
    ]);
    expect(proofOf(third)).toEqual({ ...proofOf(first), seen: "earlier_report" });
    for (const audit of [first, second, third]) {
      expect(JSON.stringify(audit.report).includes(made.id)).toBe(!redact);
      expect(JSON.stringify(audit.report).includes(backup.id)).toBe(!redact);
    }
    const fresh = await stage.audit({ ...inputs, "upload-object-storage": "false" });
    expect(proofOf(fresh)).toBeUndefined();
  });

  test.each([false, true])("keeps its backup from being to spare (redact: %s)", async (redact) => {
    const build = twoRegions(redact ? "tenancyxyzzy" : "acme");
    build.bucket({ name: "reports", compartment: build.root, region: ASHBURN });
    const { volume } = backedUp(build, "plain");
    for (const age of [20, 30]) build.backup(volume, { age: days(age) });
    const tested = build.backup(volume, { age: days(40) });
    const made = restored(build, tested);
    const stage = await openStage(build);
    const policy = POLICY.replace("restore-tested: 90d", "restore-tested: 90d, retention: 10d");
    const inputs = {
      ...{ "policy-file": await policyFile(policy), "upload-object-storage": "true" },
      ...{ redact: String(redact) },
    };
    const spare = (audit: Audit) => audit.report.summary.waste?.past_need?.backups;
    expect(spare(await stage.audit(inputs))).toBe(1);
    made.record.lifecycleState = "TERMINATED";
    expect(spare(await stage.audit(inputs))).toBe(1);
    expect(spare(await stage.audit({ ...inputs, "upload-object-storage": "false" }))).toBe(2);
  });

  test("of a volume that a run cannot see is kept for the next one", async () => {
    const build = twoRegions();
    build.bucket({ name: "reports", compartment: build.root, region: ASHBURN });
    const erp = build.compartment("erp");
    const made = restored(build, backedUp(build, "plain", { compartment: erp }).backup);
    const stage = await openStage(build);
    const inputs = { "policy-file": await policyFile(), "upload-object-storage": "true" };
    const first = await stage.audit(inputs);
    made.record.lifecycleState = "TERMINATED";
    stage.simulator.setFault({
      ...{ compartment: erp, operation: "ListVolumes" },
      effect: { kind: "status", status: 404, code: "NotAuthorizedOrNotFound" },
    });
    const blind = await stage.audit(inputs);
    expect(findingOf(blind, "plain")).toBeUndefined();
    expect(blind.report.unseen_restore_proofs).toHaveLength(1);
    stage.simulator.clearFaults();
    const third = await stage.audit(inputs);
    expect(answers(third)["plain"]).toBe("pass");
    expect(third.report).not.toHaveProperty("unseen_restore_proofs");
    expect(findingOf(third, "plain")?.restore_proof).toEqual({
      ...findingOf(first, "plain")?.restore_proof,
      seen: "earlier_report",
    });
  });
});

test("where volumes could not be listed it is not known whether one was restored", async () => {
  const build = twoRegions();
  backedUp(build, "plain");
  const closed = build.compartment("closed");
  build.tenancy.deny({ compartmentId: closed, operation: "ListVolumes", region: PHOENIX });
  const stage = await openStage(build);
  const audit = await stage.audit({ "policy-file": await policyFile(), discovery: "list" });
  expect(answers(audit)).toEqual({ plain: "unknown" });
});

test("a restore of an hour less than the limit counts, and one of the limit when the tenancy was made does not", async () => {
  const build = twoRegions();
  const limit = hours(24 * 90);
  const within = backedUp(build, "within");
  restored(build, build.backup(within.volume, { age: limit }), { age: limit - hours(1) });
  const beyond = backedUp(build, "beyond");
  restored(build, build.backup(beyond.volume, { age: limit }), { age: limit });
  const stage = await openStage(build);
  const audit = await stage.audit({ "policy-file": await policyFile() });
  expect(answers(audit)).toMatchObject({ within: "pass", beyond: "fail" });
});
