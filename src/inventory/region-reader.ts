import type { Operation } from "../oci/operations.js";
import type { RegionCloud } from "../oci/cloud.js";
import type { AuditedCompartment } from "./inventory.js";
import type { ListingTask } from "./listing-task.js";
import { readAll, type Reading } from "./read-listings.js";

/** What tells of volumes; asked for in the scope only. */
export const VOLUME_LISTINGS = ["ListVolumes", "ListBootVolumes", "ListVolumeGroups"] as const;
/** What may lie in another compartment than its volume. */
export const OTHER_LISTINGS = [
  "ListVolumeBackups",
  "ListBootVolumeBackups",
  "ListVolumeAttachments",
  "ListInstances",
] as const;

export type RegionListing = (typeof VOLUME_LISTINGS)[number] | (typeof OTHER_LISTINGS)[number];

interface ReadCompartment {
  readonly compartment: AuditedCompartment;
  readonly isBeyondScope: boolean;
}

/** Reads listings of one region into the inventory, each once. Never throws. */
export class RegionReader {
  readonly cloud: RegionCloud;
  readonly reading: Reading;
  /** By OCID, those beyond the scope too. */
  readonly #places: ReadonlyMap<string, ReadCompartment>;

  constructor(cloud: RegionCloud, reading: Reading) {
    this.cloud = cloud;
    this.reading = reading;
    const place = (isBeyondScope: boolean) => (compartment: AuditedCompartment) =>
      [compartment.id, { compartment, isBeyondScope }] as const;
    const { audited, beyond } = reading.scope;
    this.#places = new Map([...audited.map(place(false)), ...beyond.map(place(true))]);
  }

  get region(): string {
    return this.cloud.region;
  }

  /** OCIDs of the compartments whose volumes are audited. */
  get audited(): readonly string[] {
    return this.reading.scope.audited.map(({ id }) => id);
  }

  /** OCIDs of all compartments, in scope or not. */
  get everywhere(): Iterable<string> {
    return this.#places.keys();
  }

  /** Those of the compartments in which the listing was not asked for. */
  unasked(operation: Operation, compartmentIds: Iterable<string>, domain: string | null = null) {
    const listing = { operation, region: this.region, domain };
    return this.reading.asked.missing(listing, compartmentIds);
  }

  /** Reads what was not asked for yet; a compartment that is not known is passed over. */
  async list(
    operations: readonly RegionListing[],
    compartmentIds: Iterable<string>,
  ): Promise<void> {
    const ids = [...compartmentIds];
    await readAll(
      this.reading,
      operations.flatMap((operation) =>
        this.#tasks(operation, null, ids, (id) => this.#pages(operation, id)),
      ),
    );
  }

  async listBootVolumesIn(domain: string): Promise<void> {
    const { audited, cloud, reading } = this;
    const tasks = this.#tasks("ListBootVolumes", domain, audited, async (id) => {
      await keep(cloud.bootVolumesIn(id, domain), reading.into.addVolumes);
    });
    await readAll(reading, tasks);
  }

  /** OCI lists boot volume attachments only for one availability domain at a time. */
  async listBootAttachments(domain: string, compartmentIds: Iterable<string>): Promise<void> {
    const { cloud, reading } = this;
    const tasks = this.#tasks("ListBootVolumeAttachments", domain, compartmentIds, async (id) => {
      await keep(cloud.bootVolumeAttachments(id, domain), reading.into.addAttachments);
    });
    await readAll(reading, tasks);
  }

  #tasks(
    operation: Operation,
    domain: string | null,
    compartmentIds: Iterable<string>,
    read: (compartmentId: string) => Promise<void>,
  ): readonly ListingTask[] {
    const { region, reading } = this;
    const ids = reading.asked.add({ operation, region, domain }, compartmentIds);
    return ids.flatMap((id) => {
      const place = this.#places.get(id);
      return place === undefined ? [] : [{ operation, region, ...place, read: () => read(id) }];
    });
  }

  async #pages(operation: RegionListing, id: string): Promise<void> {
    const { cloud, region } = this;
    const { into } = this.reading;
    switch (operation) {
      case "ListVolumes":
        return keep(cloud.volumes(id), into.addVolumes);
      case "ListBootVolumes":
        return keep(cloud.bootVolumes(id), into.addVolumes);
      case "ListVolumeGroups":
        return keep(cloud.volumeGroups(id), into.addVolumeGroups);
      case "ListVolumeBackups":
        return keep(cloud.volumeBackups(id), into.addBackups);
      case "ListBootVolumeBackups":
        return keep(cloud.bootVolumeBackups(id), into.addBackups);
      case "ListVolumeAttachments":
        return keep(cloud.volumeAttachments(id), into.addAttachments);
      case "ListInstances":
        return keep(cloud.instances(id), (page) => {
          into.addInstances(page, region);
        });
    }
  }
}

async function keep<Item>(
  pages: AsyncIterable<readonly Item[]>,
  add: (page: readonly Item[]) => void,
): Promise<void> {
  for await (const page of pages) add(page);
}
