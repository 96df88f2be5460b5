import { unknownRegion } from "./failure.js";
import type { ObjectStore } from "./object-store.js";
import type {
  Attachment,
  Backup,
  BackupPolicy,
  Compartment,
  FoundResource,
  IamPolicy,
  Instance,
  PolicyAssignment,
  RegionSubscription,
  Replica,
  Volume,
  VolumeGroup,
  VolumeKind,
} from "./resources.js";
import { RegionNames, stayInRealm, type RegionOfOcid } from "./region-names.js";
import { BlockStorage } from "./services/block-storage.js";
import { Compute } from "./services/compute.js";
import { Identity } from "./services/identity.js";
import type { PostMetrics } from "./services/monitoring.js";
import type { PublishMessage } from "./services/notifications.js";
import { ResourceSearch } from "./services/resource-search.js";
import { SdkObjectStore } from "./services/object-storage.js";
import type { ListedPages } from "./services/paging.js";
import { Transport, type ApiUsage, type TransportOptions } from "./transport/transport.js";
import type { SignedIn } from "./sign-in/sign-in.js";

/** One region of the tenancy, as the inventory reads it. Every method fails with `OciFailure`. */
export interface RegionCloud {
  readonly region: string;
  availabilityDomains(): Promise<readonly string[]>;
  volumes(compartmentId: string): ListedPages<Volume>;
  bootVolumes(compartmentId: string): ListedPages<Volume>;
  bootVolumesIn(compartmentId: string, domain: string): ListedPages<Volume>;
  /** Whether boot volumes were listed only in the domains that the service names. */
  bootVolumesNeedDomain(): boolean;
  volume(kind: VolumeKind, volumeId: string): Promise<Volume>;
  volumeBackups(compartmentId: string): ListedPages<Backup>;
  bootVolumeBackups(compartmentId: string): ListedPages<Backup>;
  volumeGroups(compartmentId: string): ListedPages<VolumeGroup>;
  volumeAttachments(compartmentId: string): ListedPages<Attachment>;
  bootVolumeAttachments(compartmentId: string, domain: string): ListedPages<Attachment>;
  instances(compartmentId: string): ListedPages<Instance>;
  instance(instanceId: string): Promise<Instance>;
  /** The lifecycle state of a volume group. */
  volumeGroupState(groupId: string): Promise<string>;
  /** null: the service's answer that no policy is assigned. */
  policyAssignment(assetId: string): Promise<PolicyAssignment | null>;
  backupPolicy(policyId: string): Promise<BackupPolicy>;
  replica(kind: VolumeKind, replicaId: string): Promise<Replica>;
  /** What Resource Search finds; the index may lag. */
  find(query: string): ListedPages<FoundResource>;
}

/** The tenancy: what the audit may ask of OCI, and nothing more. */
export interface Cloud {
  readonly tenancyId: string;
  readonly startRegion: string;
  regionSubscriptions(): Promise<readonly RegionSubscription[]>;
  /** The full name of a region by its name or key; null for a key that nobody translates. */
  regionNamed(text: string): Promise<string | null>;
  regionOf(ocid: string): Promise<RegionOfOcid>;
  compartmentsBelowTenancy(): ListedPages<Compartment>;
  childCompartments(compartmentId: string): ListedPages<Compartment>;
  compartment(compartmentId: string): Promise<Compartment>;
  /** The IAM policies that are attached to the compartment itself. */
  iamPolicies(compartmentId: string): ListedPages<IamPolicy>;
  /** null when the tenancy's name may not be read. */
  tenancyName(): Promise<string | null>;
  region(name: string): RegionCloud;
  objectStore(region: string): ObjectStore;
}

export interface ConnectOptions extends Omit<TransportOptions, "identity" | "writes"> {
  readonly objectPrefix: string;
  /** Whether metrics may be posted; not when absent. */
  readonly metrics?: boolean;
  /** This machine's wall clock, in milliseconds since the epoch; `Date.now` when absent. */
  readonly now?: () => number;
  /** OCID of the topic that a message may be published to; null or absent: none. */
  readonly topicId?: string | null;
}

export interface Connection {
  readonly cloud: Cloud;
  /** Counts as they stand at the time of reading. */
  readonly usage: Readonly<ApiUsage>;
  /** Posts to OCI Monitoring in the start region. */
  readonly postMetrics: PostMetrics;
  /** Publishes to Notifications, in the region that the topic's OCID names. */
  readonly publishMessage: PublishMessage;
  /** OCI's own time, in milliseconds since the epoch, to about a second; null before any answer. */
  readonly serverNow: () => number | null;
}

/** Opens the way to OCI for a signed-in identity. Makes no call by itself. Throws `SignInError`. */
export function connect(signedIn: SignedIn, options: ConnectOptions): Connection {
  const { region: startRegion, tenancyId } = signedIn;
  stayInRealm(startRegion, tenancyId);
  const { objectPrefix, metrics = false, topicId = null, now = Date.now, ...limits } = options;
  const { identity } = signedIn;
  const writes = { objectPrefix, metrics, topicId };
  const transport = new Transport({ ...limits, identity, writes });
  const serverTime = () => transport.serverNow() ?? now();
  const cloud = sdkCloud(tenancyId, startRegion, transport, serverTime);
  return {
    cloud,
    usage: transport.usage,
    // Imported when called: most runs post and publish nothing.
    postMetrics: async (batch) => {
      const { Monitoring } = await import("./services/monitoring.js");
      const client = transport.clientFor("monitoring", startRegion);
      return await new Monitoring(startRegion, client).post(batch);
    },
    publishMessage: async (message) => {
      const { Notifications } = await import("./services/notifications.js");
      const place = await cloud.regionOf(message.topicId);
      if (place.kind === "unknown") {
        throw unknownRegion("PublishMessage", place.key);
      }
      const region = place.kind === "named" ? place.region : startRegion;
      await new Notifications(region, transport.clientFor("notification", region)).publish(message);
    },
    serverNow: () => transport.serverNow(),
  };
}

function sdkCloud(
  tenancyId: string,
  startRegion: string,
  transport: Transport,
  now: () => number,
): Cloud {
  const identityOf = (region: string) =>
    new Identity(region, transport.clientFor("identity", region));
  const identity = identityOf(startRegion);
  const names = new RegionNames(() => identity.regionSubscriptions(tenancyId));
  const regions = new Map<string, RegionCloud>();
  const region = (name: string) => {
    let known = regions.get(name);
    if (known === undefined) {
      const ofRegion = name === startRegion ? identity : identityOf(name);
      known = sdkRegion(name, tenancyId, ofRegion, transport, now);
      regions.set(name, known);
    }
    return known;
  };
  return {
    tenancyId,
    startRegion,
    regionSubscriptions: () => names.subscriptions(),
    regionNamed: (text) => names.named(text),
    regionOf: (ocid) => names.ofOcid(ocid),
    compartmentsBelowTenancy: () => identity.compartmentsBelowTenancy(tenancyId),
    childCompartments: (id) => identity.childCompartments(id),
    compartment: (id) => identity.compartment(id),
    iamPolicies: (id) => identity.policies(id),
    tenancyName: () => identity.tenancyName(tenancyId),
    region,
    objectStore: (name) => new SdkObjectStore(name, transport.clientFor("objectstorage", name)),
  };
}

function sdkRegion(
  region: string,
  tenancyId: string,
  identity: Identity,
  transport: Transport,
  now: () => number,
): RegionCloud {
  let domains: Promise<readonly string[]> | undefined;
  const availabilityDomains = () => (domains ??= identity.availabilityDomains(tenancyId));
  const core = transport.clientFor("core", region);
  const blockStorage = new BlockStorage(region, core, availabilityDomains, now);
  const compute = new Compute(region, core);
  const search = new ResourceSearch(region, transport.clientFor("search", region));
  return {
    region,
    availabilityDomains,
    volumes: (id) => blockStorage.volumes(id),
    bootVolumes: (id) => blockStorage.bootVolumes(id),
    bootVolumesIn: (id, domain) => blockStorage.bootVolumesIn(id, domain),
    bootVolumesNeedDomain: () => blockStorage.bootVolumesNeedDomain,
    volume: (kind, id) => blockStorage.volume(kind, id),
    volumeBackups: (id) => blockStorage.volumeBackups(id),
    bootVolumeBackups: (id) => blockStorage.bootVolumeBackups(id),
    volumeGroups: (id) => blockStorage.volumeGroups(id),
    volumeAttachments: (id) => compute.volumeAttachments(id),
    bootVolumeAttachments: (id, domain) => compute.bootVolumeAttachments(id, domain),
    instances: (id) => compute.instances(id),
    instance: (id) => compute.instance(id),
    volumeGroupState: (id) => blockStorage.volumeGroupState(id),
    policyAssignment: (id) => blockStorage.policyAssignment(id),
    backupPolicy: (id) => blockStorage.backupPolicy(id),
    replica: (kind, id) => blockStorage.replica(kind, id),
    find: (query) => search.find(query),
  };
}
