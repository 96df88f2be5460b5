import { days } from "../tenancy/time.js";
import { ASHBURN, FRANKFURT, PHOENIX, TOKYO, type DemoWorld } from "./world.js";

/** What lies in a compartment that may not be read is skipped, and said to be. */
export function unreadableCompartment(world: DemoWorld): void {
  world.volume(
    { name: "keys", compartment: world.in.security, region: ASHBURN },
    null,
    "its compartment exists and may not be read",
  );
}

/** What a deleted compartment once held is no longer there. */
export function deletedCompartment(world: DemoWorld): void {
  world.volume(
    { name: "legacy", compartment: world.in.retired, region: ASHBURN, state: "TERMINATED" },
    null,
    "its compartment is deleted",
  );
}

/** Where the backups could not be listed, their absence cannot be told: UNKNOWN, not NO_BACKUP. */
export function backupsUnreadableInOneCompartment(world: DemoWorld): void {
  const { lab } = world.in;
  for (const operation of ["ListVolumeBackups", "ListBootVolumeBackups"]) {
    world.build.tenancy.deny({ compartmentId: lab, operation, region: FRANKFURT });
  }
  const place = { compartment: lab, region: FRANKFURT };
  world.volume(
    { ...place, name: "probe-1" },
    "UNKNOWN",
    "the backups of its compartment may not be listed",
    [{ age: days(1) }],
  );
  world.volume(
    { ...place, name: "probe-1 (Boot Volume)", kind: "boot" },
    "UNKNOWN",
    "the boot volume backups of its compartment may not be listed",
  );
  world.volume(
    { ...place, name: "probe-2" },
    "COMPLIANT",
    "a fresh backup was found in another compartment, so what cannot be listed does not matter",
    [{ age: days(2), compartment: world.in.shared }],
  );
  world.volume(
    { ...place, name: "probe-3" },
    "UNKNOWN",
    "only an old backup was found elsewhere; a newer one may lie where nothing can be listed",
    [{ age: days(30), compartment: world.in.shared }],
  );
  world.volume(
    { ...place, region: PHOENIX, name: "probe-4" },
    "NO_BACKUP",
    "in this region the compartment's backups can be listed, and there is none",
  );
}

/** A region whose subscription is still being set up cannot be audited. */
export function regionNotReady(world: DemoWorld): void {
  world.volume(
    { name: "early-bird", compartment: world.in.shared, region: TOKYO },
    null,
    "its region is not READY",
  );
}

/** A page may be empty and yet name a next one. */
export function emptyPageWithNextPage(world: DemoWorld): void {
  const { sandbox } = world.in;
  for (const operation of ["ListVolumes", "ListVolumeBackups"]) {
    world.build.tenancy.emptyFirstPage({ compartmentId: sandbox, operation, region: PHOENIX });
  }
  world.volume(
    { name: "second-page", compartment: sandbox, region: PHOENIX },
    "COMPLIANT",
    "the first pages of the listings that name it and its backup are empty",
    [{ age: days(4) }],
  );
}
