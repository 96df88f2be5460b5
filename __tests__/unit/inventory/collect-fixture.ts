import {
  collectInventory,
  planCollection,
  type CollectOptions,
  type CompartmentCounts,
} from "../../../src/inventory/collect.js";
import type { Attachment, Backup, Instance, Volume } from "../../../src/inventory/inventory.js";
import type { FoundResource } from "../../../src/oci/resources.js";
import type { Discovery } from "../../../src/settings/settings.js";
import {
  compartment,
  fakeCloud,
  HOME,
  TENANCY,
  type RegionAnswers,
  type World,
} from "./fake-cloud.js";

export const FRANKFURT = "eu-frankfurt-1";
const BELOW = [
  [compartment("prod"), compartment("backups"), compartment("gone", TENANCY, "DELETED")],
];

export const volume = (id: string, over: Partial<Volume> = {}): Volume => ({
  kind: "BLOCK_VOLUME",
  id,
  name: id,
  compartmentId: "prod",
  region: HOME,
  availabilityDomain: "AD-1",
  lifecycleState: "AVAILABLE",
  sizeGb: 50,
  timeCreated: 0,
  volumeGroupId: null,
  kmsKeyId: null,
  freeformTags: {},
  definedTags: {},
  replicas: [],
  ...over,
});

export const backup = (
  id: string,
  volumeId: string | null,
  over: Partial<Backup> = {},
): Backup => ({
  kind: "BLOCK_VOLUME",
  id,
  volumeId,
  compartmentId: "prod",
  region: HOME,
  lifecycleState: "AVAILABLE",
  timeCreated: 0,
  timeRequestReceived: null,
  expirationTime: null,
  isScheduled: false,
  sizeGb: 1,
  uniqueGb: 1,
  kmsKeyId: null,
  copyOfId: null,
  protection: null,
  ...over,
});

export const attachment = (
  volumeId: string,
  instanceId: string,
  over: Partial<Attachment> = {},
) => ({
  kind: "BLOCK_VOLUME" as const,
  region: HOME,
  volumeId,
  instanceId,
  compartmentId: "prod",
  lifecycleState: "ATTACHED",
  isShareable: false,
  ...over,
});

export const instance = (id: string, over: Partial<Instance> = {}): Instance => ({
  id,
  name: `${id}-name`,
  compartmentId: "elsewhere",
  availabilityDomain: "AD-1",
  ...over,
});

/** A resource as the index shows it, in the state AVAILABLE. */
export const found = (
  type: string,
  id: string,
  compartmentId: string,
  over: Partial<FoundResource> = {},
): FoundResource => ({
  type,
  id,
  name: `${id}-name`,
  compartmentId,
  availabilityDomain: "AD-1",
  lifecycleState: "AVAILABLE",
  ...over,
});

interface Told {
  readonly progress: (readonly [number, number])[];
  readonly regions: (readonly [string, readonly CompartmentCounts[]])[];
  readonly searchFailures: (readonly [string, string])[];
}

/** Plans and collects from a fake tenancy, with every listing asked for unless said otherwise. */
export async function collect(
  regions: Readonly<Record<string, RegionAnswers>>,
  options: {
    root?: string;
    world?: World;
    cancellation?: AbortSignal;
    discovery?: Discovery;
    inQuestion?: CollectOptions["attachmentsInQuestion"];
    /** Compartments of another shard. */
    elsewhere?: readonly string[];
  } = {},
) {
  const subscriptions = Object.keys(regions).map((region) => ({
    region,
    key: null,
    isHome: region === HOME,
    isReady: true,
  }));
  const { cloud, asked } = fakeCloud({ subscriptions, below: BELOW, regions, ...options.world });
  const elsewhere = new Set(options.elsewhere);
  const whole = await planCollection(cloud, {
    regions: "all",
    rootCompartment: options.root ?? null,
    includeSubcompartments: true,
    excludeCompartments: [],
  });
  const audited = whole.scope.audited.filter(({ id }) => !elsewhere.has(id));
  const plan = { ...whole, scope: { ...whole.scope, audited, elsewhere } };
  const told: Told = { progress: [], regions: [], searchFailures: [] };
  const inventory = await collectInventory(cloud, plan, {
    concurrency: 4,
    now: Date.now(),
    discovery: options.discovery ?? "list",
    attachmentsInQuestion: options.inQuestion ?? (() => []),
    cancellation: options.cancellation ?? new AbortController().signal,
    observer: {
      onProgress: (done, total) => told.progress.push([done, total]),
      onSearchFailed: (region, reason) => told.searchFailures.push([region, reason]),
      onRegion: (region, counts) => told.regions.push([region, counts]),
    },
  });
  return { inventory, told, asked };
}
