import type { models } from "oci-core";

import type { Backup, BackupProtection, Volume, VolumeGroup, VolumeKind } from "../resources.js";
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
  const volumeId = textOrNull(model.volumeId, "volumeId");
  const copyOfId = optionalText(model.sourceVolumeBackupId);
  return backupOf(model, region, "BLOCK_VOLUME", volumeId, copyOfId);
}

export function bootVolumeBackup(model: models.BootVolumeBackup, region: string): Backup {
  const volumeId = textOrNull(model.bootVolumeId, "bootVolumeId");
  const copyOfId = optionalText(model.sourceBootVolumeBackupId);
  return backupOf(model, region, "BOOT_VOLUME", volumeId, copyOfId);
}

/** Without an object in between: a tenancy may have a million of them. */
function backupOf(
  model: models.VolumeBackup | models.BootVolumeBackup,
  region: string,
  kind: VolumeKind,
  volumeId: string | null,
  copyOfId: string | null,
): Backup {
  return {
    kind,
    id: requiredText(model.id, "id"),
    volumeId,
    compartmentId: optionalText(model.compartmentId) ?? "",
    region,
    lifecycleState: requiredText(model.lifecycleState, "lifecycleState"),
    timeCreated: instant(model.timeCreated),
    timeRequestReceived: optionalInstant(model.timeRequestReceived),
    expirationTime: expiration(model.expirationTime),
    isScheduled: optionalText(model.sourceType) === "SCHEDULED",
    sizeGb: optionalNumber(model.sizeInGBs) ?? 0,
    kmsKeyId: optionalText(model.kmsKeyId),
    copyOfId,
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
  if (
    retentionExpiresAt === null &&
    isRetentionLockEnabled === undefined &&
    isIndefiniteRetentionEnabled === undefined &&
    isPreventDeletionEnabled === undefined
  ) {
    return null;
  }
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
