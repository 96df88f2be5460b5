import type { models } from "oci-core";

import {
  UNNAMED_DOMAIN,
  type Backup,
  type BackupProtection,
  type RestoreSource,
  type Volume,
  type VolumeGroup,
} from "../resources.js";
import { unusable } from "./malformed-answer.js";
import {
  countOrNull,
  definedTags,
  freeformTags,
  instant,
  instantOrNull,
  optionalText,
  pastOrNull,
  requiredList,
  requiredText,
  textOrNull,
  wholeOrNull,
} from "./model-values.js";

/**
 * SDK models → domain types. Source: oci-core's model/volume.d.ts and its neighbours. `latest` is the
 * last instant at which something can have happened, in milliseconds since the epoch.
 */

export function blockVolume(model: models.Volume, region: string, latest: number): Volume {
  return {
    ...commonToVolumes(model, region, latest),
    ...restoreSource(model, "volumeBackup"),
    kind: "BLOCK_VOLUME",
    replicas: (model.blockVolumeReplicas ?? []).map((replica) => ({
      id: requiredText(replica.blockVolumeReplicaId, "blockVolumeReplicaId"),
      availabilityDomain: optionalText(replica.availabilityDomain) ?? "unknown",
    })),
  };
}

export function bootVolume(model: models.BootVolume, region: string, latest: number): Volume {
  return {
    ...commonToVolumes(model, region, latest),
    ...restoreSource(model, "bootVolumeBackup"),
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
  latest: number,
): Omit<Volume, "kind" | "replicas"> {
  const id = requiredText(model.id, "id");
  const timeCreated = instant(model.timeCreated);
  return {
    id,
    name: textOrNull(model.displayName, "displayName") ?? id,
    compartmentId: requiredText(model.compartmentId, "compartmentId"),
    region,
    availabilityDomain: optionalText(model.availabilityDomain) ?? UNNAMED_DOMAIN,
    lifecycleState: requiredText(model.lifecycleState, "lifecycleState"),
    sizeGb: sizeOf(model),
    // A volume that is there is judged, whatever its creation; one still to come is no creation.
    timeCreated: timeCreated <= latest ? timeCreated : NaN,
    volumeGroupId: optionalText(model.volumeGroupId),
    kmsKeyId: optionalText(model.kmsKeyId),
    freeformTags: freeformTags(model.freeformTags),
    definedTags: definedTags(model.definedTags),
  };
}

/**
 * Of the other types a clone and a replica are no restore, and of a delta (`volumeBackupDelta`) only the
 * blocks are restored in which two backups differ. A source that cannot be read proves no restore: most
 * volumes have none, and no listing is given up for it.
 */
function restoreSource(
  { sourceDetails, isHydrated }: models.Volume | models.BootVolume,
  type: "volumeBackup" | "bootVolumeBackup",
): { readonly restoredFrom?: RestoreSource } {
  const source = Object(sourceDetails) as { readonly type?: unknown; readonly id?: unknown };
  const backupId = source.type === type ? optionalText(source.id) : null;
  if (backupId === null) return {};
  return {
    restoredFrom: { backupId, isHydrated: typeof isHydrated === "boolean" ? isHydrated : null },
  };
}

function sizeOf({ sizeInGBs, sizeInMBs }: models.Volume | models.BootVolume): number | null {
  const megabytes = countOrNull(sizeInMBs, "sizeInMBs");
  return (
    countOrNull(sizeInGBs, "sizeInGBs") ??
    (megabytes === null ? null : Math.round(megabytes / 1_024))
  );
}

export function volumeBackup(model: models.VolumeBackup, region: string, latest: number): Backup {
  const names = {
    volumeId: textOrNull(model.volumeId, "volumeId"),
    copyOfId: textOrNull(model.sourceVolumeBackupId, "sourceVolumeBackupId"),
  };
  return backupOf(model, { kind: "BLOCK_VOLUME", region, latest }, names);
}

export function bootVolumeBackup(
  model: models.BootVolumeBackup,
  region: string,
  latest: number,
): Backup {
  const names = {
    volumeId: textOrNull(model.bootVolumeId, "bootVolumeId"),
    copyOfId: textOrNull(model.sourceBootVolumeBackupId, "sourceBootVolumeBackupId"),
  };
  return backupOf(model, { kind: "BOOT_VOLUME", region, latest }, names);
}

type BackupModel = models.VolumeBackup | models.BootVolumeBackup;

function backupOf(
  model: BackupModel,
  { kind, region, latest }: Pick<Backup, "kind" | "region"> & { readonly latest: number },
  { volumeId, copyOfId }: Pick<Backup, "volumeId" | "copyOfId">,
): Backup {
  const id = requiredText(model.id, "id");
  const lifecycleState = requiredText(model.lifecycleState, "lifecycleState");
  return {
    kind,
    id,
    volumeId,
    compartmentId: optionalText(model.compartmentId) ?? "",
    region,
    lifecycleState,
    timeCreated: imagedAt(model, lifecycleState, latest),
    timeRequestReceived: pastOrNull(model.timeRequestReceived, "timeRequestReceived", latest),
    expirationTime: instantOrNull(model.expirationTime, "expirationTime"),
    isScheduled: optionalText(model.sourceType) === "SCHEDULED",
    sizeGb: countOrNull(model.sizeInGBs, "sizeInGBs") ?? 0,
    uniqueGb: wholeOrNull(model.uniqueSizeInGBs),
    kmsKeyId: optionalText(model.kmsKeyId),
    copyOfId,
    protection: protection(model),
  };
}

/** NaN before the data was imaged; a backup that can be restored was imaged at some time. */
function imagedAt({ timeCreated }: BackupModel, lifecycleState: string, latest: number): number {
  const time = pastOrNull(timeCreated, "timeCreated", latest);
  if (time === null && lifecycleState === "AVAILABLE") throw unusable("timeCreated");
  return time ?? NaN;
}

/** What is sent and is neither true nor false, or no time, leaves it open whether it protects. */
function protection(model: BackupModel): BackupProtection | null {
  const { isRetentionLockEnabled, isIndefiniteRetentionEnabled, isPreventDeletionEnabled } = model;
  const told = [isRetentionLockEnabled, isIndefiniteRetentionEnabled, isPreventDeletionEnabled];
  const until = instant(model.timeRetentionExpiresAt);
  const isSilent = told.every(isAbsent) && isAbsent(model.timeRetentionExpiresAt);
  const isReadable = told.every((it) => isAbsent(it) || typeof it === "boolean");
  if (isSilent || (!isReadable && isIndefiniteRetentionEnabled !== true)) return null;
  return {
    isRetentionLocked: isRetentionLockEnabled === true,
    isIndefinite: isIndefiniteRetentionEnabled === true,
    isDeletionPrevented: isPreventDeletionEnabled === true,
    retentionExpiresAt: Number.isNaN(until) ? null : until,
  };
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
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
