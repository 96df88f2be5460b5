import { deletedName, OcidMint } from "./ocid.js";
import { addOraclePolicies, policyRecord, type PolicyOptions } from "./policies.js";
import {
  attachmentRecord,
  backupRecord,
  bucketRecord,
  instanceRecord,
  replicaRecord,
  volumeRecord,
} from "./make-records.js";
import { groupBackupRecord, groupRecord } from "./make-group-records.js";
import {
  availabilityDomainName,
  COMMERCIAL_REALM,
  ocidRegion,
  type Realm,
  type RegionSpec,
} from "./regions.js";
import { RegionContents, Tenancy } from "./tenancy.js";
import { isoTime, days } from "./time.js";
import type {
  AttachOptions,
  BackupHandle,
  BackupOptions,
  BucketOptions,
  CompartmentOptions,
  CopyOptions,
  InstanceHandle,
  InstanceOptions,
  VolumeGroupHandle,
  VolumeHandle,
  VolumeOptions,
} from "./handles.js";
import type {
  BackupPolicyRecord,
  BucketRecord,
  IamPolicyRecord,
  PolicyAssignmentRecord,
  ReplicaRecord,
  VolumeGroupBackupRecord,
} from "./records.js";
import type { OraclePolicyName } from "./oracle-policies.js";

export interface TenancyOptions {
  readonly name: string;
  /** The instant that every age is relative to, in milliseconds since the epoch. */
  readonly now: number;
  readonly homeRegion: string;
  readonly regions: readonly RegionSpec[];
  /** The same seed and the same calls give the same OCIDs; the name when not given. */
  readonly seed?: string;
  readonly realm?: Realm;
  readonly namespace?: string;
  /** The tenancy is one of the oldest: its OCID is `ocidv1:tenancy:oc1:phx:…`. */
  readonly isFirstForm?: boolean;
}

/** Builds a tenancy piece by piece. Every age is relative to `now`; every OCID follows from the seed. */
export class TenancyBuilder {
  readonly tenancy: Tenancy;
  readonly now: number;
  /** OCID of the tenancy, which is the root compartment. */
  readonly root: string;
  readonly #mint: OcidMint;

  constructor(options: TenancyOptions) {
    const realm = options.realm ?? COMMERCIAL_REALM;
    this.now = options.now;
    this.#mint = new OcidMint(options.seed ?? options.name, realm.key);
    this.root =
      options.isFirstForm === true
        ? this.#mint.firstForm("tenancy", ocidRegion(options.homeRegion))
        : this.#mint.next("tenancy");
    const namespace = options.namespace ?? `ax${this.root.slice(-10)}`;
    this.tenancy = new Tenancy(this.root, options.name, realm, options.homeRegion, namespace);
    this.tenancy.addCompartment({
      id: this.root,
      compartmentId: null,
      name: options.name,
      description: "The tenancy",
      timeCreated: isoTime(options.now - days(1500)),
      lifecycleState: "ACTIVE",
      freeformTags: {},
      definedTags: {},
    });
    for (const spec of options.regions) this.#addRegion(spec);
  }

  /** Returns the OCID of a new compartment. */
  compartment(name: string, options: CompartmentOptions = {}): string {
    const id = this.#mint.next("compartment");
    this.tenancy.addCompartment({
      id,
      compartmentId: options.parent ?? this.root,
      name: options.state === "DELETED" ? deletedName(name, id) : name,
      description: options.description ?? name,
      timeCreated: isoTime(this.now - days(700)),
      lifecycleState: options.state ?? "ACTIVE",
      freeformTags: {},
      definedTags: {},
    });
    if (options.unreadable === true) this.tenancy.deny({ compartmentId: id });
    return id;
  }

  volume(options: VolumeOptions): VolumeHandle {
    const kind = options.kind ?? "block";
    const region = this.tenancy.region(options.region);
    const type = kind === "boot" ? "bootvolume" : "volume";
    const domain = this.#domain(region, options.domain);
    const record = volumeRecord(this.#regional(type, region), domain, options, this.now);
    (kind === "boot" ? region.bootVolumes : region.volumes).add(record);
    return { kind, region: region.name, id: record.id, record };
  }

  backup(volume: VolumeHandle, options: BackupOptions): BackupHandle {
    const region = this.tenancy.region(volume.region);
    return this.#addBackup(
      volume,
      region,
      backupRecord(this.#backupId(volume, region), volume, options, this.now),
    );
  }

  /** A copy of the backup, in another region or in its own, still naming the volume it came from. */
  copyBackup(source: BackupHandle, { region: name, ...options }: CopyOptions): BackupHandle {
    const region = this.tenancy.region(name);
    const id = this.#backupId(source.volume, region);
    const copy = backupRecord(id, source.volume, { ...options, copyOf: source.id }, this.now);
    return this.#addBackup(source.volume, region, copy);
  }

  instance(options: InstanceOptions): InstanceHandle {
    const region = this.tenancy.region(options.region);
    const domain = this.#domain(region, options.domain);
    const record = instanceRecord(this.#regional("instance", region), domain, options, this.now);
    region.instances.add(record);
    return { region: region.name, id: record.id, record };
  }

  /** Returns the OCID of the attachment. */
  attach(volume: VolumeHandle, instance: InstanceHandle, options: AttachOptions = {}): string {
    const region = this.tenancy.region(volume.region);
    const common = (id: string): ReturnType<typeof attachmentRecord> =>
      attachmentRecord(id, volume, instance, options, this.now);
    if (volume.kind === "boot") {
      // The attachment of a boot volume has the OCID of its instance.
      const record = { ...common(instance.id), bootVolumeId: volume.id };
      return region.bootVolumeAttachments.add(record).id;
    }
    return region.volumeAttachments.add({
      ...common(this.#regional("volumeattachment", region)),
      attachmentType: "paravirtualized",
      device: null,
      volumeId: volume.id,
      isReadOnly: false,
      isShareable: options.shareable ?? false,
    }).id;
  }

  /** A group of volumes of one region and availability domain; the volumes learn its OCID. */
  volumeGroup(
    name: string,
    compartment: string,
    members: readonly VolumeHandle[],
  ): VolumeGroupHandle {
    const first = members[0];
    if (first === undefined) throw new Error(`Volume group ${name} has no volume.`);
    const region = this.tenancy.region(first.region);
    const id = this.#regional("volumegroup", region);
    const record = region.volumeGroups.add(groupRecord(id, name, compartment, members, this.now));
    for (const member of members) member.record.volumeGroupId = record.id;
    return { region: region.name, id: record.id, record, members };
  }

  /** A group backup, and with it one ordinary backup of every member in that member's compartment. */
  groupBackup(group: VolumeGroupHandle, options: BackupOptions): VolumeGroupBackupRecord {
    const region = this.tenancy.region(group.region);
    const id = this.#regional("volumegroupbackup", region);
    const members = group.members.map((volume) =>
      this.backup(volume, { ...options, groupBackupId: id }),
    );
    const backupIds = members.map((member) => member.id);
    return region.volumeGroupBackups.add(
      groupBackupRecord(id, group, backupIds, options, this.now),
    );
  }

  /** A user-defined backup policy; it exists in every region under the same OCID. */
  policy(options: PolicyOptions): BackupPolicyRecord {
    const record = policyRecord(this.#mint.next("volumebackuppolicy"), options, this.now);
    for (const region of this.tenancy.regions.values()) region.policies.set(record.id, record);
    return record;
  }

  /** A policy of IAM, in the tenancy itself where no compartment is given. */
  iamPolicy(name: string, statements: readonly string[], compartment = this.root): IamPolicyRecord {
    return this.tenancy.iamPolicies.add({
      id: this.#mint.next("policy"),
      compartmentId: compartment,
      name,
      description: name,
      statements: [...statements],
      timeCreated: isoTime(this.now - days(400)),
      lifecycleState: "ACTIVE",
      versionDate: null,
      freeformTags: {},
      definedTags: {},
    });
  }

  oraclePolicy(name: OraclePolicyName): BackupPolicyRecord {
    const home = this.tenancy.region(this.tenancy.homeRegion);
    for (const policy of home.policies.values()) {
      if (policy.compartmentId === null && policy.displayName === name) return policy;
    }
    throw new Error(`There is no Oracle-defined backup policy ${name}.`);
  }

  assignPolicy(
    asset: VolumeHandle | VolumeGroupHandle,
    policy: BackupPolicyRecord,
  ): PolicyAssignmentRecord {
    const region = this.tenancy.region(asset.region);
    const assignment = {
      id: this.#regional("volumebackuppolicyassignment", region),
      assetId: asset.id,
      policyId: policy.id,
      timeCreated: isoTime(this.now - days(200)),
    };
    region.assignments.set(asset.id, assignment);
    return assignment;
  }

  /** A replica of the volume in another region, last synchronised `syncAge` ms before `now`. */
  replica(
    volume: VolumeHandle,
    to: { readonly region: string; readonly syncAge: number; readonly domain?: number },
  ): ReplicaRecord {
    const region = this.tenancy.region(to.region);
    const isBoot = volume.kind === "boot";
    const id = this.#regional(isBoot ? "bootvolumereplica" : "blockvolumereplica", region);
    const record = replicaRecord(id, this.#domain(region, to.domain), volume, to.syncAge, this.now);
    const { displayName, availabilityDomain } = record;
    const info = { displayName, availabilityDomain, kmsKeyId: null };
    if (isBoot) volume.record.bootVolumeReplicas = [{ ...info, bootVolumeReplicaId: id }];
    else volume.record.blockVolumeReplicas = [{ ...info, blockVolumeReplicaId: id }];
    return (isBoot ? region.bootVolumeReplicas : region.blockVolumeReplicas).add(record);
  }

  bucket(options: BucketOptions): BucketRecord {
    const region = this.tenancy.region(options.region);
    const id = this.#regional("bucket", region);
    const record = bucketRecord(id, this.tenancy.namespace, options, this.now);
    region.buckets.set(record.name, record);
    return record;
  }

  /** An OCID of a Vault key, for volumes and backups that a customer's key encrypts. */
  vaultKey(region: string): string {
    return this.#regional("key", this.tenancy.region(region));
  }

  /** An OCID of a user, for sign-in. */
  user(): string {
    return this.#mint.next("user");
  }

  #addRegion(spec: RegionSpec): void {
    const prefix = `U${this.root.slice(-3)}`;
    const domains = Array.from({ length: spec.availabilityDomains ?? 1 }, (_, index) =>
      availabilityDomainName(prefix, spec.name, index + 1),
    );
    const region = new RegionContents(spec.name, spec.status ?? "READY", domains);
    this.tenancy.regions.set(spec.name, region);
    addOraclePolicies(region, this.tenancy.realm.key);
  }

  #regional(type: string, region: RegionContents): string {
    return this.#mint.next(type, ocidRegion(region.name));
  }

  #backupId(volume: VolumeHandle, region: RegionContents): string {
    return this.#regional(volume.kind === "boot" ? "bootvolumebackup" : "volumebackup", region);
  }

  #addBackup(
    volume: VolumeHandle,
    region: RegionContents,
    record: BackupHandle["record"],
  ): BackupHandle {
    (volume.kind === "boot" ? region.bootVolumeBackups : region.volumeBackups).add(record);
    return { region: region.name, id: record.id, volume, record };
  }

  #domain(region: RegionContents, number = 1): string {
    const name = region.availabilityDomains[number - 1];
    if (name === undefined) {
      throw new Error(`Region ${region.name} has no availability domain ${number}.`);
    }
    return name;
  }
}
