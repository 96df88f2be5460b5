import { days, hours, isoTime } from "../tenancy/time.js";
import { ASHBURN, dailyBackups, FRANKFURT, PHOENIX, type DemoWorld } from "./world.js";

const erp = (world: DemoWorld, name: string) => ({
  name,
  compartment: world.in.erp,
  region: ASHBURN,
  domain: 1,
  sizeGb: 500,
});

/** A copy abroad is a recovery point there, not in the volume's own region. */
export function crossRegionCopies(world: DemoWorld): void {
  const mirrored = world.volume(
    erp(world, "treasury"),
    "COMPLIANT",
    "backed up at home and copied to another region",
  );
  const backup = world.build.backup(mirrored, { age: days(1), expiresIn: days(29) });
  world.build.copyBackup(backup, { region: PHOENIX, age: hours(20), expiresIn: days(30) });
  const abroad = world.volume(
    erp(world, "treasury-archive"),
    "STALE_BACKUP",
    "its fresh copy lies in another region; at home the newest backup is old",
  );
  const old = world.build.backup(abroad, { age: days(15) });
  world.build.copyBackup(old, { region: PHOENIX, age: days(1) });
}

/** Backups that nobody can delete: by a lock, for ever, or while a switch is set. */
export function protectedBackups(world: DemoWorld): void {
  const unlock = isoTime(world.build.now + days(33));
  world.volume(erp(world, "general-ledger"), "COMPLIANT", "its backup is retention-locked", [
    {
      age: days(2),
      expiresIn: days(33),
      isRetentionLockEnabled: true,
      isPreventDeletionEnabled: true,
      isIndefiniteRetentionEnabled: false,
      timeRetentionExpiresAt: unlock,
      retentionPeriod: { retentionTimeUnit: "DAYS", retentionTimeAmount: 35 },
    },
  ]);
  world.volume(erp(world, "contracts"), "COMPLIANT", "its backup is held indefinitely", [
    {
      age: days(3),
      isRetentionLockEnabled: false,
      isPreventDeletionEnabled: false,
      isIndefiniteRetentionEnabled: true,
    },
  ]);
  world.volume(erp(world, "invoices"), "COMPLIANT", "its backup could be locked and is not", [
    {
      age: days(1),
      isRetentionLockEnabled: false,
      isPreventDeletionEnabled: false,
      isIndefiniteRetentionEnabled: false,
    },
  ]);
}

/** The backup of one was restored to a volume of its own; that of the other nobody has tried. */
export function restoreTests(world: DemoWorld): void {
  const ledger = world.named("general-ledger");
  const backups = [...world.build.tenancy.region(ASHBURN).volumeBackups];
  const backup = backups.find(({ volumeId }) => volumeId === ledger.id);
  if (backup === undefined) throw new Error("general-ledger has no backup.");
  world.volume(
    {
      ...{ ...erp(world, "general-ledger-restored"), sizeGb: 100, age: days(1) },
      ...{ restoredFrom: backup, freeformTags: { purpose: "restore-test" } },
    },
    "NO_BACKUP",
    "made of a backup of general-ledger, to try whether it can be restored",
  );
}

/** Volume and backup are encrypted with a key of the customer's own. */
export function vaultKeys(world: DemoWorld): void {
  const kmsKeyId = world.build.vaultKey(ASHBURN);
  world.volume(
    { ...erp(world, "patents"), kmsKeyId },
    "COMPLIANT",
    "encrypted with a Vault key, as are its backups",
    dailyBackups(hours(9)).map((backup) => ({ ...backup, kmsKeyId })),
  );
}

/** A replica that keeps up is no backup: it copies mistakes too. */
export function replicaWithoutBackup(world: DemoWorld): void {
  const volume = world.volume(
    erp(world, "trading"),
    "NO_BACKUP",
    "replicated to another region within the hour, and never backed up",
  );
  world.build.replica(volume, { region: PHOENIX, syncAge: hours(0.5) });
}

/** Assigned a daily policy, which has produced nothing for days. */
export function missedSchedule(world: DemoWorld): void {
  const volume = world.volume(
    { name: "blue-build", compartment: world.in.team, region: FRANKFURT },
    "STALE_BACKUP",
    "its Gold policy should have backed it up every day, and stopped",
    dailyBackups(days(9)).map((backup) => ({ ...backup, expiresIn: days(1) })),
  );
  world.build.assignPolicy(volume, world.build.oraclePolicy("gold"));
}

/** Buckets: one for the reports, one private for something else, one open to the world. */
export function buckets(world: DemoWorld): void {
  world.build.bucket({
    name: REPORT_BUCKET,
    compartment: world.in.shared,
    region: ASHBURN,
    freeformTags: { "oci-volume-backup-audit": "reports" },
  });
  world.build.bucket({ name: "terraform-state", compartment: world.in.shared, region: ASHBURN });
  world.build.bucket({
    name: "public-downloads",
    compartment: world.in.web,
    region: ASHBURN,
    publicAccess: "ObjectRead",
  });
}

export const REPORT_BUCKET = "backup-audit-reports";
