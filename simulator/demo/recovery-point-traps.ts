import { days, hours, minutes } from "../tenancy/time.js";
import { ASHBURN, PHOENIX, type DemoWorld } from "./world.js";

const erp = (world: DemoWorld, name: string) => ({
  name,
  compartment: world.in.erp,
  region: ASHBURN,
  domain: 2,
});

/** Backups are looked for everywhere, not only where the volume lies. */
export function backupInAnotherCompartment(world: DemoWorld): void {
  world.volume(erp(world, "ledger"), "COMPLIANT", "its backup was moved to another compartment", [
    { age: days(2), compartment: world.in.shared },
  ]);
  world.volume(
    { ...erp(world, "ledger (Boot Volume)"), kind: "boot" },
    "COMPLIANT",
    "its boot volume backup was moved to another compartment",
    [{ age: days(1), compartment: world.in.shared }],
  );
}

/** A backup that cannot be restored is none, whatever its age. */
export function onlyUnusableBackups(world: DemoWorld): void {
  const states = ["FAULTY", "CREATING", "REQUEST_RECEIVED", "TERMINATING", "TERMINATED"];
  for (const state of states) {
    const name = `orders-${state.toLowerCase().replace("_", "-")}`;
    world.volume(erp(world, name), "NO_BACKUP", `its only backup is ${state}`, [
      { age: hours(5), state },
    ]);
  }
  world.volume(erp(world, "orders-expired"), "NO_BACKUP", "its only backup has expired", [
    { age: days(5), expiresIn: -hours(1) },
  ]);
}

/** The age is that of the newest usable backup, not of the newest one. */
export function newestUnusableOlderUsable(world: DemoWorld): void {
  world.volume(
    erp(world, "billing"),
    "COMPLIANT",
    "the newest backup is FAULTY, the one before it is 3 days old and usable",
    [{ age: hours(6), state: "FAULTY" }, { age: days(3) }],
  );
  world.volume(
    erp(world, "payroll"),
    "STALE_BACKUP",
    "the newest backup is still CREATING, the newest usable one is 12 days old",
    [{ age: hours(1), state: "CREATING" }, { age: days(12) }],
  );
}

/** A volume that is gone is not audited, with or without backups; one that is broken is. */
export function lifecycleStates(world: DemoWorld): void {
  world.volume(
    { ...erp(world, "old-crm"), state: "TERMINATED" },
    null,
    "the volume is TERMINATED",
    [{ age: days(40) }],
  );
  world.volume(
    { ...erp(world, "old-hr"), state: "TERMINATING" },
    null,
    "the volume is TERMINATING",
  );
  world.volume(
    { ...erp(world, "warehouse"), state: "FAULTY" },
    "NO_BACKUP",
    "a FAULTY volume is audited like any other",
  );
  world.volume(
    { ...erp(world, "new-wms"), state: "PROVISIONING", age: minutes(3) },
    "NO_BACKUP",
    "a volume that is still PROVISIONING is audited too",
  );
}

/** What a volume group backup made counts for each member, in the member's compartment. */
export function volumeGroupBackups(world: DemoWorld): void {
  const place = { region: PHOENIX, domain: 1 };
  const fact = "backed up through its volume group";
  const members = [
    world.volume({ ...place, name: "cluster-db", compartment: world.in.erp }, "COMPLIANT", fact),
    world.volume({ ...place, name: "cluster-log", compartment: world.in.web }, "COMPLIANT", fact),
    world.volume(
      { ...place, name: "cluster (Boot Volume)", compartment: world.in.erp, kind: "boot" },
      "COMPLIANT",
      fact,
    ),
  ];
  const group = world.build.volumeGroup("cluster", world.in.shared, members);
  world.build.groupBackup(group, { age: days(1), sourceType: "SCHEDULED", expiresIn: days(13) });
  world.build.groupBackup(group, { age: days(8), sourceType: "SCHEDULED", expiresIn: days(6) });
  const policy = world.build.policy({
    name: "cluster-daily",
    compartment: world.in.shared,
    destinationRegion: ASHBURN,
    schedules: [
      {
        backupType: "INCREMENTAL",
        period: "ONE_DAY",
        retentionSeconds: 14 * 86_400,
        offsetType: "STRUCTURED",
        hourOfDay: 2,
        timeZone: "UTC",
      },
    ],
  });
  world.build.assignPolicy(group, policy);
}

/** Equal to the threshold is compliant; the clock runs on, so the demo stands minutes on either side. */
export function atTheThreshold(world: DemoWorld): void {
  world.volume(
    erp(world, "edge-inside"),
    "COMPLIANT",
    "its newest backup is a quarter of an hour short of 7 days old",
    [{ age: days(7) - minutes(15) }],
  );
  world.volume(
    erp(world, "edge-outside"),
    "STALE_BACKUP",
    "its newest backup is a minute over 7 days old",
    [{ age: days(7) + minutes(1) }],
  );
}
