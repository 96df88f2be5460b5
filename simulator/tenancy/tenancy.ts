import type {
  BackupPolicyRecord,
  BackupRecord,
  BootVolumeAttachmentRecord,
  BucketRecord,
  CompartmentRecord,
  IamPolicyRecord,
  InstanceRecord,
  PolicyAssignmentRecord,
  ReplicaRecord,
  VolumeAttachmentRecord,
  VolumeGroupBackupRecord,
  VolumeGroupRecord,
  VolumeRecord,
} from "./records.js";
import type { Realm, RegionStatus } from "./regions.js";
import { ResourceTable } from "./resource-table.js";

/** All that one region of the tenancy holds. */
export class RegionContents {
  readonly volumes = new ResourceTable<VolumeRecord>();
  readonly bootVolumes = new ResourceTable<VolumeRecord>();
  readonly volumeBackups = new ResourceTable<BackupRecord>();
  readonly bootVolumeBackups = new ResourceTable<BackupRecord>();
  readonly volumeGroups = new ResourceTable<VolumeGroupRecord>();
  readonly volumeGroupBackups = new ResourceTable<VolumeGroupBackupRecord>();
  readonly volumeAttachments = new ResourceTable<VolumeAttachmentRecord>();
  readonly bootVolumeAttachments = new ResourceTable<BootVolumeAttachmentRecord>();
  readonly instances = new ResourceTable<InstanceRecord>();
  readonly blockVolumeReplicas = new ResourceTable<ReplicaRecord>();
  readonly bootVolumeReplicas = new ResourceTable<ReplicaRecord>();
  readonly buckets = new Map<string, BucketRecord>();
  readonly policies = new Map<string, BackupPolicyRecord>();
  /** At most one assignment an asset: a volume, boot volume or volume group. */
  readonly assignments = new Map<string, PolicyAssignmentRecord>();

  constructor(
    readonly name: string,
    readonly status: RegionStatus,
    readonly availabilityDomains: readonly string[],
  ) {}
}

/** Narrows a denial or an empty first page; what is left out stands for every one. */
export interface CallScope {
  readonly compartmentId?: string;
  readonly operation?: string;
  readonly region?: string;
}

const scopeKey = (scope: CallScope): string =>
  `${scope.compartmentId ?? "*"}|${scope.operation ?? "*"}|${scope.region ?? "*"}`;

/** A set of scopes that tells in a handful of look-ups whether a call falls under one. */
class ScopeSet {
  readonly #keys = new Set<string>();

  add(scope: CallScope): void {
    this.#keys.add(scopeKey(scope));
  }

  covers(compartmentId: string, operation: string, region: string): boolean {
    if (this.#keys.size === 0) return false;
    for (const compartment of [compartmentId, "*"]) {
      for (const name of [operation, "*"]) {
        if (this.#keys.has(`${compartment}|${name}|${region}`)) return true;
        if (this.#keys.has(`${compartment}|${name}|*`)) return true;
      }
    }
    return false;
  }
}

/** What the search index holds of a resource that differs from what is true of it. */
export interface IndexedInstead {
  readonly compartmentId?: string;
  readonly lifecycleState?: string;
  readonly availabilityDomain?: string | null;
}

/** A whole tenancy in memory: what the simulator serves. Made by `TenancyBuilder`. */
export class Tenancy {
  readonly compartments = new Map<string, CompartmentRecord>();
  readonly children = new Map<string, CompartmentRecord[]>();
  readonly regions = new Map<string, RegionContents>();
  readonly iamPolicies = new ResourceTable<IamPolicyRecord>();
  /** By OCID; null: the index does not hold the resource at all. */
  readonly #indexed = new Map<string, IndexedInstead | null>();
  readonly #denials = new ScopeSet();
  readonly #emptyFirstPages = new ScopeSet();

  constructor(
    readonly id: string,
    readonly name: string,
    readonly realm: Realm,
    readonly homeRegion: string,
    readonly namespace: string,
  ) {}

  addCompartment(record: CompartmentRecord): void {
    this.compartments.set(record.id, record);
    if (record.compartmentId === null) return;
    const siblings = this.children.get(record.compartmentId);
    if (siblings === undefined) this.children.set(record.compartmentId, [record]);
    else siblings.push(record);
  }

  region(name: string): RegionContents {
    const region = this.regions.get(name);
    if (region === undefined) throw new Error(`The tenancy is not subscribed to region ${name}.`);
    return region;
  }

  /** From now on such calls are answered 404 NotAuthorizedOrNotFound. */
  deny(scope: CallScope): void {
    this.#denials.add(scope);
  }

  isDenied(compartmentId: string, operation: string, region: string): boolean {
    return this.#denials.covers(compartmentId, operation, region);
  }

  /** From now on Resource Search holds no such resource. */
  hideFromIndex(id: string): void {
    this.#indexed.set(id, null);
  }

  /** From now on Resource Search holds that of the resource, as an index does that lags. */
  indexAs(id: string, instead: IndexedInstead): void {
    this.#indexed.set(id, instead);
  }

  /** Whether the index has some resource in a compartment that it is not in. */
  get isMovedInIndex(): boolean {
    return [...this.#indexed.values()].some((instead) => instead?.compartmentId !== undefined);
  }

  /** Undefined: the index is right about it; null: it does not hold it. */
  indexedInstead(id: string): IndexedInstead | null | undefined {
    return this.#indexed.get(id);
  }

  /** From now on the first page of such listings is empty and names a next page. */
  emptyFirstPage(scope: CallScope): void {
    this.#emptyFirstPages.add(scope);
  }

  hasEmptyFirstPage(compartmentId: string, operation: string, region: string): boolean {
    return this.#emptyFirstPages.covers(compartmentId, operation, region);
  }
}
