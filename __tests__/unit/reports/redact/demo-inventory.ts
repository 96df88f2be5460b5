import { demoTenancy } from "../../../../simulator/demo-tenancy.js";
import type { BackupRecord, VolumeRecord } from "../../../../simulator/tenancy/records.js";
import type { CompartmentRecord } from "../../../../simulator/tenancy/records.js";
import type { Tenancy } from "../../../../simulator/tenancy/tenancy.js";
import {
  NO_LOOKUPS,
  type AuditedCompartment,
  type Backup,
  type Inventory,
  type Volume,
  type VolumeKind,
} from "../../../../src/inventory/inventory.js";
import { groupBy } from "../../../../src/plain/group-by.js";
import { NOW, unread } from "../../posture/inventory-builder.js";

/** What everything in the tenancy is called: its true name, or another one. */
export type Naming = (trueName: string, id: string) => string;

export const TRUE_NAMES: Naming = (name) => name;

export const { tenancy } = demoTenancy(NOW);

/** The demo tenancy as an audit reads it, with listings that were not read and quote what they can. */
export function demoInventory(nameOf: Naming): Inventory {
  const compartments = new Map([...tenancy.compartments].map(([id, it]) => [id, it]));
  const regions = [...tenancy.regions.values()].filter(({ status }) => status === "READY");
  const audited = [...compartments.values()]
    .filter(({ lifecycleState }) => lifecycleState === "ACTIVE")
    .map((it) => toCompartment(it, tenancy, nameOf));
  const each = <T, R>(
    records: (region: (typeof regions)[number]) => Iterable<T>,
    map: (record: T, region: string) => R,
  ): R[] => regions.flatMap((region) => [...records(region)].map((it) => map(it, region.name)));
  const backups = [
    ...each(
      (it) => it.volumeBackups,
      (it, region) => toBackup(it, "BLOCK_VOLUME", region),
    ),
    ...each(
      (it) => it.bootVolumeBackups,
      (it, region) => toBackup(it, "BOOT_VOLUME", region),
    ),
  ];
  const instances = each(
    (it) => it.instances,
    ({ id, displayName, compartmentId }) => ({
      id,
      name: nameOf(displayName, id),
      compartmentId,
      availabilityDomain: null,
    }),
  );
  const attached = {
    compartmentId: tenancy.id,
    lifecycleState: "ATTACHED",
    isShareable: false,
  };
  return {
    tenancyId: tenancy.id,
    homeRegion: tenancy.homeRegion,
    regions: regions.map(({ name }) => name),
    compartments: audited,
    volumes: [
      ...each(
        (it) => it.volumes,
        (it, region) => toVolume(it, "BLOCK_VOLUME", region, nameOf),
      ),
      ...each(
        (it) => it.bootVolumes,
        (it, region) => toVolume(it, "BOOT_VOLUME", region, nameOf),
      ),
    ],
    backups: groupBy(backups, ({ volumeId }) => String(volumeId)),
    attachments: [
      ...each(
        (it) => it.volumeAttachments,
        ({ volumeId, instanceId }, region) => {
          return { ...attached, region, kind: "BLOCK_VOLUME" as const, volumeId, instanceId };
        },
      ),
      ...each(
        (it) => it.bootVolumeAttachments,
        ({ bootVolumeId: volumeId, instanceId }, region) => {
          return { ...attached, region, kind: "BOOT_VOLUME" as const, volumeId, instanceId };
        },
      ),
    ],
    instances: new Map(instances.map((it) => [it.id, it])),
    volumeGroups: [],
    lookups: NO_LOOKUPS,
    iam: iamOf(nameOf),
    interruption: null,
    tolerated: [],
    unasked: [],
    discovery: [...tenancy.regions.keys()].map((region) => ({ region, by: "list" as const })),
    searchFailures: [...tenancy.regions.keys()].map((region) => ({
      region,
      reason: `${audited.map(({ name }) => name).join(", ")} may not be searched`,
    })),
    unread: audited.map(({ id, name, path }) =>
      unread({
        compartmentId: id,
        compartmentName: name,
        operation: "ListInstances",
        reason: `${id} (${JSON.stringify(path)}) is not for you`,
      }),
    ),
  };
}

/** The group that may delete, by its OCID, and two that the policy file does not know. */
export const ALLOWED_GROUP = "ocid1.group.oc1..aaaaaaaadmins2345672";
export const OTHER_GROUPS = ["erp-operators", "web-operators"] as const;

function iamOf(nameOf: Naming): NonNullable<Inventory["iam"]> {
  const [sure, doubtful] = OTHER_GROUPS.map((name) => quotable(nameOf(name, name)));
  const statements = [
    `Allow group id ${ALLOWED_GROUP} to manage all-resources in tenancy`,
    `Allow group '${sure ?? ""}' to manage volume-family in compartment id ${tenancy.id}`,
    `Allow group '${doubtful ?? ""}' to manage volume-family in tenancy where target.resource.tag.a.b = '${doubtful ?? ""}'`,
  ];
  const policies = statements.map((statement, index) => {
    const id = `ocid1.policy.oc1..aaaaaaaapolicy234567${index + 2}`;
    return {
      id,
      name: nameOf("operators", id),
      compartmentId: tenancy.id,
      statements: [statement],
    };
  });
  const compartments = [...tenancy.compartments.values()].map(({ id, name, compartmentId }) => {
    return { id, name: nameOf(name, id), parentId: compartmentId };
  });
  return { policies, compartments };
}

/** IAM has no way to write a quote in a name. */
function quotable(name: string): string {
  return name.replaceAll(/['"]/g, "") || "x";
}

function toCompartment(
  { id, name, compartmentId, lifecycleState }: CompartmentRecord,
  { compartments }: Tenancy,
  nameOf: Naming,
): AuditedCompartment {
  const segments = [nameOf(name, id)];
  let parentId = compartmentId;
  while (parentId !== null) {
    const parent = compartments.get(parentId);
    segments.unshift(nameOf(String(parent?.name), parentId));
    parentId = parent?.compartmentId ?? null;
  }
  const placed = { path: segments.join("/"), names: segments.slice(1) };
  return { id, name: nameOf(name, id), parentId: compartmentId, lifecycleState, ...placed };
}

function toVolume(it: VolumeRecord, kind: VolumeKind, region: string, nameOf: Naming): Volume {
  const { id, compartmentId, availabilityDomain, lifecycleState, volumeGroupId, kmsKeyId } = it;
  return {
    ...{ kind, id, compartmentId, region, availabilityDomain, lifecycleState },
    ...{ volumeGroupId, kmsKeyId },
    name: nameOf(it.displayName, id),
    sizeGb: it.sizeInGBs,
    timeCreated: Date.parse(it.timeCreated),
    freeformTags: { owner: nameOf(it.displayName, id) },
    definedTags: { finance: { volume: nameOf(it.displayName, id) } },
    replicas: [],
  };
}

function toBackup(it: BackupRecord, kind: VolumeKind, region: string): Backup {
  const { id, compartmentId, lifecycleState, expirationTime, kmsKeyId } = it;
  return {
    ...{ kind, id, compartmentId, region, lifecycleState, kmsKeyId },
    volumeId: it.volumeId ?? it.bootVolumeId ?? null,
    timeCreated: Date.parse(it.timeCreated ?? ""),
    timeRequestReceived: Date.parse(it.timeRequestReceived),
    expirationTime: expirationTime === null ? null : Date.parse(expirationTime),
    isScheduled: it.sourceType === "SCHEDULED",
    ...{ sizeGb: it.sizeInGBs, uniqueGb: it.uniqueSizeInGBs },
    copyOfId: it.sourceVolumeBackupId ?? it.sourceBootVolumeBackupId ?? null,
    protection: null,
  };
}
