import type { RegionCloud } from "../oci/cloud.js";
import { OciFailure } from "../oci/failure.js";
import type { AuditedCompartment, UnreadListing } from "./inventory.js";
import type { InventoryBuilder } from "./inventory-builder.js";

/** One listing of one compartment in one region, to be read to its end. */
export interface ListingTask {
  readonly operation: string;
  readonly region: string;
  readonly compartment: AuditedCompartment;
  /** Outside the scope a denial is no gap: backups are looked for wherever the caller may look. */
  readonly isBeyondScope: boolean;
  read(): Promise<void>;
}

type Pages<Item> = AsyncIterable<readonly Item[]>;

/** The listings that one compartment needs. Boot volume attachments are listed a domain at a time. */
export function tasksFor(
  cloud: RegionCloud,
  compartment: AuditedCompartment,
  isBeyondScope: boolean,
  domains: readonly string[],
  into: InventoryBuilder,
): readonly ListingTask[] {
  const { id } = compartment;
  const task = <Item>(
    operation: string,
    pages: () => Pages<Item>,
    keep: (page: readonly Item[]) => void,
  ): ListingTask => ({
    operation,
    region: cloud.region,
    compartment,
    isBeyondScope,
    read: async () => {
      for await (const page of pages()) keep(page);
    },
  });
  const volumes = isBeyondScope
    ? []
    : [
        task("ListVolumes", () => cloud.volumes(id), into.addVolumes),
        task("ListBootVolumes", () => cloud.bootVolumes(id), into.addVolumes),
        task("ListVolumeGroups", () => cloud.volumeGroups(id), into.addVolumeGroups),
      ];
  return [
    ...volumes,
    task("ListVolumeBackups", () => cloud.volumeBackups(id), into.addBackups),
    task("ListBootVolumeBackups", () => cloud.bootVolumeBackups(id), into.addBackups),
    task("ListVolumeAttachments", () => cloud.volumeAttachments(id), into.addAttachments),
    ...domains.map((domain) =>
      task(
        "ListBootVolumeAttachments",
        () => cloud.bootVolumeAttachments(id, domain),
        into.addAttachments,
      ),
    ),
    task("ListInstances", () => cloud.instances(id), into.addInstances),
  ];
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
