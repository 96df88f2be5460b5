import type { Cloud, RegionCloud } from "../oci/cloud.js";
import { OciFailure } from "../oci/failure.js";
import type { Discovery, ScopeSettings } from "../settings/settings.js";
import { readCompartmentTree, type CompartmentTree } from "./compartment-tree.js";
import { InventoryBuilder } from "./inventory-builder.js";
import type { AuditedCompartment, Inventory } from "./inventory.js";
import { isGone } from "./lifecycle.js";
import { unreadListing, type ListingTask } from "./listing-task.js";
import { PendingWork } from "./pending-work.js";
import { readUnseen, type WholeAudit } from "./probes.js";
import { readAll, readRegion, type Reading } from "./read-region.js";
import { chooseRegions, type RegionChoice } from "./region-choice.js";
import { selectScope, type Scope } from "./scope.js";
import { findWhereabouts, type Whereabouts } from "./whereabouts.js";

/** What is to be read: known before the first volume is. */
export interface Plan {
  readonly tree: CompartmentTree;
  readonly scope: Scope;
  readonly regions: RegionChoice;
  readonly whole: WholeAudit;
}

/** What a person who waits wants to know. */
export interface CollectionObserver {
  /** `done` of `total` listings are read, over all regions. */
  onProgress(done: number, total: number): void;
  /** The index of a region gave no answer, so every compartment of it is listed. */
  onSearchFailed(region: string, failure: OciFailure): void;
  onRegion(region: string, compartments: readonly CompartmentCounts[]): void;
}

export interface CompartmentCounts {
  readonly path: string;
  readonly volumes: number;
  readonly unreadListings: number;
}

/** Learns the compartments and regions. Throws `OciFailure` or `ScopeError`: nothing can be audited. */
export async function planCollection(cloud: Cloud, settings: ScopeSettings): Promise<Plan> {
  const regions = await chooseRegions(cloud, settings.regions);
  const tree = await readCompartmentTree(cloud, settings.rootCompartment);
  const scope = selectScope(tree, settings);
  const pairs = (scope.audited.length + scope.beyond.length) * regions.regions.length;
  return { tree, scope, regions, whole: { regions: regions.regions, pairs } };
}

/** True when no compartment that may hold volumes was narrowed away. */
export function isWholeTenancy({ scope }: Plan): boolean {
  return scope.beyond.every(({ lifecycleState }) => lifecycleState !== "ACTIVE");
}

export interface CollectOptions {
  /** Listings under way a region. */
  readonly concurrency: number;
  readonly discovery: Discovery;
  /** The instant that everything is judged at, in milliseconds since the epoch. */
  readonly now: number;
  readonly cancellation: AbortSignal;
  readonly observer: CollectionObserver;
}

/**
 * Reads everything that the plan asks for. A listing that fails becomes data in `Inventory.unread`;
 * the others go on. When `cancellation` fires, what was read so far is returned at once, and every
 * listing that was not read to its end is unread.
 */
export async function collectInventory(
  cloud: Cloud,
  plan: Plan,
  { concurrency, discovery, now, cancellation, observer }: CollectOptions,
): Promise<Inventory> {
  const { scope } = plan;
  const into = new InventoryBuilder();
  const tenancy = { id: cloud.tenancyId, name: plan.tree.byId.get(cloud.tenancyId)?.name ?? "" };
  const work = new PendingWork((done, total) => {
    observer.onProgress(done, total);
  });
  const reading: Reading = { scope, tenancy, into, work, concurrency };
  if (plan.regions.failure !== null) {
    const where = { region: cloud.startRegion, compartment: tenancy };
    into.addUnread(
      unreadListing({ ...where, operation: "ListRegionSubscriptions" }, plan.regions.failure),
    );
  }
  const regions = plan.regions.regions.map((name) => cloud.region(name));
  const isSearched =
    discovery === "auto" ? plan.whole.pairs > LISTED_PAIRS : discovery === "search";
  const searches = regions.map((region) =>
    isSearched ? search(reading, region, observer) : Promise.resolve(null),
  );
  const everything = regions.map(async (region, index) => {
    const readAsFound = async () => {
      await readRegion(reading, region, (await searches[index]) ?? null);
    };
    const probe = async () => {
      if (isSearched) await readUnseen(reading, region, plan.whole, searches, index, now);
    };
    await Promise.all([readAsFound(), probe()]);
    observer.onRegion(region.region, countsOf(region.region, scope.audited, into));
  });
  const interruption = await interruptionOf(Promise.all(everything), cancellation);
  if (interruption !== null) for (const listing of work.unread()) into.addUnread(listing);
  return into.build({
    tenancyId: cloud.tenancyId,
    homeRegion: plan.regions.homeRegion,
    regions: plan.regions.regions,
    compartments: scope.audited,
    interruption,
  });
}

/** Up to so many pairs of compartment and region, listing costs less than a search may miss. */
const LISTED_PAIRS = 100;

/** Where to look in a region; null when the index may not or cannot be asked, and all is listed. */
async function search(
  reading: Reading,
  region: RegionCloud,
  observer: CollectionObserver,
): Promise<Whereabouts | null> {
  let found: Whereabouts | null = null;
  const task: ListingTask = {
    operation: "SearchResources",
    region: region.region,
    compartment: reading.tenancy,
    isBeyondScope: false,
    read: async () => {
      try {
        found = await findWhereabouts(region, reading.scope);
      } catch (error) {
        if (!(error instanceof OciFailure) || error.code === "Cancelled") throw error;
        reading.into.searchFailures.push({ region: region.region, reason: error.message });
        observer.onSearchFailed(region.region, error);
      }
    },
  };
  await readAll(reading, [task]);
  return found;
}

/**
 * Waits for the work, or for the signal, whose reason is then the answer. A fault of the program
 * interrupts as a signal does: what was read is still worth a report.
 */
async function interruptionOf(work: Promise<unknown>, signal: AbortSignal): Promise<string | null> {
  const cancelled = new Promise<string>((resolve) => {
    const onAbort = () => {
      resolve(String(signal.reason));
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
  });
  const done = work.then(
    () => null,
    (error: unknown) =>
      `The run was ended by a fault of the program (${String(error)}); please report it.`,
  );
  return await Promise.race([cancelled, done]);
}

function countsOf(
  region: string,
  compartments: readonly AuditedCompartment[],
  into: InventoryBuilder,
): readonly CompartmentCounts[] {
  const volumes = tally(
    into.volumes.filter((volume) => volume.region === region && !isGone(volume)),
  );
  const unread = tally(into.unread.filter((listing) => listing.region === region));
  return compartments.map(({ id, path }) => ({
    path,
    volumes: volumes.get(id) ?? 0,
    unreadListings: unread.get(id) ?? 0,
  }));
}

function tally(items: readonly { readonly compartmentId: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { compartmentId } of items) {
    counts.set(compartmentId, (counts.get(compartmentId) ?? 0) + 1);
  }
  return counts;
}
