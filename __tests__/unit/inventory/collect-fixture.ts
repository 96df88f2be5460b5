import {
  collectInventory,
  planCollection,
  type CompartmentCounts,
} from "../../../src/inventory/collect.js";
import type { Attachment, Backup, Volume } from "../../../src/inventory/inventory.js";
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
  volumeId,
  instanceId,
  compartmentId: "prod",
  lifecycleState: "ATTACHED",
  ...over,
});

export const instance = (id: string) => ({ id, name: `${id}-name`, compartmentId: "elsewhere" });

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
  } = {},
) {
  const subscriptions = Object.keys(regions).map((region) => ({
    region,
    key: null,
    isHome: region === HOME,
    isReady: true,
  }));
  const { cloud, asked } = fakeCloud({ subscriptions, below: BELOW, regions, ...options.world });
  const plan = await planCollection(cloud, {
    regions: "all",
    rootCompartment: options.root ?? null,
    includeSubcompartments: true,
    excludeCompartments: [],
  });
  const told: Told = { progress: [], regions: [], searchFailures: [] };
  const inventory = await collectInventory(cloud, plan, {
    concurrency: 4,
    now: Date.now(),
    discovery: options.discovery ?? "list",
    cancellation: options.cancellation ?? new AbortController().signal,
    observer: {
      onProgress: (done, total) => told.progress.push([done, total]),
      onSearchFailed: (region, { message }) => told.searchFailures.push([region, message]),
      onRegion: (region, counts) => told.regions.push([region, counts]),
    },
  });
  return { inventory, told, asked };
}
