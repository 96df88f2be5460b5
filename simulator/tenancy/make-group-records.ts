import type { BackupOptions, VolumeGroupHandle, VolumeHandle } from "./handles.js";
import type { VolumeGroupBackupRecord, VolumeGroupRecord } from "./records.js";
import { days, isoTime } from "./time.js";

export function groupRecord(
  id: string,
  name: string,
  compartmentId: string,
  members: readonly VolumeHandle[],
  now: number,
): VolumeGroupRecord {
  const sizeInGBs = members.reduce((sum, member) => sum + member.record.sizeInGBs, 0);
  return {
    id,
    compartmentId,
    displayName: name,
    lifecycleState: "AVAILABLE",
    timeCreated: isoTime(now - days(300)),
    availabilityDomain: members[0]?.record.availabilityDomain ?? "",
    sizeInGBs,
    sizeInMBs: sizeInGBs * 1024,
    volumeIds: members.map((member) => member.id),
    isHydrated: true,
    freeformTags: {},
    definedTags: {},
  };
}

export function groupBackupRecord(
  id: string,
  group: VolumeGroupHandle,
  volumeBackupIds: string[],
  options: BackupOptions,
  now: number,
): VolumeGroupBackupRecord {
  const { displayName, compartmentId } = group.record;
  return {
    id,
    compartmentId,
    displayName: `${displayName}-backup`,
    lifecycleState: options.state ?? "AVAILABLE",
    timeCreated: isoTime(now - options.age),
    timeRequestReceived: isoTime(now - options.age),
    expirationTime: options.expiresIn === undefined ? null : isoTime(now + options.expiresIn),
    type: options.type ?? "INCREMENTAL",
    sourceType: options.sourceType ?? "MANUAL",
    volumeGroupId: group.id,
    volumeBackupIds,
    freeformTags: {},
    definedTags: {},
  };
}
