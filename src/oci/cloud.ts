import type { Dispatcher } from "undici";

import type { ObjectStore } from "./object-store.js";
import type {
  Attachment,
  Backup,
  Compartment,
  Instance,
  RegionSubscription,
  Volume,
  VolumeGroup,
} from "./resources.js";
import { canonicalRegion, stayInRealm } from "./region-names.js";
import { BlockStorage } from "./services/block-storage.js";
import { Compute } from "./services/compute.js";
import { Identity } from "./services/identity.js";
import { SdkObjectStore } from "./services/object-storage.js";
import type { Listing } from "./services/paging.js";
import { connectionPool } from "./transport/connection-pool.js";
import { Transport, type ApiUsage } from "./transport/transport.js";
import type { SignedIn } from "./sign-in/sign-in.js";

/** One region of the tenancy, as the inventory reads it. Every method fails with `OciFailure`. */
export interface RegionCloud {
  readonly region: string;
  availabilityDomains(): Promise<readonly string[]>;
  volumes(compartmentId: string): Listing<Volume>;
  bootVolumes(compartmentId: string): Listing<Volume>;
  volumeBackups(compartmentId: string): Listing<Backup>;
  bootVolumeBackups(compartmentId: string): Listing<Backup>;
  volumeGroups(compartmentId: string): Listing<VolumeGroup>;
  volumeAttachments(compartmentId: string): Listing<Attachment>;
  bootVolumeAttachments(compartmentId: string, domain: string): Listing<Attachment>;
  instances(compartmentId: string): Listing<Instance>;
  instance(instanceId: string): Promise<Instance>;
}

/** The tenancy: what the audit may ask of OCI, and nothing more. */
export interface Cloud {
  readonly tenancyId: string;
  readonly startRegion: string;
  regionSubscriptions(): Promise<readonly RegionSubscription[]>;
  compartmentsBelowTenancy(): Listing<Compartment>;
  childCompartments(compartmentId: string): Listing<Compartment>;
  compartment(compartmentId: string): Promise<Compartment>;
  /** null when the tenancy's name may not be read. */
  tenancyName(): Promise<string | null>;
  region(name: string): RegionCloud;
  objectStore(region: string): ObjectStore;
}

export interface ConnectOptions {
  readonly concurrency: number;
  readonly requestTimeoutMs: number;
  readonly objectPrefix: string;
  readonly userAgent: string;
  readonly cancellation: AbortSignal;
  /** For the standard proxy variables. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Connection {
  readonly cloud: Cloud;
  /** Counts as they stand at the time of reading. */
  readonly usage: Readonly<ApiUsage>;
  close(): Promise<void>;
}

/** Opens the way to OCI for a signed-in identity. Makes no call by itself. */
export function connect(signedIn: SignedIn, options: ConnectOptions): Connection {
  const startRegion = canonicalRegion(signedIn.region);
  stayInRealm(startRegion);
  const pool: Dispatcher = connectionPool({
    connectionsPerHost: options.concurrency,
    connectTimeoutMs: options.requestTimeoutMs,
    env: options.env,
  });
  const transport = new Transport({
    identity: signedIn.identity,
    pool,
    writes: { objectPrefix: options.objectPrefix },
    concurrency: options.concurrency,
    requestTimeoutMs: options.requestTimeoutMs,
    cancellation: options.cancellation,
    userAgent: options.userAgent,
  });
  return {
    cloud: sdkCloud(signedIn.tenancyId, startRegion, transport),
    usage: transport.usage,
    close: () => pool.destroy(),
  };
}

function sdkCloud(tenancyId: string, startRegion: string, transport: Transport): Cloud {
  const identityOf = (region: string) =>
    new Identity(region, transport.clientFor("identity", region));
  const identity = identityOf(startRegion);
  return {
    tenancyId,
    startRegion,
    regionSubscriptions: () => identity.regionSubscriptions(tenancyId),
    compartmentsBelowTenancy: () => identity.compartmentsBelowTenancy(tenancyId),
    childCompartments: (id) => identity.childCompartments(id),
    compartment: (id) => identity.compartment(id),
    tenancyName: () => identity.tenancyName(tenancyId),
    region: (name) =>
      sdkRegion(name, tenancyId, name === startRegion ? identity : identityOf(name), transport),
    objectStore: (name) => new SdkObjectStore(name, transport.clientFor("objectstorage", name)),
  };
}

function sdkRegion(
  region: string,
  tenancyId: string,
  identity: Identity,
  transport: Transport,
): RegionCloud {
  let domains: Promise<readonly string[]> | undefined;
  const availabilityDomains = () => (domains ??= identity.availabilityDomains(tenancyId));
  const core = transport.clientFor("core", region);
  const blockStorage = new BlockStorage(region, core, availabilityDomains);
  const compute = new Compute(region, core);
  return {
    region,
    availabilityDomains,
    volumes: (id) => blockStorage.volumes(id),
    bootVolumes: (id) => blockStorage.bootVolumes(id),
    volumeBackups: (id) => blockStorage.volumeBackups(id),
    bootVolumeBackups: (id) => blockStorage.bootVolumeBackups(id),
    volumeGroups: (id) => blockStorage.volumeGroups(id),
    volumeAttachments: (id) => compute.volumeAttachments(id),
    bootVolumeAttachments: (id, domain) => compute.bootVolumeAttachments(id, domain),
    instances: (id) => compute.instances(id),
    instance: (id) => compute.instance(id),
  };
}
