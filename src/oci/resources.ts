/**
 * The resources that the audit reads, reduced to what it needs. Field meanings follow the OCI API
 * models of the same names (Identity 20160918, Core Services 20160918). Times are milliseconds
 * since the epoch, sizes are GB as OCI counts them.
 */

export type VolumeKind = "BLOCK_VOLUME" | "BOOT_VOLUME";

export interface Compartment {
  readonly id: string;
  readonly name: string;
  /** OCID of the parent; null for the tenancy itself. */
  readonly parentId: string | null;
  /** In upper case: CREATING, ACTIVE, INACTIVE, DELETING, DELETED, or a value newer than this program. */
  readonly lifecycleState: string;
}

/** A policy of IAM: its statements say who may do what in its compartment and below. */
export interface IamPolicy {
  readonly id: string;
  readonly name: string;
  readonly compartmentId: string;
  readonly statements: readonly string[];
}

export interface RegionSubscription {
  readonly region: string;
  /** `iad`: in lower case; null when the service left it out. */
  readonly key: string | null;
  readonly isHome: boolean;
  readonly isReady: boolean;
}

export type FreeformTags = Readonly<Record<string, string>>;
export type DefinedTags = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** In place of a volume's availability domain that OCI did not name. */
export const UNNAMED_DOMAIN = "unknown";

export interface Volume {
  readonly kind: VolumeKind;
  readonly id: string;
  readonly name: string;
  readonly compartmentId: string;
  readonly region: string;
  readonly availabilityDomain: string;
  readonly lifecycleState: string;
  /** null when OCI does not tell it. */
  readonly sizeGb: number | null;
  readonly timeCreated: number;
  readonly volumeGroupId: string | null;
  readonly kmsKeyId: string | null;
  readonly freeformTags: FreeformTags;
  readonly definedTags: DefinedTags;
  /** Replicas named on the volume; when they last synced is only on the replica itself. */
  readonly replicas: readonly { readonly id: string; readonly availabilityDomain: string }[];
  /** Absent where it was made of something else than a backup. */
  readonly restoredFrom?: RestoreSource;
}

/** The backup that a volume was made of: `sourceDetails` and `isHydrated` of OCI's Volume and BootVolume. */
export interface RestoreSource {
  readonly backupId: string;
  /** Whether the volume's data has finished copying from the backup; null when OCI did not say. */
  readonly isHydrated: boolean | null;
}

/** A volume backup or boot volume backup. `volumeId` is null when OCI no longer names its source. */
export interface Backup {
  readonly kind: VolumeKind;
  readonly id: string;
  readonly volumeId: string | null;
  readonly compartmentId: string;
  readonly region: string;
  readonly lifecycleState: string;
  /** The instant the data was imaged; NaN when OCI gave none that parses. */
  readonly timeCreated: number;
  readonly timeRequestReceived: number | null;
  readonly expirationTime: number | null;
  /** True for sourceType SCHEDULED. */
  readonly isScheduled: boolean;
  readonly sizeGb: number;
  /** What it takes up itself, in whole GB; null when OCI gave no such number. */
  readonly uniqueGb: number | null;
  readonly kmsKeyId: string | null;
  /** The backup that this one is a copy of, when it is one. */
  readonly copyOfId: string | null;
  readonly protection: BackupProtection | null;
}

/** Deletion protection as read from the backup; null on a backup means OCI sent no such field. */
export interface BackupProtection {
  readonly isRetentionLocked: boolean;
  readonly isIndefinite: boolean;
  readonly isDeletionPrevented: boolean;
  readonly retentionExpiresAt: number | null;
}

export interface Attachment {
  readonly kind: VolumeKind;
  readonly region: string;
  readonly volumeId: string;
  readonly instanceId: string;
  readonly compartmentId: string;
  readonly lifecycleState: string;
  /** Other instances may be attached to the volume as well; null when OCI did not say. */
  readonly isShareable: boolean | null;
}

export interface Instance {
  readonly id: string;
  /** null when OCI gave none. */
  readonly name: string | null;
  readonly compartmentId: string;
  /** null when OCI gave none. */
  readonly availabilityDomain: string | null;
}

export interface VolumeGroup {
  readonly id: string;
  readonly name: string;
  readonly compartmentId: string;
  readonly region: string;
  readonly volumeIds: readonly string[];
}

/**
 * One schedule of a volume backup policy, as OCI's VolumeBackupSchedule has it (Core Services
 * 20160918). Enumerations are plain strings since the service may send values newer than this
 * program; `isReadable` tells whether a schedule can be reckoned with. null: OCI sent no such field.
 */
export interface BackupSchedule {
  /** FULL or INCREMENTAL; either restores the whole volume. */
  readonly backupType: string;
  /** ONE_HOUR, ONE_DAY, ONE_WEEK, ONE_MONTH or ONE_YEAR. */
  readonly period: string;
  /** STRUCTURED or NUMERIC_SECONDS; absent means NUMERIC_SECONDS, by the API's reference. */
  readonly offsetType: string | null;
  /** Shift of the start from the period's boundary, in seconds; ignored when STRUCTURED. */
  readonly offsetSeconds: number | null;
  /** 0 to 23; for every period but ONE_HOUR, when STRUCTURED. */
  readonly hourOfDay: number | null;
  /** MONDAY to SUNDAY; for ONE_WEEK, when STRUCTURED. */
  readonly dayOfWeek: string | null;
  /** 1 to 31; for ONE_MONTH and ONE_YEAR, when STRUCTURED. */
  readonly dayOfMonth: number | null;
  /** JANUARY to DECEMBER; for ONE_YEAR, when STRUCTURED. */
  readonly month: string | null;
  /** How long a backup that this schedule makes is kept, in seconds. */
  readonly retentionSeconds: number;
  /** UTC or REGIONAL_DATA_CENTER_TIME; absent is taken as UTC. */
  readonly timeZone: string | null;
}

/** A backup policy, Oracle-defined or the tenancy's own. */
export interface BackupPolicy {
  readonly id: string;
  readonly name: string;
  /** Set when the policy copies its backups to another region. */
  readonly destinationRegion: string | null;
  readonly schedules: readonly BackupSchedule[];
}

/** A volume's or a volume group's policy as looked up by its asset. */
export interface PolicyAssignment {
  readonly policyId: string;
  /** When the policy was assigned; null when OCI did not say. */
  readonly assignedAt: number | null;
}

/** A block or boot volume replica, in the region that it replicates to. */
export interface Replica {
  readonly id: string;
  readonly lifecycleState: string;
  /** null when it never synced. */
  readonly timeLastSynced: number | null;
}

/** A resource as Resource Search indexes it. */
export interface FoundResource {
  /** In lower case: `volume`, `bootvolume`, `volumegroup`, `instance`, `volumebackup`, `bootvolumebackup`. */
  readonly type: string;
  readonly id: string;
  readonly name: string | null;
  readonly compartmentId: string;
  readonly availabilityDomain: string | null;
  /** In upper case; empty when the index has none. */
  readonly lifecycleState: string;
}
