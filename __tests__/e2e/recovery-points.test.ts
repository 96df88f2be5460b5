import { writeFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test } from "@jest/globals";

import type { TenancyBuilder } from "../../simulator/tenancy/builder.js";
import type { BackupOptions, VolumeHandle, VolumeKind } from "../../simulator/tenancy/handles.js";
import { days, hours, isoTime, minutes } from "../../simulator/tenancy/time.js";
import { openStage, PHOENIX, ASHBURN, smallTenancy, temporaryFolder } from "./harness/stage.js";

const KINDS: readonly VolumeKind[] = ["block", "boot"];
const SECOND = 1000;

interface Trap {
  readonly title: string;
  readonly backups: readonly (BackupOptions & { readonly elsewhere?: true })[];
  readonly status: string;
  /** In days, of the newest recovery point; null when there is none. */
  readonly age: number | null;
  readonly inputs?: Readonly<Record<string, string>>;
}

const unusable = (state: string): Trap => ({
  title: `the only backup is ${state}`,
  backups: [{ age: hours(6), state }],
  status: "NO_BACKUP",
  age: null,
});

// The run's clock is the real one: the margin on the compliant side is for the run to begin.
const TRAPS: readonly Trap[] = [
  { title: "no backup was ever made", backups: [], status: "NO_BACKUP", age: null },
  {
    title: "there is a fresh backup",
    backups: [{ age: hours(30) }],
    status: "COMPLIANT",
    age: 1.25,
  },
  {
    title: "the backup lies in another compartment",
    backups: [{ age: hours(30), elsewhere: true }],
    status: "COMPLIANT",
    age: 1.25,
  },
  unusable("FAULTY"),
  unusable("CREATING"),
  unusable("TERMINATED"),
  {
    title: "the only backup has just expired",
    backups: [{ age: days(2), expiresIn: -SECOND }],
    status: "NO_BACKUP",
    age: null,
  },
  {
    title: "the only backup expires soon",
    backups: [{ age: days(2), expiresIn: minutes(2) }],
    status: "COMPLIANT",
    age: 2,
  },
  {
    title: "the newest is FAULTY, an older one is usable and fresh",
    backups: [{ age: hours(2), state: "FAULTY" }, { age: days(3) }, { age: days(5) }],
    status: "COMPLIANT",
    age: 3,
  },
  {
    title: "the newest has expired, an older one is usable and too old",
    backups: [{ age: hours(2), expiresIn: -minutes(1) }, { age: days(9) }],
    status: "STALE_BACKUP",
    age: 9,
  },
  {
    title: "the newest recovery point is a minute short of the threshold",
    backups: [{ age: days(7) - minutes(1) }],
    status: "COMPLIANT",
    age: 7,
  },
  {
    title: "the newest recovery point is a second past the threshold",
    backups: [{ age: days(7) + SECOND }],
    status: "STALE_BACKUP",
    age: 7,
  },
  {
    title: "the threshold is a fraction of a day and is kept",
    backups: [{ age: hours(11) }],
    status: "COMPLIANT",
    age: 0.46,
    inputs: { "max-backup-age-days": "0.5" },
  },
  {
    title: "the threshold is a fraction of a day and is passed",
    backups: [{ age: hours(13) }],
    status: "STALE_BACKUP",
    age: 0.54,
    inputs: { "max-backup-age-days": "0.5" },
  },
];

test.each(TRAPS)("$status: $title", async ({ backups, status, age, inputs }) => {
  const build = smallTenancy();
  const home = build.compartment("erp");
  const other = build.compartment("vault");
  for (const kind of KINDS) {
    const volume = build.volume({ name: kind, kind, compartment: home, region: ASHBURN });
    for (const { elsewhere, ...backup } of backups) {
      build.backup(volume, elsewhere === true ? { ...backup, compartment: other } : backup);
    }
  }
  const audit = await (await openStage(build)).audit(inputs);
  for (const kind of KINDS) {
    expect(audit.finding(kind)).toMatchObject({
      compliance_status: status,
      backup_age_days: age,
      max_backup_age_days: Number(inputs?.["max-backup-age-days"] ?? 7),
    });
  }
  expect(audit.code).toBe(status === "COMPLIANT" ? 0 : 3);
});

/** Both kinds of volumes in one compartment, each with what `prepare` gives it. */
async function auditBoth(
  prepare: (build: TenancyBuilder, volume: VolumeHandle) => void,
  regions = [{ name: ASHBURN }],
) {
  const build = smallTenancy({ regions });
  const compartment = build.compartment("erp");
  for (const kind of KINDS) {
    prepare(build, build.volume({ name: kind, kind, compartment, region: ASHBURN }));
  }
  return (await openStage(build)).audit();
}

test("the age counts from the instant the data was imaged, not from the request", async () => {
  const audit = await auditBoth((build, volume) => {
    const { record } = build.backup(volume, { age: days(9) });
    record.timeRequestReceived = isoTime(build.now - hours(1));
  });
  for (const kind of KINDS) {
    expect(audit.finding(kind)).toMatchObject({
      compliance_status: "STALE_BACKUP",
      backup_age_days: 9,
    });
  }
});

test("a copy in another region is no recovery point of the volume", async () => {
  const regions = [{ name: ASHBURN }, { name: PHOENIX }];
  const audit = await auditBoth((build, volume) => {
    const source = build.backup(volume, { age: days(10) });
    build.copyBackup(source, { region: PHOENIX, age: hours(2) });
  }, regions);
  for (const kind of KINDS) {
    expect(audit.finding(kind)).toMatchObject({
      compliance_status: "STALE_BACKUP",
      backup_age_days: 10,
    });
  }
});

test("a copy is no newer than its data, in the same region, there and back, or of what is deleted", async () => {
  const regions = [{ name: ASHBURN }, { name: PHOENIX }];
  const build = smallTenancy({ regions });
  const compartment = build.compartment("erp");
  for (const kind of KINDS) {
    const sourceOf = (name: string) =>
      build.backup(build.volume({ name: `${kind} ${name}`, kind, compartment, region: ASHBURN }), {
        age: days(30),
      });
    const here = { region: ASHBURN, age: days(1) };
    build.copyBackup(sourceOf("here"), here);
    build.copyBackup(build.copyBackup(sourceOf("back"), { region: PHOENIX, age: days(2) }), here);
    const deleted = sourceOf("deleted");
    build.copyBackup(deleted, here);
    deleted.record.lifecycleState = "TERMINATED";
  }
  const audit = await (await openStage(build)).audit();
  const found = audit.findings.map((it) => [it.compliance_status, it.backup_age_days]);
  expect(found).toEqual(Array.from({ length: 6 }, () => ["STALE_BACKUP", 30]));
  expect([audit.code, audit.report.metadata.complete]).toEqual([3, true]);
});

test("a copy whose original is gone is taken as it is", async () => {
  const audit = await auditBoth((build, volume) => {
    const copy = build.copyBackup(build.backup(volume, { age: days(30) }), {
      region: ASHBURN,
      age: days(1),
    });
    const gone = "ocid1.volumebackup.oc1.iad.gone";
    if (volume.kind === "boot") copy.record.sourceBootVolumeBackupId = gone;
    else copy.record.sourceVolumeBackupId = gone;
  });
  for (const kind of KINDS) {
    expect(audit.finding(kind)).toMatchObject({ compliance_status: "COMPLIANT" });
  }
});

test.each(["backup 2999", "2999-01-01T00:00:00Z", "2027-02-31T00:00:00Z", "2026-11-05", null])(
  "a backup made %j proves nothing, and is told of",
  async (timeCreated) => {
    const audit = await auditBoth((build, volume) => {
      const { record } = build.backup(volume, { age: days(1) });
      Object.assign(record, { timeCreated });
    });
    for (const kind of KINDS) {
      expect(audit.finding(kind)).toMatchObject({ compliance_status: "UNKNOWN" });
    }
    expect([audit.code, audit.report.metadata.complete]).toEqual([3, false]);
    const reason = "a record in the answer has no usable timeCreated";
    expect(audit.report.skipped_compartments).toMatchObject([{ reason }, { reason }]);
  },
);

test("a volume that was not made yet has no grace, and no time of creation", async () => {
  const build = smallTenancy();
  for (const timeCreated of ["2999-01-01T00:00:00Z", "volume 2999", null]) {
    const at = { compartment: build.root, region: ASHBURN };
    Object.assign(build.volume({ ...at, name: String(timeCreated) }).record, { timeCreated });
  }
  build.volume({ name: "young", compartment: build.root, region: ASHBURN, age: hours(1) });
  const stage = await openStage(build);
  const policy = join(await temporaryFolder(), "policy.yml");
  await writeFile(policy, "version: 1\ndefaults: { grace-period: 24h }\n");
  const audit = await stage.audit({ "policy-file": policy });
  expect(audit.finding("young").in_grace_period).toBe(true);
  const others = audit.findings.filter((it) => it.resource_name !== "young");
  expect(others).toHaveLength(3);
  for (const it of others) {
    expect(it).toMatchObject({ in_grace_period: false, time_created_utc: null });
  }
});

test("the report names the newest recovery point, whatever the order of the listing", async () => {
  const expected = new Map<string, { id: string; time: string | null }>();
  const audit = await auditBoth((build, volume) => {
    build.backup(volume, { age: days(5) });
    const { id, record } = build.backup(volume, { age: days(1) });
    build.backup(volume, { age: days(3) });
    expected.set(volume.record.displayName, { id, time: record.timeCreated });
  });
  for (const kind of KINDS) {
    expect(audit.finding(kind)).toMatchObject({
      backup_ocid: expected.get(kind)?.id,
      latest_backup_time_utc: expected.get(kind)?.time,
      reason: "newest recovery point is 1 day old (limit 7)",
    });
  }
});

test("what a volume group backup made counts for each member, wherever it lies", async () => {
  const build = smallTenancy();
  const [one, two, groups] = ["one", "two", "groups"].map((name) => build.compartment(name));
  const at = { region: ASHBURN };
  const members = [
    build.volume({ ...at, name: "data", compartment: String(one) }),
    build.volume({ ...at, name: "log", compartment: String(two) }),
    build.volume({ ...at, name: "boot", kind: "boot", compartment: String(two) }),
  ];
  build.groupBackup(build.volumeGroup("cluster", String(groups), members), { age: days(2) });
  build.volume({ ...at, name: "outsider", compartment: String(one) });
  const audit = await (await openStage(build)).audit();
  for (const name of ["data", "log", "boot"]) {
    expect(audit.finding(name)).toMatchObject({
      compliance_status: "COMPLIANT",
      backup_age_days: 2,
    });
  }
  expect(audit.finding("outsider").compliance_status).toBe("NO_BACKUP");
});

describe("which volumes are judged", () => {
  const STATES = ["PROVISIONING", "RESTORING", "AVAILABLE", "FAULTY"];

  test("all but those that are terminating or terminated", async () => {
    const build = smallTenancy();
    for (const state of [...STATES, "TERMINATING", "TERMINATED"]) {
      for (const kind of KINDS) {
        const name = `${kind} ${state}`;
        build.volume({ name, kind, state, compartment: build.root, region: ASHBURN });
      }
    }
    const audit = await (await openStage(build)).audit();
    const expected = STATES.flatMap((state) => KINDS.map((kind) => `${kind} ${state}`));
    expect(audit.findings.map((it) => it.resource_name).sort()).toEqual(expected.sort());
    expect(audit.outputs["total-volumes"]).toBe(String(expected.length));
  });

  test("two volumes of one name are two volumes", async () => {
    const build = smallTenancy();
    const twin = { name: "twin", compartment: build.root, region: ASHBURN };
    build.backup(build.volume(twin), { age: days(1) });
    const bare = build.volume(twin);
    const audit = await (await openStage(build)).audit();
    expect(audit.findings.map((it) => it.compliance_status)).toEqual(["NO_BACKUP", "COMPLIANT"]);
    expect(audit.findings[0]?.resource_id).toBe(bare.id);
  });
});
