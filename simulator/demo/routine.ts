import { days, hours } from "../tenancy/time.js";
import { ASHBURN, dailyBackups, FRANKFURT, PHOENIX, type DemoWorld } from "./world.js";

const two = (number: number): string => String(number).padStart(2, "0");

/** Production as it should be: Gold policy, a week of daily backups, every volume in use. */
export function healthyProduction(world: DemoWorld): void {
  const gold = world.build.oraclePolicy("gold");
  for (let number = 1; number <= 8; number += 1) {
    const region = number <= 4 ? ASHBURN : PHOENIX;
    const compartment = number % 2 === 0 ? world.in.web : world.in.erp;
    const place = { region, compartment, domain: 1 + (number % 3) };
    const backups = dailyBackups(hours(4 + number));
    const tags = { freeformTags: { env: "prod" } };
    const fact = "daily backups by the Gold policy";
    const name = `app-${two(number)}`;
    const boot = world.volume(
      { ...place, ...tags, kind: "boot", name: `${name} (Boot Volume)` },
      "COMPLIANT",
      fact,
      backups,
    );
    const data = world.volume(
      { ...place, ...tags, name: `${name}-data`, sizeGb: 200 + number * 50 },
      "COMPLIANT",
      fact,
      backups,
    );
    const instance = world.build.instance({ ...place, name });
    for (const volume of [boot, data]) {
      world.build.attach(volume, instance);
      world.build.assignPolicy(volume, gold);
    }
  }
}

/** Services that many use: weekly backups by the Silver policy, in every region. */
export function sharedServices(world: DemoWorld): void {
  const silver = world.build.oraclePolicy("silver");
  for (const [index, region] of [ASHBURN, PHOENIX, FRANKFURT].entries()) {
    for (const role of ["registry", "mail"]) {
      const volume = world.volume(
        { region, compartment: world.in.shared, name: `${role}-${index + 1}`, sizeGb: 500 },
        "COMPLIANT",
        "weekly backups by the Silver policy, the newest within a week",
        [
          { age: days(3) + hours(index), sourceType: "SCHEDULED", expiresIn: days(25) },
          { age: days(10) + hours(index), sourceType: "SCHEDULED", expiresIn: days(18) },
        ],
      );
      world.build.assignPolicy(volume, silver);
    }
  }
}

/** Development as one finds it: backups that somebody made once, by hand. */
export function neglectedDevelopment(world: DemoWorld): void {
  const place = { region: FRANKFURT, compartment: world.in.team };
  for (let number = 1; number <= 4; number += 1) {
    world.volume(
      { ...place, name: `blue-${two(number)}`, freeformTags: { env: "dev" } },
      "STALE_BACKUP",
      "one backup made by hand, long ago",
      [{ age: days(20 + number * 11), type: "FULL" }],
    );
  }
  for (let number = 1; number <= 3; number += 1) {
    world.volume(
      { ...place, name: `blue-scratch-${number}`, sizeGb: 50 },
      "NO_BACKUP",
      "never backed up",
    );
  }
  const bronze = world.build.oraclePolicy("bronze");
  const monthly = world.volume(
    { ...place, name: "blue-archive", sizeGb: 1024 },
    "STALE_BACKUP",
    "the Bronze policy backs up monthly and cannot keep within a week",
    [{ age: days(17), sourceType: "SCHEDULED", expiresIn: days(348) }],
  );
  world.build.assignPolicy(monthly, bronze);
}

/** A sandbox that nobody protects, and compartments that the platform makes for itself. */
export function sandboxAndManaged(world: DemoWorld): void {
  world.volume(
    { region: ASHBURN, compartment: world.in.sandbox, name: "scratch-1", age: hours(6) },
    "NO_BACKUP",
    "made six hours ago and not backed up yet",
  );
  world.volume(
    { region: ASHBURN, compartment: world.in.sandbox, name: "scratch-2" },
    "NO_BACKUP",
    "a sandbox volume that was never backed up",
  );
  world.volume(
    { region: ASHBURN, compartment: world.in.managed, name: "paas-internal" },
    null,
    "lies in ManagedCompartmentForPaaS, which is excluded unless asked for",
  );
  world.volume(
    { region: ASHBURN, compartment: world.in.root, name: "landing-zone-state", sizeGb: 50 },
    "COMPLIANT",
    "lies in the root compartment, which no listing of compartments names",
    [{ age: days(2) }],
  );
}
