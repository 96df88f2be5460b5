import pMap from "p-map";

import type { RegionCloud } from "../oci/cloud.js";
import { OciFailure } from "../oci/failure.js";
import type { InventoryBuilder } from "./inventory-builder.js";
import { bootAttachmentTasks, tasksFor, unreadListing, type ListingTask } from "./listing-task.js";
import type { PendingWork } from "./pending-work.js";
import type { Scope } from "./scope.js";
import type { Whereabouts } from "./whereabouts.js";

/** What the reading of all regions shares. */
export interface Reading {
  readonly scope: Scope;
  readonly tenancy: { readonly id: string; readonly name: string };
  readonly into: InventoryBuilder;
  readonly work: PendingWork;
  /** Listings under way a region. */
  readonly concurrency: number;
}

/** Reads one region: everything in the scope, or what `where` says is worth it. Never throws. */
export async function readRegion(
  reading: Reading,
  region: RegionCloud,
  where: Whereabouts | null,
): Promise<void> {
  const { scope, into } = reading;
  if (where !== null) into.addInstances(where.instances);
  const listings = readAll(reading, [
    ...scope.audited.flatMap((each) => tasksFor(region, each, false, where, into)),
    ...scope.beyond.flatMap((each) => tasksFor(region, each, true, where, into)),
  ]);
  const bootAttachments =
    where === null
      ? readDomains(reading, region).then((domains) =>
          readBootAttachments(reading, region, () => domains),
        )
      : readBootAttachments(reading, region, (id) =>
          !where.hasBootVolumes ? [] : (where.instanceDomains.get(id) ?? []),
        );
  await Promise.all([listings, bootAttachments]);
  await nameInstances(reading, region);
}

/** Reads listings side by side; one that fails becomes data, and the others go on. */
export async function readAll(reading: Reading, tasks: readonly ListingTask[]): Promise<void> {
  const { work, concurrency } = reading;
  work.add(tasks);
  await pMap(tasks, (task) => readListing(reading, task), { concurrency });
}

async function readListing({ into, work }: Reading, task: ListingTask): Promise<void> {
  try {
    await task.read();
  } catch (error) {
    // What a cancellation breaks off stays pending, and is told of there.
    if (error instanceof OciFailure && error.code === "Cancelled") return;
    const isTolerated = task.isBeyondScope && error instanceof OciFailure && error.isDenied;
    if (!isTolerated) into.addUnread(unreadListing(task, error));
  }
  work.done(task);
}

/** The region's availability domains; without them boot volume attachments cannot be listed. */
async function readDomains(reading: Reading, region: RegionCloud): Promise<readonly string[]> {
  const domains: string[] = [];
  const task: ListingTask = {
    operation: "ListAvailabilityDomains",
    region: region.region,
    compartment: reading.tenancy,
    isBeyondScope: false,
    read: async () => {
      domains.push(...(await region.availabilityDomains()));
    },
  };
  await readAll(reading, [task]);
  return domains;
}

async function readBootAttachments(
  reading: Reading,
  region: RegionCloud,
  domainsOf: (compartmentId: string) => Iterable<string>,
): Promise<void> {
  const { scope, into } = reading;
  await readAll(reading, [
    ...scope.audited.flatMap((each) =>
      bootAttachmentTasks(region, each, false, domainsOf(each.id), into),
    ),
    ...scope.beyond.flatMap((each) =>
      bootAttachmentTasks(region, each, true, domainsOf(each.id), into),
    ),
  ]);
}

/**
 * An instance outside every compartment that was listed may still be read by its OCID. One that may
 * not keeps its OCID and has no name; that is no gap in the audit.
 */
async function nameInstances(
  { into, scope, concurrency }: Reading,
  region: RegionCloud,
): Promise<void> {
  const read = async (id: string) => {
    try {
      into.addInstances([await region.instance(id)]);
    } catch (error) {
      if (!(error instanceof OciFailure)) throw error;
    }
  };
  await pMap(into.unnamedInstances(region.region, scope.elsewhere.size > 0), read, { concurrency });
}
