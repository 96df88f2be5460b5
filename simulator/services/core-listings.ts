import type {
  BackupRecord,
  BootVolumeAttachmentRecord,
  InstanceRecord,
  ReplicaRecord,
  VolumeAttachmentRecord,
  VolumeGroupBackupRecord,
  VolumeGroupRecord,
  VolumeRecord,
} from "../tenancy/records.js";
import type { Call, Operation } from "../wire/operation.js";
import { missingParameter } from "../wire/service-error.js";
import { listing } from "./filtered-listing.js";
import { shownInstances } from "./instance-permissions.js";

function demandDomainIfConfigured(call: Call): void {
  if (call.behaviour.bootVolumesNeedAvailabilityDomain && !call.query.has("availabilityDomain")) {
    throw missingParameter("availabilityDomain");
  }
}

export const CORE_LISTINGS: readonly Operation[] = [
  listing<VolumeRecord>({
    name: "ListVolumes",
    path: "/volumes",
    table: (region) => region.volumes,
    filters: ["availabilityDomain", "displayName", "lifecycleState", "volumeGroupId"],
  }),
  listing<VolumeRecord>({
    name: "ListBootVolumes",
    path: "/bootVolumes",
    table: (region) => region.bootVolumes,
    filters: ["availabilityDomain", "volumeGroupId"],
    check: demandDomainIfConfigured,
  }),
  listing<BackupRecord>({
    name: "ListVolumeBackups",
    path: "/volumeBackups",
    table: (region) => region.volumeBackups,
    filters: ["volumeId", "displayName", "lifecycleState", "sourceVolumeBackupId"],
  }),
  listing<BackupRecord>({
    name: "ListBootVolumeBackups",
    path: "/bootVolumeBackups",
    table: (region) => region.bootVolumeBackups,
    filters: ["bootVolumeId", "displayName", "lifecycleState", "sourceBootVolumeBackupId"],
  }),
  listing<VolumeGroupRecord>({
    name: "ListVolumeGroups",
    path: "/volumeGroups",
    table: (region) => region.volumeGroups,
    filters: ["availabilityDomain", "displayName", "lifecycleState"],
  }),
  listing<VolumeGroupBackupRecord>({
    name: "ListVolumeGroupBackups",
    path: "/volumeGroupBackups",
    table: (region) => region.volumeGroupBackups,
    filters: ["volumeGroupId", "displayName"],
  }),
  listing<VolumeAttachmentRecord>({
    name: "ListVolumeAttachments",
    path: "/volumeAttachments",
    table: (region) => region.volumeAttachments,
    filters: ["availabilityDomain", "instanceId", "volumeId"],
  }),
  listing<BootVolumeAttachmentRecord>({
    name: "ListBootVolumeAttachments",
    path: "/bootVolumeAttachments",
    table: (region) => region.bootVolumeAttachments,
    filters: ["availabilityDomain", "instanceId", "bootVolumeId"],
    alsoRequired: ["availabilityDomain"],
  }),
  listing<InstanceRecord>({
    name: "ListInstances",
    path: "/instances",
    table: (region) => region.instances,
    filters: ["availabilityDomain", "displayName", "lifecycleState"],
    shown: shownInstances,
  }),
  listing<ReplicaRecord>({
    name: "ListBlockVolumeReplicas",
    path: "/blockVolumeReplicas",
    table: (region) => region.blockVolumeReplicas,
    filters: ["availabilityDomain", "displayName", "lifecycleState"],
  }),
  listing<ReplicaRecord>({
    name: "ListBootVolumeReplicas",
    path: "/bootVolumeReplicas",
    table: (region) => region.bootVolumeReplicas,
    filters: ["availabilityDomain", "displayName", "lifecycleState"],
  }),
];
