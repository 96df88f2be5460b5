import type {
  BackupRecord,
  InstanceRecord,
  ProtectionFields,
  PublicAccessType,
  Tags,
  VolumeGroupRecord,
  VolumeRecord,
} from "./records.js";

export type VolumeKind = "block" | "boot";

/** What the builder hands out for a volume: its record, and where it lives. */
export interface VolumeHandle {
  readonly kind: VolumeKind;
  readonly region: string;
  readonly id: string;
  readonly record: VolumeRecord;
}

export interface BackupHandle {
  readonly region: string;
  readonly id: string;
  readonly volume: VolumeHandle;
  readonly record: BackupRecord;
}

export interface InstanceHandle {
  readonly region: string;
  readonly id: string;
  readonly record: InstanceRecord;
}

export interface VolumeGroupHandle {
  readonly region: string;
  readonly id: string;
  readonly record: VolumeGroupRecord;
  readonly members: readonly VolumeHandle[];
}

export interface CompartmentOptions {
  /** OCID of the parent; the root when not given. */
  readonly parent?: string;
  readonly state?: "CREATING" | "ACTIVE" | "INACTIVE" | "DELETING" | "DELETED";
  readonly description?: string;
  /** The caller may do nothing in it, though it is seen in its parent. */
  readonly unreadable?: boolean;
}

export interface VolumeOptions extends Partial<Tags> {
  readonly name: string;
  readonly compartment: string;
  readonly region: string;
  readonly kind?: VolumeKind;
  /** The number of its availability domain, from 1. */
  readonly domain?: number;
  readonly state?: string;
  readonly sizeGb?: number;
  /** How long before the tenancy's `now` it was made, in milliseconds; a year when not given. */
  readonly age?: number;
  readonly kmsKeyId?: string;
  /** The backup that it was made of. */
  readonly restoredFrom?: Pick<BackupHandle, "id">;
  /** Whether its data has finished copying; true when not given. */
  readonly isHydrated?: boolean | null;
}

export interface BackupOptions extends ProtectionFields {
  /** How long before the tenancy's `now` the data was imaged, in milliseconds. */
  readonly age: number;
  readonly state?: string;
  /** Where the backup lies; the volume's compartment when not given. */
  readonly compartment?: string;
  /** When it expires, in milliseconds after `now`; negative: it has expired; absent: never. */
  readonly expiresIn?: number;
  readonly type?: "FULL" | "INCREMENTAL";
  readonly sourceType?: "MANUAL" | "SCHEDULED";
  readonly kmsKeyId?: string;
  readonly groupBackupId?: string;
}

export interface CopyOptions {
  /** Where the copy is to lie; it may be the region that the backup lies in. */
  readonly region: string;
  /** How long before the tenancy's `now` it was made, in milliseconds. */
  readonly age: number;
  readonly state?: string;
  readonly expiresIn?: number;
}

export interface InstanceOptions {
  readonly name: string;
  readonly compartment: string;
  readonly region: string;
  readonly domain?: number;
  readonly state?: string;
  /** How long before the tenancy's `now` it was made, in milliseconds; a year when not given. */
  readonly age?: number;
  /** Its cloud-init user data, as plain text. */
  readonly userData?: string;
}

export interface AttachOptions {
  readonly state?: "ATTACHING" | "ATTACHED" | "DETACHING" | "DETACHED";
  readonly shareable?: boolean;
  /** Where the attachment lies; the instance's compartment when not given. */
  readonly compartment?: string;
}

export interface BucketOptions extends Partial<Tags> {
  readonly name: string;
  readonly compartment: string;
  readonly region: string;
  readonly publicAccess?: PublicAccessType;
}
