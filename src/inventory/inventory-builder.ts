import { BackupStore } from "./backup-store.js";
import { TextTable } from "./text-table.js";
import { unreadKey } from "./unread-key.js";
import { withGroups } from "./volume-groups.js";
import {
  NO_LOOKUPS,
  type Attachment,
  type Backup,
  type Instance,
  type Inventory,
  type SearchFailure,
  type UnreadListing,
  type Volume,
  type VolumeGroup,
} from "./inventory.js";

/** Collects what arrives, page by page, into the parts of an `Inventory`. */
export class InventoryBuilder {
  readonly volumes: Volume[] = [];
  /** Every answer brings strings of its own for the same few texts. */
  readonly #texts = new TextTable();
  readonly backups = new BackupStore(this.#texts);
  readonly #unreadKeys = new Set<string>();
  #isBuilt = false;
  readonly attachments: Attachment[] = [];
  readonly instances = new Map<string, Instance>();
  readonly volumeGroups: VolumeGroup[] = [];
  readonly unread: UnreadListing[] = [];
  readonly searchFailures: SearchFailure[] = [];

  readonly addVolumes = (page: readonly Volume[]): void => {
    for (const volume of page) {
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
    }
  };

  readonly addAttachments = (page: readonly Attachment[]): void => {
    // The SDK's types promise both; an answer without one says nothing that could be shown.
    for (const { kind, instanceId, volumeId, compartmentId, lifecycleState } of page) {
      if (!instanceId || !volumeId) continue;
      this.attachments.push({
        kind,
        instanceId: this.#texts.kept(instanceId),
        volumeId: this.#texts.kept(volumeId),
        compartmentId: this.#texts.kept(compartmentId),
        lifecycleState: this.#texts.kept(lifecycleState),
      });
    }
  };

  readonly addInstances = (page: readonly Instance[]): void => {
    for (const instance of page) {
      const id = this.#texts.kept(instance.id);
      const compartmentId = this.#texts.kept(instance.compartmentId);
      this.instances.set(id, { ...instance, id, compartmentId });
    }
  };

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

  /**
   * Instances that a volume of the region is attached to and whose name no listing gave. In a slice
   * the volume may be another's, so that every attachment counts.
   */
  unnamedInstances(region: string, isSlice: boolean): ReadonlySet<string> {
    const unlisted = new Set(
      this.unread
        .filter((listing) => listing.operation === "ListInstances" && listing.region === region)
        .map(({ compartmentId }) => compartmentId),
    );
    const here = new Set(
      this.volumes.filter((volume) => volume.region === region).map(({ id }) => id),
    );
    const unnamed = new Set<string>();
    for (const { volumeId, instanceId, compartmentId, lifecycleState } of this.attachments) {
      const isLive = lifecycleState === "ATTACHED" || lifecycleState === "ATTACHING";
      const isKnown = this.instances.has(instanceId) || unlisted.has(compartmentId);
      if (isLive && !isKnown && (isSlice || here.has(volumeId))) unnamed.add(instanceId);
    }
    return unnamed;
  }

  /** What was collected, as it stands: later pages do not reach the inventory any more. */
  build(
    facts: Pick<
      Inventory,
      "tenancyId" | "homeRegion" | "regions" | "compartments" | "interruption"
    >,
  ): Inventory {
    this.#isBuilt = true;
    return {
      ...facts,
      volumes: withGroups(this.volumes, this.volumeGroups),
      backups: this.backups,
      attachments: [...this.attachments],
      instances: new Map(this.instances),
      volumeGroups: [...this.volumeGroups],
      lookups: NO_LOOKUPS,
      unread: [...this.unread],
      searchFailures: [...this.searchFailures],
    };
  }
}
