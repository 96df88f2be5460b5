import { emptyBlock, restoredBlock, storedBlock, type BackupBlock } from "./backup-block.js";
import { BackupMap } from "./backup-map.js";
import { BackupRow, flagsOf } from "./backup-row.js";
import type { Backup } from "../inventory.js";
import { OcidColumn } from "./ocid-column.js";
import { ownMemory } from "./own-memory.js";
import type { StoredColumns } from "./stored-columns.js";
import { TextColumn, TextTable } from "./text-table.js";

/** Rows of one block of columns; blocks are added as they fill, so that nothing is ever copied. */
const ROWS = 65_536;

/** A part of the backups outside of the program, beside the table of their texts. */
export interface StoredBlock {
  readonly rows: number;
  readonly columns: StoredColumns;
}

/**
 * All backups of an audit, by volume OCID. A tenancy may keep a million: as objects they would fill
 * the heap, so they are kept in columns outside of it.
 */
export class BackupStore extends BackupMap {
  readonly #blocks: BackupBlock[] = [];
  readonly #newest = new Map<string, number>();
  readonly #texts: TextTable;
  readonly #volumes: TextColumn;
  readonly #compartments: TextColumn;
  readonly #regions: TextColumn;
  readonly #states: TextColumn;
  #rows = 0;

  /** `texts` may be one that holds the same texts already, for example the volumes' identifiers. */
  constructor(texts = new TextTable()) {
    super();
    this.#texts = texts;
    this.#volumes = new TextColumn(texts);
    this.#compartments = new TextColumn(texts);
    this.#regions = new TextColumn(texts);
    this.#states = new TextColumn(texts);
  }

  /** What `stored` gave, with the texts of then. Throws `RangeError` when it cannot be that. */
  static restored(blocks: readonly StoredBlock[], texts: TextTable): BackupStore {
    const store = new BackupStore(texts);
    for (const { rows, columns } of blocks) store.#take(restoredBlock(columns, rows, texts), rows);
    return store;
  }

  stored(): readonly StoredBlock[] {
    return this.#blocks.map((block, index) => {
      const rows = Math.min(block.flags.length, this.#rows - index * ROWS);
      return { rows, columns: storedBlock(block, rows) };
    });
  }

  /** Number of volumes, not of backups. */
  get size(): number {
    return this.#newest.size;
  }

  /** Keeps a backup under its volume; one that names no volume under the empty text. */
  add(backup: Backup): void {
    const row = this.#rows % ROWS;
    const block = row === 0 ? this.#newBlock() : (this.#blocks.at(-1) as BackupBlock);
    const key = backup.volumeId ?? "";
    block.created[row] = backup.timeCreated;
    block.size[row] = backup.sizeGb;
    const { timeRequestReceived, expirationTime, protection, uniqueGb, kmsKeyId, copyOfId } =
      backup;
    keepNumber(block, "requested", row, timeRequestReceived);
    keepNumber(block, "expires", row, expirationTime);
    keepNumber(block, "retained", row, protection?.retentionExpiresAt ?? null);
    block.volume[row] = this.#volumes.numberOf(backup.volumeId);
    block.compartment[row] = this.#compartments.numberOf(backup.compartmentId);
    block.region[row] = this.#regions.numberOf(backup.region);
    block.state[row] = this.#states.numberOf(backup.lifecycleState);
    if (uniqueGb !== null) (block.unique ??= indices())[row] = uniqueGb + 1;
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
      if (copyOf === null) continue;
      for (const [row, original] of copyOf.entries()) {
        if (original !== 0) yield this.#backup(index * ROWS + row);
      }
    }
  }

  *having(ids: ReadonlySet<string>): Generator<Backup> {
    const sought = OcidColumn.empty(ids.size, new TextTable());
    for (const id of ids) sought.push(id);
    const tails = new Set(Array.from(ids, (_, row) => sought.tailAt(row)));
    for (const [index, block] of this.#blocks.entries()) {
      const rows = Math.min(block.flags.length, this.#rows - index * ROWS);
      for (let row = 0; row < rows; row += 1) {
        if (!tails.has(block.ids.tailAt(row))) continue;
        const backup = this.#backup(index * ROWS + row);
        if (ids.has(backup.id)) yield backup;
      }
    }
  }

  #block(row: number): BackupBlock {
    return this.#blocks[Math.floor(row / ROWS)] as BackupBlock;
  }

  #backup(position: number): Backup {
    return new BackupRow(this.#block(position), position % ROWS, this.#texts);
  }

  #take(block: BackupBlock, rows: number): void {
    const start = this.#blocks.length * ROWS;
    this.#blocks.push(block);
    for (let row = 0; row < rows; row += 1) {
      const volume = block.volume[row] ?? 0;
      if ((block.previous[row] ?? 0) > start + row)
        throw new RangeError("Backups run in a circle.");
      // Of those that stand next to each other the last one leads to all.
      if (row + 1 < rows && block.volume[row + 1] === volume) continue;
      this.#newest.set(this.#texts.at(volume) ?? "", start + row + 1);
    }
    // What is added begins a block of its own: in this one there is no room.
    this.#rows = this.#blocks.length * ROWS;
  }

  #newBlock(): BackupBlock {
    const block = emptyBlock(ROWS, this.#texts);
    this.#blocks.push(block);
    return block;
  }
}

const numbers = () => new Float64Array(ownMemory(ROWS * 8));
const indices = () => new Uint32Array(ownMemory(ROWS * 4));

/** Rows are filled in order: a column begins at the first number, and no row after it is left out. */
function keepNumber(
  block: BackupBlock,
  name: "requested" | "expires" | "retained",
  row: number,
  value: number | null,
): void {
  if (value === null && block[name] === null) return;
  (block[name] ??= numbers().fill(NaN, 0, row))[row] = value ?? NaN;
}
