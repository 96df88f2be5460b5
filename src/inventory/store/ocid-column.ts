import { ownMemory } from "./own-memory.js";
import { restoredColumn, storedColumn, type StoredColumns } from "./stored-columns.js";
import { TextColumn, type TextTable } from "./text-table.js";

/** Bytes to start with an identifier: the 60 characters at an OCID's end are packed into 45. */
const BYTES_PER_ROW = 45;
const PACKABLE = /^[\w-]*$/;
/** The stored column in which no byte tells of the next: compressing it gains nothing. */
export const PACKED_IDS = "idBytes";
/** Stands in place of a length for a text that is kept as it is. */
const VERBATIM = 255;

interface OcidColumns {
  /** Number of the beginning in the table of texts. */
  readonly prefix: Uint32Array;
  /** Characters of the packed part, or `VERBATIM`. */
  readonly lengths: Uint8Array;
  /** Where each row ends in `bytes`. */
  readonly ends: Uint32Array;
  readonly bytes: Buffer;
}

/**
 * Identifiers in rows, outside the heap. An OCID's unique part, the characters after its last full
 * stop, is packed as the base64url text that it also is; what stands before it is shared by many and
 * kept once.
 */
export class OcidColumn {
  readonly #texts: TextTable;
  readonly #prefixes: TextColumn;
  readonly #prefix: Uint32Array;
  readonly #lengths: Uint8Array;
  readonly #ends: Uint32Array;
  #bytes: Buffer;
  #rows: number;

  private constructor(
    texts: TextTable,
    { prefix, lengths, ends, bytes }: OcidColumns,
    rows: number,
  ) {
    this.#texts = texts;
    this.#prefixes = new TextColumn(texts);
    this.#prefix = prefix;
    this.#lengths = lengths;
    this.#ends = ends;
    this.#bytes = bytes;
    this.#rows = rows;
  }

  /** `texts` keeps the beginnings, of which there are few: one a kind and region. */
  static empty(rows: number, texts: TextTable): OcidColumn {
    const columns = {
      prefix: new Uint32Array(ownMemory(rows * 4)),
      ends: new Uint32Array(ownMemory(rows * 4)),
      lengths: new Uint8Array(ownMemory(rows)),
      bytes: Buffer.from(ownMemory(rows * BYTES_PER_ROW)),
    };
    return new OcidColumn(texts, columns, 0);
  }

  /** What `stored` gave, with no room for more. Throws `RangeError` when it is not whole. */
  static restored(stored: StoredColumns, rows: number, texts: TextTable): OcidColumn {
    const prefix = restoredColumn(stored, "idPrefix", Uint32Array, rows);
    const lengths = restoredColumn(stored, "idLength", Uint8Array, rows);
    const ends = restoredColumn(stored, "idEnd", Uint32Array, rows);
    const bytes = restoredColumn(stored, PACKED_IDS, Uint8Array, ends.at(-1) ?? 0);
    const { buffer, byteOffset } = bytes;
    const packed = Buffer.from(buffer, byteOffset, bytes.length);
    return new OcidColumn(texts, { prefix, lengths, ends, bytes: packed }, rows);
  }

  stored(): StoredColumns {
    return new Map([
      ["idPrefix", storedColumn(this.#prefix, this.#rows)],
      ["idLength", storedColumn(this.#lengths, this.#rows)],
      ["idEnd", storedColumn(this.#ends, this.#rows)],
      [PACKED_IDS, this.#bytes.subarray(0, this.#startOf(this.#rows))],
    ]);
  }

  /** Adds the next row's identifier, any text. */
  push(id: string): void {
    const row = this.#rows;
    const start = this.#startOf(row);
    const cut = id.lastIndexOf(".") + 1;
    const end = id.slice(cut);
    const isPacked = end.length < VERBATIM && PACKABLE.test(end);
    // Whole groups of four lose nothing; what is filled in is cut off again.
    const groups = Math.ceil(end.length / 4);
    const kept = isPacked ? end.padEnd(groups * 4, "A") : id;
    const encoding = isPacked ? "base64url" : "utf8";
    const next = start + (isPacked ? groups * 3 : Buffer.byteLength(id));
    if (next > this.#bytes.length) this.#grow(next, start);
    this.#bytes.write(kept, start, encoding);
    if (isPacked) this.#prefix[row] = this.#prefixes.numberOf(id.slice(0, cut));
    this.#lengths[row] = isPacked ? end.length : VERBATIM;
    this.#ends[row] = next;
    this.#rows += 1;
  }

  at(row: number): string {
    const start = this.#startOf(row);
    const end = this.#ends[row];
    const length = this.#lengths[row] ?? 0;
    if (length === VERBATIM) return this.#bytes.toString("utf8", start, end);
    const prefix = this.#texts.at(this.#prefix[row] ?? 0) ?? "";
    return prefix + this.#bytes.toString("base64url", start, end).slice(0, length);
  }

  /** Equal for equal identifiers, and seldom for others: of a million few need to be put together. */
  tailAt(row: number): number {
    const end = this.#ends[row] ?? 0;
    return end - this.#startOf(row) < 4 ? -1 : this.#bytes.readUInt32LE(end - 4);
  }

  #startOf(row: number): number {
    return row === 0 ? 0 : (this.#ends[row - 1] ?? 0);
  }

  #grow(end: number, used: number): void {
    const larger = Buffer.from(ownMemory(Math.max(end, this.#bytes.length * 2)));
    this.#bytes.copy(larger, 0, 0, used);
    this.#bytes = larger;
  }
}
