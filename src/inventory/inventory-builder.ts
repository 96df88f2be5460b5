import { LIST_ATTACHMENTS, LIST_BACKUPS } from "../oci/operations.js";
import { UNNAMED_DOMAIN } from "../oci/resources.js";
import { isAttached, isDetached, isGone } from "./lifecycle.js";
import { BackupStore } from "./store/backup-store.js";
import { TextTable } from "./store/text-table.js";
import { unreadKey } from "./unread-key.js";
import { withGroups } from "./volume-groups.js";
import {
  NO_LOOKUPS,
  type Attachment,
  type Backup,
  type Instance,
  type Inventory,
  type RegionDiscovery,
  type SearchFailure,
  type UnreadListing,
  type Volume,
  type VolumeGroup,
} from "./inventory.js";

/** What is known of a collection besides what arrives. */
export type CollectionFacts = Pick<
  Inventory,
  "tenancyId" | "homeRegion" | "regions" | "compartments" | "interruption" | "unasked"
>;

/** Collects what arrives, page by page, into the parts of an `Inventory`. */
export class InventoryBuilder {
  readonly volumes: Volume[] = [];
  /** Every answer brings strings of its own for the same few texts. */
  readonly #texts = new TextTable();
  readonly backups = new BackupStore(this.#texts);
  readonly #unreadKeys = new Set<string>();
  readonly #nameless = new Set<string>();
  #isBuilt = false;
  readonly attachments: Attachment[] = [];
  readonly instances = new Map<string, Instance>();
  readonly volumeGroups: VolumeGroup[] = [];
  readonly unread: UnreadListing[] = [];
  readonly tolerated: UnreadListing[] = [];
  readonly discovery: RegionDiscovery[] = [];
  readonly searchFailures: SearchFailure[] = [];
  readonly #domains = new Map<string, Set<string>>();

  /** Volumes in a compartment of another shard, which may have listed it while they were not there. */
  readonly strays: Volume[] = [];

  readonly addVolumes = (page: readonly Volume[]): void => {
    for (const volume of page) {
      this.noteDomains(volume.region, [volume.availabilityDomain]);
      this.volumes.push({
        ...volume,
        id: this.#texts.kept(volume.id),
        compartmentId: this.#texts.kept(volume.compartmentId),
        availabilityDomain: this.#texts.kept(volume.availabilityDomain),
        lifecycleState: this.#texts.kept(volume.lifecycleState),
        kmsKeyId: this.#texts.kept(volume.kmsKeyId),
      });
    }
  };

  /** Keyed by the volume, tenancy-wide: a backup need not be in its volume's compartment. */
  readonly addBackups = (page: readonly Backup[]): void => {
    if (this.#isBuilt) return;
    for (const backup of page) {
      // A copy may name only the backup that it was made from.
      if (backup.volumeId !== null || backup.copyOfId !== null) this.backups.add(backup);
      else if (!isGone(backup)) this.#addNameless(backup);
    }
  };

  /** It may be of any volume of its kind; one entry a compartment, however many it has of them. */
  #addNameless({ kind, region, compartmentId }: Backup): void {
    const operation = LIST_BACKUPS[kind];
    const key = unreadKey({ operation, region, compartmentId });
    if (this.#nameless.has(key)) return;
    this.#nameless.add(key);
    this.tolerated.push(
      namingNoVolume(
        { operation, region, compartmentId },
        "a backup in the answer names no volume",
      ),
    );
  }

  readonly addAttachments = (page: readonly Attachment[]): void => {
    for (const attachment of page) {
      if (attachment.volumeId === "") {
        const { kind, region, compartmentId } = attachment;
        const where = { operation: LIST_ATTACHMENTS[kind], region, compartmentId };
        const reason = "an attachment in the answer names no volume";
        if (!isDetached(attachment)) this.tolerated.push(namingNoVolume(where, reason));
        continue;
      }
      this.attachments.push({
        ...attachment,
        instanceId: this.#texts.kept(attachment.instanceId),
        volumeId: this.#texts.kept(attachment.volumeId),
        compartmentId: this.#texts.kept(attachment.compartmentId),
        lifecycleState: this.#texts.kept(attachment.lifecycleState),
      });
    }
  };

  addInstances(page: readonly Instance[], region: string): void {
    for (const instance of page) {
      const id = this.#texts.kept(instance.id);
      const compartmentId = this.#texts.kept(instance.compartmentId);
      const availabilityDomain = this.#texts.kept(instance.availabilityDomain);
      if (availabilityDomain !== null) this.noteDomains(region, [availabilityDomain]);
      this.instances.set(id, { ...instance, id, compartmentId, availabilityDomain });
    }
  }

  /** Availability domains of a region, wherever they were named. */
  noteDomains(region: string, domains: readonly string[]): void {
    const known = this.#domains.get(region) ?? new Set();
    this.#domains.set(region, known);
    for (const domain of domains)
      if (domain !== UNNAMED_DOMAIN) known.add(this.#texts.kept(domain));
  }

  domainsOf(region: string): ReadonlySet<string> {
    return this.#domains.get(region) ?? new Set();
  }

  readonly addVolumeGroups = (page: readonly VolumeGroup[]): void => {
    this.volumeGroups.push(...page);
  };

  /** One entry a listing: that one part of it failed says it for the whole. */
  addUnread(listing: UnreadListing): void {
    const key = unreadKey(listing);
    if (this.#unreadKeys.has(key)) return;
    this.#unreadKeys.add(key);
    this.unread.push(listing);
  }

  /** Forgets the gaps of compartments of which more is known by now. */
  takeBackGaps(isNone: (compartmentId: string) => boolean): void {
    const left = this.unread.filter(({ compartmentId }) => !isNone(compartmentId));
    this.unread.length = 0;
    for (const listing of left) this.unread.push(listing);
  }

  /**
   * Instances that a volume of the region is attached to and that no listing showed, with the
   * attachment's compartment. In a slice the volume may be another's, so that every attachment counts.
   */
  unnamedInstances(region: string, isSlice: boolean): ReadonlyMap<string, string> {
    const unlisted = new Set(
      this.unread
        .filter((listing) => listing.operation === "ListInstances" && listing.region === region)
        .map(({ compartmentId }) => compartmentId),
    );
    const here = new Set(
      this.volumes.filter((volume) => volume.region === region).map(({ id }) => id),
    );
    const unnamed = new Map<string, string>();
    for (const attachment of this.attachments) {
      if (attachment.region !== region) continue;
      const { volumeId, instanceId, compartmentId } = attachment;
      const isKnown =
        instanceId === "" || this.instances.has(instanceId) || unlisted.has(compartmentId);
      if (isAttached(attachment) && !isKnown && (isSlice || here.has(volumeId)))
        unnamed.set(instanceId, compartmentId);
    }
    return unnamed;
  }

  /** What was collected, in the end: later pages do not reach the inventory any more. */
  build(facts: CollectionFacts): Inventory {
    this.#isBuilt = true;
    return this.snapshot(facts);
  }

  /** What was collected so far. */
  snapshot(facts: CollectionFacts): Inventory {
    return {
      ...facts,
      volumes: withGroups([...this.volumes, ...this.strays], this.volumeGroups),
      backups: this.backups,
      attachments: [...this.attachments],
      instances: new Map(this.instances),
      volumeGroups: [...this.volumeGroups],
      lookups: NO_LOOKUPS,
      unread: [...this.unread],
      tolerated: [...this.tolerated],
      discovery: [...this.discovery],
      searchFailures: [...this.searchFailures],
    };
  }
}

/** It may be of any volume of the region, so that of none is known that it has no such thing. */
function namingNoVolume(
  where: Pick<UnreadListing, "operation" | "region" | "compartmentId">,
  reason: string,
): UnreadListing {
  return {
    ...where,
    compartmentName: where.compartmentId,
    status: null,
    code: "BadBody",
    reason,
    opcRequestId: null,
  };
}
