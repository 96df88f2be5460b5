import { BackupMap } from "../inventory/backup-map.js";
import { copiesIn } from "../inventory/copies-in.js";
import type { Backup, Backups } from "../inventory/inventory.js";
import {
  unpackIndices,
  unpackNumbers,
  type BackupColumns,
  type BackupTraits,
} from "./backup-columns.js";

/** The backups of one shard by volume OCID, made into objects as they are asked for. */
export class ShardBackups extends BackupMap {
  readonly #ranges = new Map<string, Range>();
  readonly #traits: readonly BackupTraits[];
  readonly #traitsOf: Uint32Array;
  readonly #idHeads: readonly string[];
  readonly #idHeadOf: Uint32Array;
  readonly #idTails: Buffer;
  readonly #idEncoding: "latin1" | "utf8";
  readonly #idTailEnds: Uint32Array;
  readonly #created: Float64Array;
  readonly #requested: Float64Array;
  readonly #expires: Float64Array;
  readonly #size: Float64Array;
  readonly #copies: ReadonlyMap<number, string>;

  constructor(columns: BackupColumns) {
    super();
    const { volumes, counts, idTails } = columns;
    let from = 0;
    volumes.forEach((volumeId, index) => {
      const to = from + (counts[index] ?? 0);
      this.#ranges.set(volumeId ?? "", { volumeId, from, to });
      from = to;
    });
    this.#traits = columns.traits;
    this.#traitsOf = unpackIndices(columns.traitsOf);
    this.#idHeads = columns.idHeads;
    this.#idHeadOf = unpackIndices(columns.idHeadOf);
    this.#idTails = Buffer.from(idTails);
    this.#idEncoding = this.#idTails.length === idTails.length ? "latin1" : "utf8";
    this.#idTailEnds = unpackIndices(columns.idTailEnds);
    this.#created = unpackNumbers(columns.timeCreated);
    this.#requested = unpackNumbers(columns.timeRequestReceived);
    this.#expires = unpackNumbers(columns.expirationTime);
    this.#size = unpackNumbers(columns.sizeGb);
    this.#copies = new Map(columns.copies);
  }

  get size(): number {
    return this.#ranges.size;
  }

  has(volumeId: string): boolean {
    return this.#ranges.has(volumeId);
  }

  keys(): MapIterator<string> {
    return this.#ranges.keys();
  }

  get(volumeId: string): readonly Backup[] | undefined {
    const range = this.#ranges.get(volumeId);
    if (range === undefined) return undefined;
    const backups: Backup[] = [];
    for (let row = range.from; row < range.to; row += 1) {
      backups.push(this.#backup(row, range.volumeId));
    }
    return backups;
  }

  *copies(): Generator<Backup> {
    if (this.#copies.size === 0) return;
    for (const { volumeId, from, to } of this.#ranges.values()) {
      for (let row = from; row < to; row += 1) {
        if (this.#copies.has(row)) yield this.#backup(row, volumeId);
      }
    }
  }

  #backup(row: number, volumeId: string | null): Backup {
    const traits = this.#traits[this.#traitsOf[row] ?? 0] as BackupTraits;
    const start = row === 0 ? 0 : this.#idTailEnds[row - 1];
    const tail = this.#idTails.toString(this.#idEncoding, start, this.#idTailEnds[row]);
    return {
      kind: traits.kind,
      id: (this.#idHeads[this.#idHeadOf[row] ?? 0] ?? "") + tail,
      volumeId,
      compartmentId: traits.compartmentId,
      region: traits.region,
      lifecycleState: traits.lifecycleState,
      timeCreated: this.#created[row] ?? NaN,
      timeRequestReceived: orNull(this.#requested[row]),
      expirationTime: orNull(this.#expires[row]),
      isScheduled: traits.isScheduled,
      sizeGb: this.#size[row] ?? 0,
      kmsKeyId: traits.kmsKeyId,
      copyOfId: this.#copies.get(row) ?? null,
      protection: traits.protection,
    };
  }
}

interface Range {
  readonly volumeId: string | null;
  readonly from: number;
  readonly to: number;
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

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
    return maps?.flatMap((map) => map.get(volumeId) ?? []);
  }

  *copies(): Generator<Backup> {
    for (const map of this.#maps) yield* copiesIn(map);
  }
}
