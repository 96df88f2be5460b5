import type { Backup, BackupProtection } from "./inventory.js";

/** Rows of one block of columns; blocks are added as they fill, so that nothing is ever copied. */
const ROWS = 16_384;
/** Room for the identifiers of a block: an OCID has some 100 characters. */
const ID_BYTES = ROWS * 104;

const BOOT = 1;
const SCHEDULED = 2;
const PROTECTION = 4;
const LOCKED = 8;
const INDEFINITE = 16;
const PREVENTED = 32;

interface Block {
  /** NaN stands for null, but for `timeCreated`, which may be NaN itself. */
  readonly times: Record<"created" | "requested" | "expires" | "retained" | "size", Float64Array>;
  /** Indices into the table of texts; 0 stands for null. */
  readonly texts: Record<
    "volume" | "compartment" | "region" | "state" | "kms" | "copyOf",
    Uint32Array
  >;
  readonly flags: Uint8Array;
  /** The row of the volume's backup before this one, counted from 1; 0 for none. */
  readonly previous: Uint32Array;
  readonly idEnds: Uint32Array;
  ids: Buffer;
}

/**
 * All backups of an audit, by volume OCID. A tenancy may keep a million: as objects they would fill
 * the heap, so they are kept in columns outside of it and made into objects as they are asked for.
 */
export class BackupStore implements ReadonlyMap<string, readonly Backup[]> {
  readonly #blocks: Block[] = [];
  readonly #newest = new Map<string, number>();
  readonly #texts: string[] = [""];
  readonly #indexOf = new Map<string, number>();
  #rows = 0;

  /** Number of volumes, not of backups. */
  get size(): number {
    return this.#newest.size;
  }

  /** Keeps a backup under its volume; one that names no volume under the empty text. */
  add(backup: Backup): void {
    const row = this.#rows % ROWS;
    const block = row === 0 ? this.#newBlock() : (this.#blocks.at(-1) as Block);
    const { times, texts } = block;
    const key = backup.volumeId ?? "";
    times.created[row] = backup.timeCreated;
    times.requested[row] = backup.timeRequestReceived ?? NaN;
    times.expires[row] = backup.expirationTime ?? NaN;
    times.retained[row] = backup.protection?.retentionExpiresAt ?? NaN;
    times.size[row] = backup.sizeGb;
    texts.volume[row] = this.#textIndex(backup.volumeId);
    texts.compartment[row] = this.#textIndex(backup.compartmentId);
    texts.region[row] = this.#textIndex(backup.region);
    texts.state[row] = this.#textIndex(backup.lifecycleState);
    texts.kms[row] = this.#textIndex(backup.kmsKeyId);
    texts.copyOf[row] = this.#textIndex(backup.copyOfId);
    block.flags[row] = flagsOf(backup);
    block.previous[row] = this.#newest.get(key) ?? 0;
    keepId(block, row, backup.id);
    this.#rows += 1;
    this.#newest.set(this.#texts[texts.volume[row] ?? 0] ?? key, this.#rows);
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

  *values(): MapIterator<readonly Backup[]> {
    for (const [, backups] of this) yield backups;
  }

  *entries(): MapIterator<[string, readonly Backup[]]> {
    for (const volumeId of this.#newest.keys()) yield [volumeId, this.get(volumeId) ?? []];
  }

  [Symbol.iterator](): MapIterator<[string, readonly Backup[]]> {
    return this.entries();
  }

  forEach(
    visit: (backups: readonly Backup[], volumeId: string, store: this) => void,
    thisArg?: unknown,
  ): void {
    for (const [volumeId, backups] of this) visit.call(thisArg, backups, volumeId, this);
  }

  #block(row: number): Block {
    return this.#blocks[Math.floor(row / ROWS)] as Block;
  }

  #backup(position: number): Backup {
    const block = this.#block(position);
    const row = position % ROWS;
    const { times, texts } = block;
    const flags = block.flags[row] ?? 0;
    const text = (column: Uint32Array) => {
      const index = column[row] ?? 0;
      return index === 0 ? null : (this.#texts[index] ?? null);
    };
    return {
      kind: (flags & BOOT) === 0 ? "BLOCK_VOLUME" : "BOOT_VOLUME",
      id: idAt(block, row),
      volumeId: text(texts.volume),
      compartmentId: text(texts.compartment) ?? "",
      region: text(texts.region) ?? "",
      lifecycleState: text(texts.state) ?? "",
      timeCreated: times.created[row] ?? NaN,
      timeRequestReceived: orNull(times.requested[row]),
      expirationTime: orNull(times.expires[row]),
      isScheduled: (flags & SCHEDULED) !== 0,
      sizeGb: times.size[row] ?? 0,
      kmsKeyId: text(texts.kms),
      copyOfId: text(texts.copyOf),
      protection: protectionOf(flags, orNull(times.retained[row])),
    };
  }

  #textIndex(text: string | null): number {
    if (text === null) return 0;
    const known = this.#indexOf.get(text);
    if (known !== undefined) return known;
    this.#texts.push(text);
    this.#indexOf.set(text, this.#texts.length - 1);
    return this.#texts.length - 1;
  }

  #newBlock(): Block {
    const numbers = () => new Float64Array(ROWS);
    const indices = () => new Uint32Array(ROWS);
    const block: Block = {
      times: {
        created: numbers(),
        requested: numbers(),
        expires: numbers(),
        retained: numbers(),
        size: numbers(),
      },
      texts: {
        volume: indices(),
        compartment: indices(),
        region: indices(),
        state: indices(),
        kms: indices(),
        copyOf: indices(),
      },
      flags: new Uint8Array(ROWS),
      previous: indices(),
      idEnds: indices(),
      ids: Buffer.allocUnsafe(ID_BYTES),
    };
    this.#blocks.push(block);
    return block;
  }
}

function keepId(block: Block, row: number, id: string): void {
  const start = row === 0 ? 0 : (block.idEnds[row - 1] ?? 0);
  const end = start + Buffer.byteLength(id);
  if (end > block.ids.length) {
    const larger = Buffer.allocUnsafe(Math.max(end, block.ids.length * 2));
    block.ids.copy(larger, 0, 0, start);
    block.ids = larger;
  }
  block.ids.write(id, start);
  block.idEnds[row] = end;
}

function idAt(block: Block, row: number): string {
  const start = row === 0 ? 0 : (block.idEnds[row - 1] ?? 0);
  return block.ids.toString("utf8", start, block.idEnds[row]);
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
