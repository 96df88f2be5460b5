import type { Cloud } from "../oci/cloud.js";
import type { Discovery, ScopeSettings } from "../settings/settings.js";
import { readCompartmentTree, type CompartmentTree } from "./compartment-tree.js";
import { AskedListings } from "./asked-listings.js";
import { InventoryBuilder } from "./inventory-builder.js";
import type { AuditedCompartment, Inventory, RegionDiscovery, VolumeKind } from "./inventory.js";
import { DeletedCompartments } from "./deleted-compartments.js";
import { isGone, isSurelyEmpty } from "./lifecycle.js";
import { listRegion } from "./list-region.js";
import { unreadListing } from "./listing-task.js";
import { lookUpMoved } from "./moved-volumes.js";
import { nameInstances } from "./name-instances.js";
import { PendingWork } from "./pending-work.js";
import type { Reading } from "./read-listings.js";
import { RegionReader } from "./region-reader.js";
import { chooseRegions, type RegionChoice } from "./region-choice.js";
import { selectScope, type Scope } from "./scope.js";
import { readBySearch, startSearch, type WholeAudit } from "./search-region.js";
import { listRestOfAttachments, unaskedListings } from "./unasked-listings.js";

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
  /** The index of a region gave no answer that can be relied on, so every compartment is listed. */
  onSearchFailed(region: string, reason: string): void;
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

/** True when volumes are asked for in every compartment that may hold some, even one out of use. */
export function isWholeTenancy({ scope }: Pick<Plan, "scope">): boolean {
  return scope.beyond.every(isSurelyEmpty);
}

export interface CollectOptions {
  /** Listings under way a region. */
  readonly concurrency: number;
  readonly discovery: Discovery;
  /** Where something hangs on attachments that are not known; null where nothing can. */
  readonly attachmentsInQuestion:
    | ((inventory: Inventory) => readonly { readonly kind: VolumeKind; readonly region: string }[])
    | null;
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
  options: CollectOptions,
): Promise<Inventory> {
  const { scope } = plan;
  const into = new InventoryBuilder();
  const tenancy = { id: cloud.tenancyId, name: plan.tree.byId.get(cloud.tenancyId)?.name ?? "" };
  const work = new PendingWork((done, total) => {
    options.observer.onProgress(done, total);
  });
  const { concurrency } = options;
  const reading: Reading = { scope, tenancy, into, work, concurrency, asked: new AskedListings() };
  const where = { region: cloud.startRegion, compartment: tenancy };
  if (plan.regions.failure !== null) {
    into.addUnread(
      unreadListing({ ...where, operation: "ListRegionSubscriptions" }, plan.regions.failure),
    );
  }
  if (plan.tree.failure !== null) {
    into.tolerated.push(
      unreadListing({ ...where, operation: "ListCompartments" }, plan.tree.failure),
    );
  }
  for (const { compartment, failure } of plan.tree.closed) {
    const gap = { region: cloud.startRegion, compartment, operation: "ListCompartments" } as const;
    const isAudited = scope.audited.some(({ id }) => id === compartment.id);
    if (isAudited) into.addUnread(unreadListing(gap, failure));
    else into.tolerated.push(unreadListing(gap, failure));
  }
  const deleted = new DeletedCompartments(cloud, reading);
  const readers = plan.regions.regions.map((name) => new RegionReader(cloud.region(name), reading));
  const facts = () => ({
    tenancyId: cloud.tenancyId,
    homeRegion: plan.regions.homeRegion,
    regions: plan.regions.regions,
    compartments: scope.audited.filter(({ id }) => !deleted.has(id)),
    interruption: null,
    unasked: readers.flatMap(unaskedListings),
  });
  const everything = async () => {
    const discovery = await readRegions(reading, readers, plan.whole, options);
    await deleted.findAmongGaps();
    const questions = options.attachmentsInQuestion?.(into.snapshot(facts())) ?? [];
    await Promise.all(
      readers.map(async (reader, index) => {
        const own = questions.filter(({ region }) => region === reader.region);
        await Promise.all(own.map(({ kind }) => listRestOfAttachments(reader, kind)));
        if (own.length > 0) await nameInstances(reader);
        const by = discovery[index] ?? "list";
        const isListed = by !== "search" || own.length > 0;
        const way = by === "list" || !isListed ? by : "search, then list";
        into.discovery.push({ region: reader.region, by: way });
      }),
    );
    // Those that were met by listing the rest of the attachments.
    if (questions.length > 0) await deleted.findAmongGaps();
  };
  const interruption = await interruptionOf(everything(), options.cancellation);
  if (interruption !== null) for (const listing of work.unread()) into.addUnread(listing);
  return into.build({ ...facts(), interruption });
}

/** Up to so many pairs of compartment and region, listing costs less than a search may miss. */
const LISTED_PAIRS = 100;

/** Reads all regions side by side; the answer is how each was planned, in their order. */
async function readRegions(
  { scope, into }: Reading,
  readers: readonly RegionReader[],
  whole: WholeAudit,
  { discovery, now, observer }: CollectOptions,
): Promise<readonly RegionDiscovery["by"][]> {
  const isSearched = discovery === "auto" ? whole.pairs > LISTED_PAIRS : discovery === "search";
  const onUnreliable = (region: string, reason: string) => {
    into.searchFailures.push({ region, reason });
    observer.onSearchFailed(region, reason);
  };
  const searches = isSearched ? readers.map((reader) => startSearch(reader, onUnreliable)) : [];
  return await Promise.all(
    readers.map(async (reader, index) => {
      const search = searches[index];
      let by: RegionDiscovery["by"] = "list";
      if (search !== undefined) {
        by = await readBySearch(search, whole, searches, now, onUnreliable);
      } else {
        await listRegion(reader);
        await lookUpMoved(reader);
      }
      await nameInstances(reader);
      observer.onRegion(reader.region, countsOf(reader.region, scope.audited, into));
      return by;
    }),
  );
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
