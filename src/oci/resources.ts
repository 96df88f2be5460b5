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
  /** CREATING, ACTIVE, INACTIVE, DELETING, DELETED, or a value newer than this program. */
  readonly lifecycleState: string;
}

export interface RegionSubscription {
  readonly region: string;
  readonly isHome: boolean;
  readonly isReady: boolean;
}

export type FreeformTags = Readonly<Record<string, string>>;
export type DefinedTags = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Volume {
  readonly kind: VolumeKind;
  readonly id: string;
  readonly name: string;
  readonly compartmentId: string;
  readonly region: string;
  readonly availabilityDomain: string;
  readonly lifecycleState: string;
  readonly sizeGb: number;
  readonly timeCreated: number;
  readonly volumeGroupId: string | null;
  readonly kmsKeyId: string | null;
  readonly freeformTags: FreeformTags;
  readonly definedTags: DefinedTags;
  /** Replicas named on the volume; when they last synced is only on the replica itself. */
  readonly replicas: readonly { readonly id: string; readonly availabilityDomain: string }[];
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
  readonly volumeId: string;
  readonly instanceId: string;
  readonly compartmentId: string;
  readonly lifecycleState: string;
}

export interface Instance {
  readonly id: string;
  readonly name: string;
  readonly compartmentId: string;
}

export interface VolumeGroup {
  readonly id: string;
  readonly name: string;
  readonly compartmentId: string;
  readonly volumeIds: readonly string[];
}
