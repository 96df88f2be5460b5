import type { RegionCloud } from "../oci/cloud.js";
import { OciFailure } from "../oci/failure.js";
import type { AuditedCompartment, UnreadListing } from "./inventory.js";
import type { InventoryBuilder } from "./inventory-builder.js";
import type { Whereabouts } from "./whereabouts.js";

/** One listing of one compartment in one region, to be read to its end. */
export interface ListingTask {
  readonly operation: string;
  readonly region: string;
  readonly compartment: { readonly id: string; readonly name: string };
  /** Outside the scope a denial is no gap: backups are looked for wherever the caller may look. */
  readonly isBeyondScope: boolean;
  read(): Promise<void>;
}

/**
 * The listings that one compartment needs, but for its boot volume attachments. `where` leaves out
 * what cannot matter; without it everything is listed.
 */
export function tasksFor(
  cloud: RegionCloud,
  compartment: AuditedCompartment,
  isBeyondScope: boolean,
  where: Whereabouts | null,
  into: InventoryBuilder,
): readonly ListingTask[] {
  const { id } = compartment;
  const task = taskMaker(cloud.region, compartment, isBeyondScope);
  const isWanted = (compartments: (found: Whereabouts) => ReadonlySet<string>) =>
    where === null || compartments(where).has(id);
  const tasks: ListingTask[] = [];
  if (!isBeyondScope) {
    if (isWanted((found) => found.volumes)) {
      tasks.push(task("ListVolumes", () => cloud.volumes(id), into.addVolumes));
    }
    if (isWanted((found) => found.bootVolumes)) {
      tasks.push(task("ListBootVolumes", () => cloud.bootVolumes(id), into.addVolumes));
    }
    if (isWanted((found) => found.volumeGroups)) {
      tasks.push(task("ListVolumeGroups", () => cloud.volumeGroups(id), into.addVolumeGroups));
    }
  }
  if (isWanted((found) => found.volumeBackups)) {
    tasks.push(task("ListVolumeBackups", () => cloud.volumeBackups(id), into.addBackups));
  }
  if (isWanted((found) => found.bootVolumeBackups)) {
    tasks.push(task("ListBootVolumeBackups", () => cloud.bootVolumeBackups(id), into.addBackups));
  }
  if (isWanted((found) => found.volumeAttachments)) {
    tasks.push(
      task("ListVolumeAttachments", () => cloud.volumeAttachments(id), into.addAttachments),
    );
  }
  // The index names the instances; only without it are they listed.
  if (where === null) {
    tasks.push(task("ListInstances", () => cloud.instances(id), into.addInstances));
  }
  return tasks;
}

/** OCI lists boot volume attachments only for one availability domain at a time. */
export function bootAttachmentTasks(
  cloud: RegionCloud,
  compartment: AuditedCompartment,
  isBeyondScope: boolean,
  domains: Iterable<string>,
  into: InventoryBuilder,
): readonly ListingTask[] {
  const task = taskMaker(cloud.region, compartment, isBeyondScope);
  return [...domains].map((domain) =>
    task(
      "ListBootVolumeAttachments",
      () => cloud.bootVolumeAttachments(compartment.id, domain),
      into.addAttachments,
    ),
  );
}

function taskMaker(region: string, compartment: AuditedCompartment, isBeyondScope: boolean) {
  return <Item>(
    operation: string,
    pages: () => AsyncIterable<readonly Item[]>,
    keep: (page: readonly Item[]) => void,
  ): ListingTask => ({
    operation,
    region,
    compartment,
    isBeyondScope,
    read: async () => {
      for await (const page of pages()) keep(page);
    },
  });
}

/** What could not be read, as the report says it. An unforeseen error is a gap like any other. */
export function unreadListing(
  where: {
    readonly operation: string;
    readonly region: string;
    readonly compartment: { readonly id: string; readonly name: string };
  },
  error: unknown,
): UnreadListing {
  const failure = error instanceof OciFailure ? error : null;
  return {
    compartmentId: where.compartment.id,
    compartmentName: where.compartment.name,
    region: where.region,
    operation: where.operation,
    status: failure?.status ?? null,
    code: failure === null ? "UnexpectedAnswer" : failure.code,
    reason: error instanceof Error ? error.message : String(error),
    opcRequestId: failure?.opcRequestId ?? null,
  };
}
