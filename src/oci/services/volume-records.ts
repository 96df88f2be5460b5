import type { models } from "oci-core";

import type { Backup, BackupProtection, Volume, VolumeGroup } from "../resources.js";
import {
  definedTags,
  freeformTags,
  instant,
  optionalInstant,
  optionalNumber,
  optionalText,
  requiredList,
  requiredText,
  textOrNull,
} from "./model-values.js";

/** SDK models → domain types. Source: oci-core's model/volume.d.ts and its neighbours. */

export function blockVolume(model: models.Volume, region: string): Volume {
  return {
    ...commonToVolumes(model, region),
    kind: "BLOCK_VOLUME",
    replicas: (model.blockVolumeReplicas ?? []).map((replica) => ({
      id: requiredText(replica.blockVolumeReplicaId, "blockVolumeReplicaId"),
      availabilityDomain: optionalText(replica.availabilityDomain) ?? "unknown",
    })),
  };
}

export function bootVolume(model: models.BootVolume, region: string): Volume {
  return {
    ...commonToVolumes(model, region),
    kind: "BOOT_VOLUME",
    replicas: (model.bootVolumeReplicas ?? []).map((replica) => ({
      id: requiredText(replica.bootVolumeReplicaId, "bootVolumeReplicaId"),
      availabilityDomain: optionalText(replica.availabilityDomain) ?? "unknown",
    })),
  };
}

function commonToVolumes(
  model: models.Volume | models.BootVolume,
  region: string,
): Omit<Volume, "kind" | "replicas"> {
  const id = requiredText(model.id, "id");
  return {
    id,
    name: textOrNull(model.displayName, "displayName") ?? id,
    compartmentId: requiredText(model.compartmentId, "compartmentId"),
    region,
    availabilityDomain: optionalText(model.availabilityDomain) ?? "unknown",
    lifecycleState: requiredText(model.lifecycleState, "lifecycleState"),
    sizeGb:
      optionalNumber(model.sizeInGBs) ?? Math.round((optionalNumber(model.sizeInMBs) ?? 0) / 1_024),
    timeCreated: instant(model.timeCreated),
    volumeGroupId: optionalText(model.volumeGroupId),
    kmsKeyId: optionalText(model.kmsKeyId),
    freeformTags: freeformTags(model.freeformTags),
    definedTags: definedTags(model.definedTags),
  };
}

export function volumeBackup(model: models.VolumeBackup, region: string): Backup {
  return {
    ...commonToBackups(model, region),
    kind: "BLOCK_VOLUME",
    volumeId: textOrNull(model.volumeId, "volumeId"),
    copyOfId: optionalText(model.sourceVolumeBackupId),
  };
}

export function bootVolumeBackup(model: models.BootVolumeBackup, region: string): Backup {
  return {
    ...commonToBackups(model, region),
    kind: "BOOT_VOLUME",
    volumeId: textOrNull(model.bootVolumeId, "bootVolumeId"),
    copyOfId: optionalText(model.sourceBootVolumeBackupId),
  };
}

function commonToBackups(
  model: models.VolumeBackup | models.BootVolumeBackup,
  region: string,
): Omit<Backup, "kind" | "volumeId" | "copyOfId"> {
  return {
    id: requiredText(model.id, "id"),
    compartmentId: optionalText(model.compartmentId) ?? "",
    region,
    lifecycleState: requiredText(model.lifecycleState, "lifecycleState"),
    timeCreated: instant(model.timeCreated),
    timeRequestReceived: optionalInstant(model.timeRequestReceived),
    expirationTime: expiration(model.expirationTime),
    isScheduled: optionalText(model.sourceType) === "SCHEDULED",
    sizeGb: optionalNumber(model.sizeInGBs) ?? 0,
    kmsKeyId: optionalText(model.kmsKeyId),
    protection: protection(model),
  };
}

/** Absent means kept until deleted; present but unreadable counts as expired, never as kept. */
function expiration(value: unknown): number | null {
  if (value === undefined || value === null) return null;
  const time = instant(value);
  return Number.isNaN(time) ? -Infinity : time;
}

function protection(model: models.VolumeBackup | models.BootVolumeBackup): BackupProtection | null {
  const { isRetentionLockEnabled, isIndefiniteRetentionEnabled, isPreventDeletionEnabled } = model;
  const retentionExpiresAt = optionalInstant(model.timeRetentionExpiresAt);
  const flags = [isRetentionLockEnabled, isIndefiniteRetentionEnabled, isPreventDeletionEnabled];
  if (retentionExpiresAt === null && flags.every((flag) => flag === undefined)) return null;
  return {
    isRetentionLocked: isRetentionLockEnabled === true,
    isIndefinite: isIndefiniteRetentionEnabled === true,
    isDeletionPrevented: isPreventDeletionEnabled === true,
    retentionExpiresAt,
  };
}

export function volumeGroup(model: models.VolumeGroup, region: string): VolumeGroup {
  const id = requiredText(model.id, "id");
  return {
    id,
    name: optionalText(model.displayName) ?? id,
    compartmentId: requiredText(model.compartmentId, "compartmentId"),
    region,
    volumeIds: requiredList(model.volumeIds, "volumeIds").map((each) =>
      requiredText(each, "volumeIds"),
    ),
  };
}
