import pMap from "p-map";

import { OciFailure } from "../oci/failure.js";
import type { AskedListings } from "./asked-listings.js";
import type { InventoryBuilder } from "./inventory-builder.js";
import { isSurelyEmpty } from "./lifecycle.js";
import { unreadListing, type ListingTask } from "./listing-task.js";
import type { PendingWork } from "./pending-work.js";
import type { Scope } from "./scope.js";

/** What the reading of all regions shares. */
export interface Reading {
  readonly scope: Scope;
  readonly tenancy: { readonly id: string; readonly name: string };
  readonly into: InventoryBuilder;
  readonly asked: AskedListings;
  readonly work: PendingWork;
  /** Listings under way a region. */
  readonly concurrency: number;
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
    else if (!isSurelyEmpty({ lifecycleState: "", ...task.compartment })) {
      into.tolerated.push(unreadListing(task, error));
    }
  }
  work.done(task);
}
