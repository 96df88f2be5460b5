import { BackupMap } from "../inventory/store/backup-map.js";
import { backupsHaving, copiesIn } from "../inventory/store/copies-in.js";
import type { Backup, Backups } from "../inventory/inventory.js";
import { distinctBy } from "../plain/distinct-by.js";

/** Several maps as one. A volume's backups may lie in several shards, as backups can be moved. */
export class JoinedBackups extends BackupMap {
  readonly #maps: readonly Backups[];
  readonly #mapsOf = new Map<string, readonly Backups[]>();

  constructor(maps: readonly Backups[]) {
    super();
    this.#maps = maps;
    for (const map of maps) {
      const alone = [map];
      for (const volumeId of map.keys()) {
        const others = this.#mapsOf.get(volumeId);
        this.#mapsOf.set(volumeId, others === undefined ? alone : [...others, map]);
      }
    }
  }

  get size(): number {
    return this.#mapsOf.size;
  }

  has(volumeId: string): boolean {
    return this.#mapsOf.has(volumeId);
  }

  keys(): MapIterator<string> {
    return this.#mapsOf.keys();
  }

  get(volumeId: string): readonly Backup[] | undefined {
    const maps = this.#mapsOf.get(volumeId);
    const [first] = maps ?? [];
    if (maps?.length === 1) return first?.get(volumeId);
    // One that moved while the shards were read may be in two of them.
    const all = maps?.flatMap((map) => map.get(volumeId) ?? []);
    return all && distinctBy(all, ({ id }) => id);
  }

  *copies(): Generator<Backup> {
    for (const map of this.#maps) yield* copiesIn(map);
  }

  *having(ids: ReadonlySet<string>): Generator<Backup> {
    for (const map of this.#maps) yield* backupsHaving(map, ids);
  }
}
