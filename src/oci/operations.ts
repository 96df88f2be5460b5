import type { VolumeKind } from "./resources.js";

/** Every operation that this program asks of OCI, by its name in the API reference and in IAM. */
export const OPERATIONS = [
  "GetBlockVolumeReplica",
  "GetBootVolume",
  "GetBootVolumeReplica",
  "GetBucket",
  "GetCompartment",
  "GetInstance",
  "GetNamespace",
  "GetObject",
  "GetTenancy",
  "GetVolume",
  "GetVolumeBackupPolicy",
  "GetVolumeBackupPolicyAssetAssignment",
  "GetVolumeGroup",
  "HeadObject",
  "ListAvailabilityDomains",
  "ListBootVolumeAttachments",
  "ListBootVolumeBackups",
  "ListBootVolumes",
  "ListBuckets",
  "ListCompartments",
  "ListInstances",
  "ListObjects",
  "ListPolicies",
  "ListRegionSubscriptions",
  "ListVolumeAttachments",
  "ListVolumeBackups",
  "ListVolumeGroups",
  "ListVolumes",
  "PostMetricData",
  "PublishMessage",
  "PutObject",
  "SearchResources",
] as const;
export type Operation = (typeof OPERATIONS)[number];

type ByKind = Readonly<Record<VolumeKind, Operation>>;

export const LIST_VOLUMES = {
  BLOCK_VOLUME: "ListVolumes",
  BOOT_VOLUME: "ListBootVolumes",
} as const satisfies ByKind;

export const LIST_BACKUPS = {
  BLOCK_VOLUME: "ListVolumeBackups",
  BOOT_VOLUME: "ListBootVolumeBackups",
} as const satisfies ByKind;

export const LIST_ATTACHMENTS = {
  BLOCK_VOLUME: "ListVolumeAttachments",
  BOOT_VOLUME: "ListBootVolumeAttachments",
} as const satisfies ByKind;

export const GET_VOLUME = {
  BLOCK_VOLUME: "GetVolume",
  BOOT_VOLUME: "GetBootVolume",
} as const satisfies ByKind;

export const GET_REPLICA = {
  BLOCK_VOLUME: "GetBlockVolumeReplica",
  BOOT_VOLUME: "GetBootVolumeReplica",
} as const satisfies ByKind;

const ALL: ReadonlySet<string> = new Set(OPERATIONS);

/** Every name that comes from the SDK is held against the list before anything is sent. */
export function isOperation(name: string): name is Operation {
  return ALL.has(name);
}
