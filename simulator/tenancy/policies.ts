import { OcidMint } from "./ocid.js";
import { ORACLE_POLICIES } from "./oracle-policies.js";
import type { BackupPolicyRecord, ScheduleRecord } from "./records.js";
import type { RegionContents } from "./tenancy.js";
import { days, isoTime } from "./time.js";

export interface PolicyOptions {
  readonly name: string;
  readonly compartment: string;
  readonly schedules: readonly ScheduleRecord[];
  /** The region that every backup is copied to. */
  readonly destinationRegion?: string;
}

export function policyRecord(id: string, options: PolicyOptions, now: number): BackupPolicyRecord {
  return {
    id,
    compartmentId: options.compartment,
    displayName: options.name,
    timeCreated: isoTime(now - days(400)),
    destinationRegion: options.destinationRegion ?? null,
    schedules: [...options.schedules],
  };
}

/** Gives the region the policies that Oracle defines; their OCIDs are the same in every tenancy. */
export function addOraclePolicies(region: RegionContents, realm: string, now: number): void {
  const mint = new OcidMint("oracle", realm);
  for (const [name, schedules] of Object.entries(ORACLE_POLICIES)) {
    const id = mint.next("volumebackuppolicy");
    region.policies.set(id, {
      id,
      compartmentId: null,
      displayName: name,
      timeCreated: isoTime(now - days(2000)),
      destinationRegion: null,
      schedules: [...schedules],
    });
  }
}
