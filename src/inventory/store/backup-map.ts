import type { Backup, Backups } from "../inventory.js";

/** The part of a read-only map that follows from its keys and `get`. */
export abstract class BackupMap implements Backups {
  abstract get size(): number;
  abstract get(volumeId: string): readonly Backup[] | undefined;
  abstract has(volumeId: string): boolean;
  abstract keys(): MapIterator<string>;
  abstract copies(): Iterable<Backup>;

  *entries(): MapIterator<[string, readonly Backup[]]> {
    for (const volumeId of this.keys()) yield [volumeId, this.get(volumeId) ?? []];
  }

  *values(): MapIterator<readonly Backup[]> {
    for (const volumeId of this.keys()) yield this.get(volumeId) ?? [];
  }

  [Symbol.iterator](): MapIterator<[string, readonly Backup[]]> {
    return this.entries();
  }

  forEach(
    visit: (backups: readonly Backup[], volumeId: string, map: this) => void,
    thisArg?: unknown,
  ): void {
    for (const [volumeId, backups] of this) visit.call(thisArg, backups, volumeId, this);
  }
}
