import type { BackupOptions, VolumeGroupHandle, VolumeHandle } from "./handles.js";
import type { VolumeGroupBackupRecord, VolumeGroupRecord } from "./records.js";
import { isImagedIn } from "./make-records.js";
import { days, isoTime, minutes } from "./time.js";

export function groupRecord(
  id: string,
  name: string,
  compartmentId: string,
  members: readonly VolumeHandle[],
  now: number,
): VolumeGroupRecord {
  const sizeInGBs = sizeOf(members);
  const volumeIds = members.map((member) => member.id);
  return {
    id,
    compartmentId,
    displayName: name,
    lifecycleState: "AVAILABLE",
    timeCreated: isoTime(now - days(300)),
    availabilityDomain: members[0]?.record.availabilityDomain ?? "",
    sizeInGBs,
    sizeInMBs: sizeInGBs * 1024,
    volumeIds,
    sourceDetails: { type: "volumeIds", volumeIds },
    isHydrated: null,
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
  const sizeInGBs = sizeOf(group.members);
  const lifecycleState = options.state ?? "AVAILABLE";
  const imagedAt = now - options.age;
  return {
    id,
    compartmentId,
    displayName: `${displayName}-backup`,
    lifecycleState,
    timeCreated: isImagedIn(lifecycleState, true) ? isoTime(imagedAt) : null,
    timeRequestReceived: isoTime(imagedAt - minutes(1)),
    expirationTime: options.expiresIn === undefined ? null : isoTime(now + options.expiresIn),
    type: options.type ?? "INCREMENTAL",
    sourceType: options.sourceType ?? "MANUAL",
    volumeGroupId: group.id,
    volumeBackupIds,
    sizeInGBs,
    sizeInMBs: sizeInGBs * 1024,
    uniqueSizeInGbs: 0,
    uniqueSizeInMbs: 0,
    freeformTags: {},
    definedTags: {},
  };
}

const sizeOf = (members: readonly VolumeHandle[]): number =>
  members.reduce((sum, { record }) => sum + record.sizeInGBs, 0);
