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
  ProtectionFields,
  ReplicaRecord,
  VolumeAttachmentRecord,
  VolumeRecord,
} from "./records.js";
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
    isHydrated: true,
    volumeGroupId: null,
    kmsKeyId: options.kmsKeyId ?? null,
    ...(options.kind === "boot" ? { imageId: id.replace("bootvolume", "image") } : {}),
    freeformTags: options.freeformTags ?? {},
    definedTags: options.definedTags ?? {},
  };
}

export function backupRecord(
  id: string,
  volume: VolumeHandle,
  options: BackupOptions,
  now: number,
): BackupRecord {
  const imagedAt = now - options.age;
  const sourceField = volume.kind === "boot" ? "bootVolumeId" : "volumeId";
  return {
    id,
    compartmentId: options.compartment ?? volume.record.compartmentId,
    displayName: `${volume.record.displayName} backup ${isoTime(imagedAt).slice(0, 10)}`,
    lifecycleState: options.state ?? "AVAILABLE",
    timeCreated: isoTime(imagedAt),
    timeRequestReceived: isoTime(imagedAt - minutes(1)),
    expirationTime: options.expiresIn === undefined ? null : isoTime(now + options.expiresIn),
    [sourceField]: volume.id,
    type: options.type ?? "INCREMENTAL",
    sourceType: options.sourceType ?? "MANUAL",
    sizeInGBs: volume.record.sizeInGBs,
    uniqueSizeInGBs: Math.ceil(volume.record.sizeInGBs / 10),
    kmsKeyId: options.kmsKeyId ?? null,
    ...(volume.kind === "boot"
      ? { sourceBootVolumeBackupId: null }
      : { sourceVolumeBackupId: null }),
    volumeGroupBackupId: options.groupBackupId ?? null,
    ...protectionOf(options),
    freeformTags: {},
    definedTags: {},
  };
}

function protectionOf(options: BackupOptions): ProtectionFields {
  const fields: ProtectionFields = {};
  for (const name of PROTECTION_FIELDS) {
    if (options[name] !== undefined) Object.assign(fields, { [name]: options[name] });
  }
  return fields;
}

const PROTECTION_FIELDS = [
  "isRetentionLockEnabled",
  "isPreventDeletionEnabled",
  "isIndefiniteRetentionEnabled",
  "timeRetentionExpiresAt",
  "retentionPeriod",
] as const satisfies readonly (keyof ProtectionFields)[];

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
    region: options.region,
    shape: "VM.Standard.E5.Flex",
    faultDomain: "FAULT-DOMAIN-1",
    metadata: {
      user_data: Buffer.from(userData).toString("base64"),
      bootstrap_password: FAKE_USER_DATA_SECRET,
    },
    extendedMetadata: {},
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
    displayName: `${volume.record.displayName} attachment`,
    lifecycleState: options.state ?? "ATTACHED",
    timeCreated: isoTime(now - days(90)),
    availabilityDomain: volume.record.availabilityDomain,
    instanceId: instance.id,
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
