import {
  NO_LOOKUPS,
  type Attachment,
  type AuditedCompartment,
  type Backup,
  type Inventory,
  type UnreadListing,
  type Volume,
} from "../../../src/inventory/inventory.js";
import type { GateLimits } from "../../../src/settings/policy.js";

export const NOW = Date.UTC(2026, 10, 5, 3, 15);
export const DAY = 86_400_000;

export const STRICT: GateLimits = {
  maxNoBackup: 0,
  maxStaleBackup: 0,
  maxUnknown: 0,
  minCompliancePercent: null,
  failOnIncomplete: true,
  failIfEmpty: false,
  failOnChecks: [],
  failOnSeverity: null,
  onlyNew: false,
  warnOnly: false,
};

export const OFF: GateLimits = {
  ...STRICT,
  maxNoBackup: null,
  maxStaleBackup: null,
  maxUnknown: null,
  failOnIncomplete: false,
};

export function compartment(over: Partial<AuditedCompartment> = {}): AuditedCompartment {
  const { path = "acme/prod/erp" } = over;
  return {
    id: "ocid1.compartment.oc1..erp",
    name: "erp",
    parentId: "ocid1.tenancy.oc1..acme",
    lifecycleState: "ACTIVE",
    path,
    names: path.split("/").slice(1),
    ...over,
  };
}

export function volume(over: Partial<Volume> = {}): Volume {
  return {
    kind: "BLOCK_VOLUME",
    id: "ocid1.volume.oc1.iad.a",
    name: "data",
    compartmentId: "ocid1.compartment.oc1..erp",
    region: "us-ashburn-1",
    availabilityDomain: "Uocm:US-ASHBURN-AD-1",
    lifecycleState: "AVAILABLE",
    sizeGb: 50,
    timeCreated: NOW - 100 * DAY,
    volumeGroupId: null,
    kmsKeyId: null,
    freeformTags: {},
    definedTags: {},
    replicas: [],
    ...over,
  };
}

export function backup(over: Partial<Backup> = {}): Backup {
  return {
    kind: "BLOCK_VOLUME",
    id: "ocid1.volumebackup.oc1.iad.a1",
    volumeId: "ocid1.volume.oc1.iad.a",
    compartmentId: "ocid1.compartment.oc1..erp",
    region: "us-ashburn-1",
    lifecycleState: "AVAILABLE",
    timeCreated: NOW - DAY,
    timeRequestReceived: null,
    expirationTime: null,
    isScheduled: false,
    sizeGb: 10,
    uniqueGb: 1,
    kmsKeyId: null,
    copyOfId: null,
    protection: null,
    ...over,
  };
}

export function attachment(over: Partial<Attachment> = {}): Attachment {
  return {
    kind: "BLOCK_VOLUME",
    region: "us-ashburn-1",
    volumeId: "ocid1.volume.oc1.iad.a",
    instanceId: "ocid1.instance.oc1.iad.i1",
    compartmentId: "ocid1.compartment.oc1..erp",
    lifecycleState: "ATTACHED",
    isShareable: false,
    ...over,
  };
}

export function unread(over: Partial<UnreadListing> = {}): UnreadListing {
  return {
    compartmentId: "ocid1.compartment.oc1..erp",
    compartmentName: "erp",
    region: "us-ashburn-1",
    operation: "ListVolumeBackups",
    status: 404,
    code: "NotAuthorizedOrNotFound",
    reason: "Authorization failed or requested resource not found.",
    opcRequestId: "A1B2C3/D4E5F6",
    ...over,
  };
}

/** An inventory of these parts; the backups are grouped by the volume that they name. */
export function inventory(
  over: Partial<Omit<Inventory, "backups">> & { readonly backups?: readonly Backup[] } = {},
): Inventory {
  const byVolume = new Map<string, Backup[]>();
  for (const it of over.backups ?? []) {
    const others = byVolume.get(it.volumeId ?? "");
    if (others === undefined) byVolume.set(it.volumeId ?? "", [it]);
    else others.push(it);
  }
  return {
    tenancyId: "ocid1.tenancy.oc1..acme",
    homeRegion: "us-ashburn-1",
    regions: ["us-ashburn-1"],
    compartments: [compartment()],
    volumes: [],
    attachments: [],
    instances: new Map(),
    volumeGroups: [],
    lookups: NO_LOOKUPS,
    interruption: null,
    unread: [],
    tolerated: [],
    unasked: [],
    discovery: [{ region: "us-ashburn-1", by: "list" }],
    searchFailures: [],
    ...over,
    backups: byVolume,
  };
}
