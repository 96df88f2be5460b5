import { hours } from "../tenancy/time.js";
import type { VolumeHandle } from "../tenancy/handles.js";
import { ASHBURN, type DemoWorld } from "./world.js";

/** What a second audit must say that changed since the first; names of volumes. */
export interface DemoChanges {
  /** Fails now and did not: those that appeared too. */
  readonly new: readonly string[];
  readonly changed: readonly string[];
  readonly resolved: readonly string[];
  readonly appeared: readonly string[];
  readonly vanished: readonly string[];
}

/** What people do between two audits, one of each kind; all else stays as it was. */
export function changeDemo(world: DemoWorld): DemoChanges {
  deleteBackups(world, world.named("app-03-data"));
  deleteBackups(world, world.named("blue-02"));
  world.build.backup(world.named("blue-01"), { age: hours(2), expiresIn: hours(24 * 30) });
  world.named("scratch-2").record.lifecycleState = "TERMINATED";
  world.volume(
    { region: ASHBURN, compartment: world.in.sandbox, name: "scratch-3", age: hours(1) },
    "NO_BACKUP",
    "made an hour ago and not backed up yet",
  );
  return {
    new: ["app-03-data", "scratch-3"],
    changed: ["blue-02"],
    resolved: ["blue-01"],
    appeared: ["scratch-3"],
    // It failed, and nobody knows that its data is safe: gone, not resolved.
    vanished: ["scratch-2"],
  };
}

function deleteBackups({ build }: DemoWorld, volume: VolumeHandle): void {
  for (const backup of build.tenancy.region(volume.region).volumeBackups) {
    if (backup.volumeId === volume.id) backup.lifecycleState = "TERMINATED";
  }
}
