/**
 * Resources as they travel: field names and formats of the OCI API (Core Services and Identity
 * 20160918, Object Storage). Times are ISO 8601 strings. Records are plain and mutable, so that a
 * test can bend one after it was built; `id` and `compartmentId` are indexed and must stay.
 */
export interface Tags {
  freeformTags: Record<string, string>;
  definedTags: Record<string, Record<string, string>>;
}

interface Resource extends Tags {
  readonly id: string;
  readonly compartmentId: string;
  displayName: string;
  lifecycleState: string;
  timeCreated: string;
}

/** What is not set is null on the wire, not absent. */
export type Nulls<T> = { [Name in keyof T]-?: Exclude<T[Name], undefined> | null };

export interface ReplicaInfo {
  displayName: string;
  blockVolumeReplicaId?: string;
  bootVolumeReplicaId?: string;
  availabilityDomain: string;
  kmsKeyId: string | null;
}

export interface VolumeRecord extends Resource {
  availabilityDomain: string;
  sizeInGBs: number;
  sizeInMBs: number;
  vpusPerGB: number;
  isHydrated: boolean | null;
  volumeGroupId: string | null;
  kmsKeyId: string | null;
  sourceDetails: { type: "volumeBackup" | "bootVolumeBackup"; id: string } | null;
  /** Boot volumes only. */
  imageId?: string;
  blockVolumeReplicas?: ReplicaInfo[] | null;
  bootVolumeReplicas?: ReplicaInfo[] | null;
}

/** How a backup is protected from being deleted. */
export interface ProtectionFields {
  isRetentionLockEnabled?: boolean;
  isPreventDeletionEnabled?: boolean;
  isIndefiniteRetentionEnabled?: boolean;
  timeRetentionExpiresAt?: string;
  retentionPeriod?: { retentionTimeUnit: "DAYS" | "YEARS"; retentionTimeAmount: number };
}

export interface BackupRecord extends Omit<Resource, "timeCreated">, Nulls<ProtectionFields> {
  /** Null until the data is imaged; for copies and members of a group backup until they are made. */
  timeCreated: string | null;
  volumeId?: string;
  bootVolumeId?: string;
  expirationTime: string | null;
  timeRequestReceived: string;
  type: "FULL" | "INCREMENTAL";
  sourceType: "MANUAL" | "SCHEDULED";
  sizeInGBs: number;
  uniqueSizeInGBs: number;
  /** These two for block volumes only; the second is spelt like this. */
  sizeInMBs?: number;
  uniqueSizeInMbs?: number;
  /** Boot volumes only. */
  imageId?: string;
  kmsKeyId: string | null;
  sourceVolumeBackupId?: string | null;
  sourceBootVolumeBackupId?: string | null;
  volumeGroupBackupId: string | null;
}

export interface VolumeGroupRecord extends Resource {
  availabilityDomain: string;
  sizeInMBs: number;
  sizeInGBs: number;
  volumeIds: string[];
  sourceDetails: { type: "volumeIds"; volumeIds: string[] };
  isHydrated: boolean | null;
}

export interface VolumeGroupBackupRecord extends Omit<Resource, "timeCreated"> {
  /** Null while it is being made. */
  timeCreated: string | null;
  sizeInMBs: number;
  sizeInGBs: number;
  uniqueSizeInMbs: number;
  uniqueSizeInGbs: number;
  volumeGroupId: string;
  volumeBackupIds: string[];
  expirationTime: string | null;
  timeRequestReceived: string;
  type: "FULL" | "INCREMENTAL";
  sourceType: "MANUAL" | "SCHEDULED";
}

interface AttachmentRecord {
  readonly id: string;
  readonly compartmentId: string;
  displayName: string;
  lifecycleState: string;
  timeCreated: string;
  availabilityDomain: string;
  instanceId: string;
  isPvEncryptionInTransitEnabled: boolean;
}

export interface VolumeAttachmentRecord extends AttachmentRecord {
  attachmentType: "iscsi" | "paravirtualized";
  volumeId: string;
  device: null;
  isReadOnly: boolean;
  isShareable: boolean;
}

export interface BootVolumeAttachmentRecord extends AttachmentRecord {
  bootVolumeId: string;
}

export interface InstanceRecord extends Resource {
  availabilityDomain: string;
  /** `iad`, or the region's name where OCIDs have that. */
  region: string;
  shape: string;
  faultDomain: string;
  /** User data and keys: what must never leave the program that reads it. */
  metadata: Record<string, string>;
  extendedMetadata: Record<string, string>;
  ipxeScript: null;
  timeMaintenanceRebootDue: null;
}

/** One schedule of a policy, without the fields that are not set. */
export interface ScheduleFields {
  backupType: "FULL" | "INCREMENTAL";
  period: "ONE_HOUR" | "ONE_DAY" | "ONE_WEEK" | "ONE_MONTH" | "ONE_YEAR";
  retentionSeconds: number;
  offsetType?: "STRUCTURED" | "NUMERIC_SECONDS";
  offsetSeconds?: number;
  hourOfDay?: number;
  dayOfWeek?: string;
  dayOfMonth?: number;
  month?: string;
  timeZone?: "UTC" | "REGIONAL_DATA_CENTER_TIME";
  isRetentionLockEnabled?: boolean;
  isPreventDeletionEnabled?: boolean;
}

type AlwaysSet = "backupType" | "period" | "retentionSeconds";

export type ScheduleRecord = Pick<ScheduleFields, AlwaysSet> &
  Nulls<Omit<ScheduleFields, AlwaysSet>>;

export interface BackupPolicyRecord extends Tags {
  readonly id: string;
  /** Null on the policies that Oracle defines. */
  readonly compartmentId: string | null;
  displayName: string;
  timeCreated: string;
  destinationRegion: string | null;
  schedules: ScheduleRecord[];
}

export interface PolicyAssignmentRecord {
  readonly id: string;
  assetId: string;
  policyId: string;
  timeCreated: string;
}

export interface ReplicaRecord extends Resource {
  availabilityDomain: string;
  sizeInGBs: number;
  timeLastSynced: string;
  blockVolumeId?: string;
  bootVolumeId?: string;
  kmsKeyId: string | null;
}

export type PublicAccessType = "NoPublicAccess" | "ObjectRead" | "ObjectReadWithoutList";

export interface BucketRecord extends Tags {
  readonly id: string;
  readonly compartmentId: string;
  readonly name: string;
  namespace: string;
  createdBy: string;
  timeCreated: string;
  etag: string;
  publicAccessType: PublicAccessType;
  storageTier: "Standard" | "Archive";
  versioning: "Enabled" | "Suspended" | "Disabled";
}

/** A policy of IAM. */
export interface IamPolicyRecord extends Tags {
  readonly id: string;
  readonly compartmentId: string;
  name: string;
  description: string;
  statements: string[];
  timeCreated: string;
  lifecycleState: string;
  versionDate: null;
}

export interface CompartmentRecord extends Tags {
  readonly id: string;
  /** OCID of the parent; null on the root, which no listing returns. */
  readonly compartmentId: string | null;
  name: string;
  description: string;
  timeCreated: string;
  lifecycleState: string;
}
