import { BackupMap } from "./backup-map.js";
import type { Backup, BackupProtection } from "./inventory.js";
import { OcidColumn } from "./ocid-column.js";
import { ownMemory } from "./own-memory.js";
import { TextColumn, TextTable } from "./text-table.js";

/** Rows of one block of columns; blocks are added as they fill, so that nothing is ever copied. */
const ROWS = 65_536;

const BOOT = 1;
const SCHEDULED = 2;
const PROTECTION = 4;
const LOCKED = 8;
const INDEFINITE = 16;
const PREVENTED = 32;

/** Most backups have none of what the optional columns hold; those are made when one has. */
interface Block {
  /** NaN stands for null, but for `timeCreated`, which may be NaN itself. */
  readonly created: Float64Array;
  readonly size: Float64Array;
  requested?: Float64Array;
  expires?: Float64Array;
  retained?: Float64Array;
  /** Indices into the table of texts; 0 stands for null. */
  readonly volume: Uint32Array;
  readonly compartment: Uint32Array;
  readonly region: Uint32Array;
  readonly state: Uint32Array;
  kms?: Uint32Array;
  copyOf?: Uint32Array;
  readonly flags: Uint8Array;
  /** The row of the volume's backup before this one, counted from 1; 0 for none. */
  readonly previous: Uint32Array;
  readonly ids: OcidColumn;
}

/**
 * All backups of an audit, by volume OCID. A tenancy may keep a million: as objects they would fill
 * the heap, so they are kept in columns outside of it and made into objects as they are asked for.
 */
export class BackupStore extends BackupMap {
  readonly #blocks: Block[] = [];
  readonly #newest = new Map<string, number>();
  readonly #texts: TextTable;
  readonly #volumes: TextColumn;
  readonly #compartments: TextColumn;
  readonly #regions: TextColumn;
  readonly #states: TextColumn;
  #rows = 0;

  /** `texts` may be one that holds the same texts already, such as the volumes' identifiers. */
  constructor(texts = new TextTable()) {
    super();
    this.#texts = texts;
    this.#volumes = new TextColumn(texts);
    this.#compartments = new TextColumn(texts);
    this.#regions = new TextColumn(texts);
    this.#states = new TextColumn(texts);
  }

  /** Number of volumes, not of backups. */
  get size(): number {
    return this.#newest.size;
  }

  /** Keeps a backup under its volume; one that names no volume under the empty text. */
  add(backup: Backup): void {
    const row = this.#rows % ROWS;
    const block = row === 0 ? this.#newBlock() : (this.#blocks.at(-1) as Block);
    const key = backup.volumeId ?? "";
    block.created[row] = backup.timeCreated;
    block.size[row] = backup.sizeGb;
    const { timeRequestReceived, expirationTime, protection, kmsKeyId, copyOfId } = backup;
    keepNumber(block, "requested", row, timeRequestReceived);
    keepNumber(block, "expires", row, expirationTime);
    keepNumber(block, "retained", row, protection?.retentionExpiresAt ?? null);
    block.volume[row] = this.#volumes.numberOf(backup.volumeId);
    block.compartment[row] = this.#compartments.numberOf(backup.compartmentId);
    block.region[row] = this.#regions.numberOf(backup.region);
    block.state[row] = this.#states.numberOf(backup.lifecycleState);
    if (kmsKeyId !== null) (block.kms ??= indices())[row] = this.#texts.numberOf(kmsKeyId);
    if (copyOfId !== null) (block.copyOf ??= indices())[row] = this.#texts.numberOf(copyOfId);
    block.flags[row] = flagsOf(backup);
    block.previous[row] = this.#newest.get(key) ?? 0;
    block.ids.push(backup.id);
    this.#rows += 1;
    this.#newest.set(this.#texts.at(block.volume[row] ?? 0) ?? key, this.#rows);
  }

  get(volumeId: string): readonly Backup[] | undefined {
    let row = this.#newest.get(volumeId);
    if (row === undefined) return undefined;
    const backups: Backup[] = [];
    while (row !== undefined && row > 0) {
      backups.push(this.#backup(row - 1));
      row = this.#block(row - 1).previous[(row - 1) % ROWS];
    }
    return backups.reverse();
  }

  has(volumeId: string): boolean {
    return this.#newest.has(volumeId);
  }

  keys(): MapIterator<string> {
    return this.#newest.keys();
  }

  *copies(): Generator<Backup> {
    for (const [index, { copyOf }] of this.#blocks.entries()) {
      if (copyOf === undefined) continue;
      for (let row = 0; row < ROWS; row += 1) {
        if (copyOf[row] !== 0) yield this.#backup(index * ROWS + row);
      }
    }
  }

  #block(row: number): Block {
    return this.#blocks[Math.floor(row / ROWS)] as Block;
  }

  #backup(position: number): Backup {
    const block = this.#block(position);
    const row = position % ROWS;
    const flags = block.flags[row] ?? 0;
    const text = (column: Uint32Array | undefined) => this.#texts.at(column?.[row] ?? 0);
    return {
      kind: (flags & BOOT) === 0 ? "BLOCK_VOLUME" : "BOOT_VOLUME",
      id: block.ids.at(row),
      volumeId: text(block.volume),
      compartmentId: text(block.compartment) ?? "",
      region: text(block.region) ?? "",
      lifecycleState: text(block.state) ?? "",
      timeCreated: block.created[row] ?? NaN,
      timeRequestReceived: orNull(block.requested?.[row]),
      expirationTime: orNull(block.expires?.[row]),
      isScheduled: (flags & SCHEDULED) !== 0,
      sizeGb: block.size[row] ?? 0,
      kmsKeyId: text(block.kms),
      copyOfId: text(block.copyOf),
      protection: protectionOf(flags, orNull(block.retained?.[row])),
    };
  }

  #newBlock(): Block {
    const columns = ownMemory(ROWS * (2 * 8 + 5 * 4 + 1));
    let used = 0;
    const next = <Column>(
      kind: new (buffer: ArrayBuffer, offset: number, rows: number) => Column,
      bytes: number,
    ) => {
      used += ROWS * bytes;
      return new kind(columns, used - ROWS * bytes, ROWS);
    };
    const block: Block = {
      created: next(Float64Array, 8),
      size: next(Float64Array, 8),
      volume: next(Uint32Array, 4),
      compartment: next(Uint32Array, 4),
      region: next(Uint32Array, 4),
      state: next(Uint32Array, 4),
      previous: next(Uint32Array, 4),
      flags: next(Uint8Array, 1),
      ids: new OcidColumn(ROWS, this.#texts),
    };
    this.#blocks.push(block);
    return block;
  }
}

const numbers = () => new Float64Array(ownMemory(ROWS * 8));
const indices = () => new Uint32Array(ownMemory(ROWS * 4));

function keepNumber(
  block: Block,
  name: "requested" | "expires" | "retained",
  row: number,
  value: number | null,
): void {
  if (value === null) return;
  (block[name] ??= numbers().fill(NaN))[row] = value;
}

function orNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

function flagsOf({ kind, isScheduled, protection }: Backup): number {
  return (
    (kind === "BOOT_VOLUME" ? BOOT : 0) |
    (isScheduled ? SCHEDULED : 0) |
    (protection === null ? 0 : PROTECTION) |
    (protection?.isRetentionLocked === true ? LOCKED : 0) |
    (protection?.isIndefinite === true ? INDEFINITE : 0) |
    (protection?.isDeletionPrevented === true ? PREVENTED : 0)
  );
}

function protectionOf(flags: number, retentionExpiresAt: number | null): BackupProtection | null {
  if ((flags & PROTECTION) === 0) return null;
  return {
    isRetentionLocked: (flags & LOCKED) !== 0,
    isIndefinite: (flags & INDEFINITE) !== 0,
    isDeletionPrevented: (flags & PREVENTED) !== 0,
    retentionExpiresAt,
  };
}
