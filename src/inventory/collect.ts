import pMap from "p-map";

import type { Cloud, RegionCloud } from "../oci/cloud.js";
import { OciFailure } from "../oci/failure.js";
import type { ScopeSettings } from "../settings/settings.js";
import { readCompartmentTree, type CompartmentTree } from "./compartment-tree.js";
import { InventoryBuilder } from "./inventory-builder.js";
import type { AuditedCompartment, Inventory } from "./inventory.js";
import { tasksFor, unreadListing, type ListingTask } from "./listing-task.js";
import { chooseRegions, type RegionChoice } from "./region-choice.js";
import { selectScope, type Scope } from "./scope.js";

/** What is to be read: known before the first volume is. */
export interface Plan {
  readonly tree: CompartmentTree;
  readonly scope: Scope;
  readonly regions: RegionChoice;
}

/** What a person who waits wants to know. */
export interface CollectionObserver {
  /** `done` of `total` listings are read, over all regions. */
  onProgress(done: number, total: number): void;
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
  return { tree, scope: selectScope(tree, settings), regions };
}

/**
 * Reads everything that the plan asks for, `concurrency` listings at a time in each region. A listing
 * that fails becomes data in `Inventory.unread`; the others go on.
 */
export async function collectInventory(
  cloud: Cloud,
  plan: Plan,
  concurrency: number,
  observer: CollectionObserver,
): Promise<Inventory> {
  const into = new InventoryBuilder();
  const tenancy = { id: cloud.tenancyId, name: plan.tree.byId.get(cloud.tenancyId)?.name ?? "" };
  if (plan.regions.failure !== null) {
    const where = { region: cloud.startRegion, compartment: tenancy };
    into.unread.push(
      unreadListing({ ...where, operation: "ListRegionSubscriptions" }, plan.regions.failure),
    );
  }
  const progress = new Progress(observer);
  await Promise.all(
    plan.regions.regions.map(async (name) => {
      const region = cloud.region(name);
      const domains = await readDomains(region, tenancy, into);
      const tasks = [
        ...plan.scope.audited.flatMap((each) => tasksFor(region, each, false, domains, into)),
        ...plan.scope.beyond.flatMap((each) => tasksFor(region, each, true, domains, into)),
      ];
      progress.expect(tasks.length);
      await pMap(tasks, (task) => readListing(task, into, progress), { concurrency });
      await nameInstances(region, into, concurrency);
      observer.onRegion(name, countsOf(name, plan.scope.audited, into));
    }),
  );
  return {
    tenancyId: cloud.tenancyId,
    homeRegion: plan.regions.homeRegion,
    regions: plan.regions.regions,
    compartments: plan.scope.audited,
    volumes: into.volumes,
    backups: into.backups,
    attachments: into.attachments,
    instances: into.instances,
    volumeGroups: into.volumeGroups,
    unread: into.unread,
  };
}

class Progress {
  #done = 0;
  #total = 0;
  readonly #observer: CollectionObserver;

  constructor(observer: CollectionObserver) {
    this.#observer = observer;
  }

  expect(more: number): void {
    this.#total += more;
  }

  step(): void {
    this.#done += 1;
    this.#observer.onProgress(this.#done, this.#total);
  }
}

async function readListing(
  task: ListingTask,
  into: InventoryBuilder,
  progress: Progress,
): Promise<void> {
  try {
    await task.read();
  } catch (error) {
    const isTolerated = task.isBeyondScope && error instanceof OciFailure && error.isDenied;
    if (!isTolerated) into.unread.push(unreadListing(task, error));
  }
  progress.step();
}

/** The region's availability domains; without them boot volume attachments cannot be listed. */
async function readDomains(
  region: RegionCloud,
  tenancy: { readonly id: string; readonly name: string },
  into: InventoryBuilder,
): Promise<readonly string[]> {
  try {
    return await region.availabilityDomains();
  } catch (error) {
    const where = { operation: "ListAvailabilityDomains", region: region.region };
    into.unread.push(unreadListing({ ...where, compartment: tenancy }, error));
    return [];
  }
}

/**
 * An instance outside every compartment that was listed may still be read by its OCID. One that may
 * not keeps its OCID and has no name; that is no gap in the audit.
 */
async function nameInstances(
  region: RegionCloud,
  into: InventoryBuilder,
  concurrency: number,
): Promise<void> {
  const unnamed = new Set<string>();
  const unlisted = new Set(
    into.unread
      .filter(({ operation, region: at }) => operation === "ListInstances" && at === region.region)
      .map(({ compartmentId }) => compartmentId),
  );
  const here = new Set(
    into.volumes.filter((volume) => volume.region === region.region).map(({ id }) => id),
  );
  for (const { volumeId, instanceId, compartmentId, lifecycleState } of into.attachments) {
    const isLive = lifecycleState === "ATTACHED" || lifecycleState === "ATTACHING";
    const isKnown = into.instances.has(instanceId) || unlisted.has(compartmentId);
    if (isLive && !isKnown && here.has(volumeId)) unnamed.add(instanceId);
  }
  const read = async (id: string) => {
    try {
      into.addInstances([await region.instance(id)]);
    } catch (error) {
      if (!(error instanceof OciFailure)) throw error;
    }
  };
  await pMap(unnamed, read, { concurrency });
}

function countsOf(
  region: string,
  compartments: readonly AuditedCompartment[],
  into: InventoryBuilder,
): readonly CompartmentCounts[] {
  const volumes = tally(into.volumes.filter((volume) => volume.region === region));
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
