import { OcidMint } from "./ocid.js";
import { ORACLE_POLICIES } from "./oracle-policies.js";
import type { BackupPolicyRecord, ScheduleFields, ScheduleRecord } from "./records.js";
import type { RegionContents } from "./tenancy.js";
import { days, isoTime } from "./time.js";

export interface PolicyOptions {
  readonly name: string;
  readonly compartment: string;
  readonly schedules: readonly ScheduleFields[];
  /** The region that every backup is copied to. */
  readonly destinationRegion?: string;
}

const UNSET: Omit<ScheduleRecord, "backupType" | "period" | "retentionSeconds"> = {
  offsetType: null,
  offsetSeconds: null,
  hourOfDay: null,
  dayOfWeek: null,
  dayOfMonth: null,
  month: null,
  timeZone: null,
  isRetentionLockEnabled: null,
  isPreventDeletionEnabled: null,
};

const scheduleRecord = (fields: ScheduleFields): ScheduleRecord => ({ ...UNSET, ...fields });

export function policyRecord(id: string, options: PolicyOptions, now: number): BackupPolicyRecord {
  return {
    id,
    compartmentId: options.compartment,
    displayName: options.name,
    timeCreated: isoTime(now - days(400)),
    destinationRegion: options.destinationRegion ?? null,
    schedules: options.schedules.map(scheduleRecord),
    freeformTags: {},
    definedTags: {},
  };
}

/** Gives the region the policies that Oracle defines; their OCIDs are the same in every tenancy. */
export function addOraclePolicies(region: RegionContents, realm: string): void {
  const mint = new OcidMint("oracle", realm);
  for (const [name, schedules] of Object.entries(ORACLE_POLICIES)) {
    const id = mint.next("volumebackuppolicy");
    region.policies.set(id, {
      id,
      compartmentId: null,
      displayName: name,
      timeCreated: "2017-10-01T00:00:00.000Z",
      destinationRegion: null,
      schedules: schedules.map(scheduleRecord),
      freeformTags: {},
      definedTags: {},
    });
  }
}
