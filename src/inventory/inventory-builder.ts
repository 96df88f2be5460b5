import type {
  Attachment,
  Backup,
  Instance,
  UnreadListing,
  Volume,
  VolumeGroup,
} from "./inventory.js";

/** Collects what arrives, page by page, into the parts of an `Inventory`. */
export class InventoryBuilder {
  readonly volumes: Volume[] = [];
  readonly backups = new Map<string, Backup[]>();
  readonly attachments: Attachment[] = [];
  readonly instances = new Map<string, Instance>();
  readonly volumeGroups: VolumeGroup[] = [];
  readonly unread: UnreadListing[] = [];

  readonly addVolumes = (page: readonly Volume[]): void => {
    this.volumes.push(...page);
  };

  /** Keyed by the volume, tenancy-wide: a backup need not be in its volume's compartment. */
  readonly addBackups = (page: readonly Backup[]): void => {
    for (const backup of page) {
      if (backup.volumeId === null) continue;
      const known = this.backups.get(backup.volumeId);
      if (known === undefined) this.backups.set(backup.volumeId, [backup]);
      else known.push(backup);
    }
  };

  readonly addAttachments = (page: readonly Attachment[]): void => {
    this.attachments.push(...page);
  };

  readonly addInstances = (page: readonly Instance[]): void => {
    for (const instance of page) this.instances.set(instance.id, instance);
  };

  readonly addVolumeGroups = (page: readonly VolumeGroup[]): void => {
    this.volumeGroups.push(...page);
  };
}
