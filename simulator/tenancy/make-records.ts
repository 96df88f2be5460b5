import type {
  AttachOptions,
  BackupOptions,
  BucketOptions,
  InstanceHandle,
  InstanceOptions,
  VolumeHandle,
  VolumeOptions,
} from "./handles.js";
import type {
  BackupRecord,
  BucketRecord,
  InstanceRecord,
  Nulls,
  ProtectionFields,
  ReplicaRecord,
  VolumeAttachmentRecord,
  VolumeRecord,
} from "./records.js";
import { ocidRegion } from "./regions.js";
import { days, isoTime, minutes } from "./time.js";

export function volumeRecord(
  id: string,
  availabilityDomain: string,
  options: VolumeOptions,
  now: number,
): VolumeRecord {
  const sizeInGBs = options.sizeGb ?? (options.kind === "boot" ? 50 : 100);
  return {
    id,
    compartmentId: options.compartment,
    displayName: options.name,
    lifecycleState: options.state ?? "AVAILABLE",
    timeCreated: isoTime(now - (options.age ?? days(365))),
    availabilityDomain,
    sizeInGBs,
    sizeInMBs: sizeInGBs * 1024,
    vpusPerGB: 10,
    isHydrated: options.isHydrated === undefined ? true : options.isHydrated,
    volumeGroupId: null,
    kmsKeyId: options.kmsKeyId ?? null,
    sourceDetails: sourceOf(options),
    ...(options.kind === "boot"
      ? { imageId: id.replace("bootvolume", "image"), bootVolumeReplicas: null }
      : { blockVolumeReplicas: null }),
    freeformTags: options.freeformTags ?? {},
    definedTags: options.definedTags ?? {},
  };
}

function sourceOf({ kind, restoredFrom }: VolumeOptions): VolumeRecord["sourceDetails"] {
  if (restoredFrom === undefined) return null;
  return { type: kind === "boot" ? "bootVolumeBackup" : "volumeBackup", id: restoredFrom.id };
}

export function backupRecord(
  id: string,
  volume: VolumeHandle,
  options: BackupOptions & { readonly copyOf?: string },
  now: number,
): BackupRecord {
  const imagedAt = now - options.age;
  const { copyOf = null } = options;
  const lifecycleState = options.state ?? "AVAILABLE";
  const isMember = options.groupBackupId !== undefined;
  const isImaged = isImagedIn(lifecycleState, isMember || copyOf !== null);
  const { sizeInGBs } = volume.record;
  const uniqueSizeInGBs = Math.ceil(sizeInGBs / 10);
  return {
    id,
    compartmentId: options.compartment ?? volume.record.compartmentId,
    displayName: `${volume.record.displayName} backup ${isoTime(imagedAt).slice(0, 10)}`,
    lifecycleState,
    timeCreated: isImaged ? isoTime(imagedAt) : null,
    timeRequestReceived: isoTime(imagedAt - minutes(1)),
    expirationTime: options.expiresIn === undefined ? null : isoTime(now + options.expiresIn),
    type: options.type ?? "INCREMENTAL",
    sourceType: options.sourceType ?? "MANUAL",
    ...{ sizeInGBs, uniqueSizeInGBs },
    kmsKeyId: options.kmsKeyId ?? null,
    ...(volume.kind === "boot"
      ? {
          bootVolumeId: volume.id,
          sourceBootVolumeBackupId: copyOf,
          imageId: volume.record.imageId ?? "",
        }
      : {
          volumeId: volume.id,
          sourceVolumeBackupId: copyOf,
          sizeInMBs: sizeInGBs * 1024,
          uniqueSizeInMbs: uniqueSizeInGBs * 1024,
        }),
    volumeGroupBackupId: options.groupBackupId ?? null,
    ...protectionOf(options),
    freeformTags: {},
    definedTags: {},
  };
}

/** A backup of a volume is imaged while it is CREATING; a copy and a group's member are not yet. */
export function isImagedIn(lifecycleState: string, waits: boolean): boolean {
  return lifecycleState !== "REQUEST_RECEIVED" && !(waits && lifecycleState === "CREATING");
}

function protectionOf(options: ProtectionFields): Nulls<ProtectionFields> {
  return {
    isRetentionLockEnabled: options.isRetentionLockEnabled ?? null,
    isPreventDeletionEnabled: options.isPreventDeletionEnabled ?? null,
    isIndefiniteRetentionEnabled: options.isIndefiniteRetentionEnabled ?? null,
    timeRetentionExpiresAt: options.timeRetentionExpiresAt ?? null,
    retentionPeriod: options.retentionPeriod ?? null,
  };
}

/** The fake secret in every instance's user data: no report or log may ever hold it. */
export const FAKE_USER_DATA_SECRET = "not-a-real-password-7d1f";

export function instanceRecord(
  id: string,
  availabilityDomain: string,
  options: InstanceOptions,
  now: number,
): InstanceRecord {
  const userData = options.userData ?? `#cloud-config\npassword: ${FAKE_USER_DATA_SECRET}\n`;
  return {
    id,
    compartmentId: options.compartment,
    displayName: options.name,
    lifecycleState: options.state ?? "RUNNING",
    timeCreated: isoTime(now - (options.age ?? days(365))),
    availabilityDomain,
    region: ocidRegion(options.region),
    shape: "VM.Standard.E5.Flex",
    faultDomain: "FAULT-DOMAIN-1",
    metadata: {
      user_data: Buffer.from(userData).toString("base64"),
      bootstrap_password: FAKE_USER_DATA_SECRET,
    },
    extendedMetadata: {},
    ipxeScript: null,
    timeMaintenanceRebootDue: null,
    freeformTags: {},
    definedTags: {},
  };
}

type AttachmentFields = Pick<
  VolumeAttachmentRecord,
  | "id"
  | "compartmentId"
  | "displayName"
  | "lifecycleState"
  | "timeCreated"
  | "availabilityDomain"
  | "instanceId"
  | "isPvEncryptionInTransitEnabled"
>;

/** What attachments of block and boot volumes have in common. */
export function attachmentRecord(
  id: string,
  volume: VolumeHandle,
  instance: InstanceHandle,
  options: AttachOptions,
  now: number,
): AttachmentFields {
  return {
    id,
    compartmentId: options.compartment ?? instance.record.compartmentId,
    displayName:
      volume.kind === "boot"
        ? "Remote boot attachment for instance"
        : `${volume.record.displayName} attachment`,
    lifecycleState: options.state ?? "ATTACHED",
    timeCreated: isoTime(now - days(90)),
    availabilityDomain: volume.record.availabilityDomain,
    instanceId: instance.id,
    isPvEncryptionInTransitEnabled: false,
  };
}

export function replicaRecord(
  id: string,
  availabilityDomain: string,
  volume: VolumeHandle,
  syncAge: number,
  now: number,
): ReplicaRecord {
  const source =
    volume.kind === "boot" ? { bootVolumeId: volume.id } : { blockVolumeId: volume.id };
  return {
    id,
    compartmentId: volume.record.compartmentId,
    displayName: `${volume.record.displayName}-replica`,
    lifecycleState: "AVAILABLE",
    timeCreated: isoTime(now - days(120)),
    availabilityDomain,
    sizeInGBs: volume.record.sizeInGBs,
    timeLastSynced: isoTime(now - syncAge),
    kmsKeyId: null,
    ...source,
    freeformTags: {},
    definedTags: {},
  };
}

export function bucketRecord(
  id: string,
  namespace: string,
  options: BucketOptions,
  now: number,
): BucketRecord {
  return {
    id,
    compartmentId: options.compartment,
    namespace,
    name: options.name,
    createdBy: id.replace("bucket", "user"),
    timeCreated: isoTime(now - days(500)),
    etag: id.slice(-12),
    publicAccessType: options.publicAccess ?? "NoPublicAccess",
    storageTier: "Standard",
    versioning: "Enabled",
    freeformTags: options.freeformTags ?? {},
    definedTags: options.definedTags ?? {},
  };
}
