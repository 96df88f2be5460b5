import type { TextTable } from "./text-table.js";

/** Bytes to start with an identifier: the 60 characters at an OCID's end fit into 38. */
const BYTES_PER_ROW = 40;
/** RFC 4648 base32 in lower case, which the unique part of an OCID is written in. */
const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const VALUE_OF = new Uint8Array(128).fill(255);
for (let value = 0; value < ALPHABET.length; value += 1) {
  VALUE_OF[ALPHABET.charCodeAt(value)] = value;
}
/** Stands in place of a length for a text that is kept as it is. */
const VERBATIM = 255;

/**
 * Identifiers in rows, outside the heap. An OCID's unique part, the characters after its last full
 * stop, is packed 5 bits to a character; what stands before it is shared by many and kept once.
 */
export class OcidColumn {
  readonly #texts: TextTable;
  readonly #prefix: Uint32Array;
  /** Characters of the packed part, or `VERBATIM`. */
  readonly #lengths: Uint8Array;
  readonly #ends: Uint32Array;
  #bytes: Buffer;
  #rows = 0;

  /** `texts` keeps the beginnings, of which there are few: one a kind and region. */
  constructor(rows: number, texts: TextTable) {
    this.#texts = texts;
    this.#prefix = new Uint32Array(rows);
    this.#lengths = new Uint8Array(rows);
    this.#ends = new Uint32Array(rows);
    this.#bytes = Buffer.allocUnsafe(rows * BYTES_PER_ROW);
  }

  /** Adds the next row's identifier, any text. */
  push(id: string): void {
    const row = this.#rows;
    const start = this.#startOf(row);
    const cut = id.lastIndexOf(".") + 1;
    const length = id.length - cut;
    const isPacked = length < VERBATIM && isBase32(id, cut);
    const end = start + (isPacked ? Math.ceil((length * 5) / 8) : Buffer.byteLength(id));
    if (end > this.#bytes.length) this.#grow(end, start);
    if (isPacked) {
      pack(id, cut, this.#bytes, start);
      this.#prefix[row] = this.#texts.numberOf(id.slice(0, cut));
    } else {
      this.#bytes.write(id, start);
    }
    this.#lengths[row] = isPacked ? length : VERBATIM;
    this.#ends[row] = end;
    this.#rows += 1;
  }

  at(row: number): string {
    const start = this.#startOf(row);
    const length = this.#lengths[row] ?? 0;
    if (length === VERBATIM) return this.#bytes.toString("utf8", start, this.#ends[row]);
    return (this.#texts.at(this.#prefix[row] ?? 0) ?? "") + unpack(this.#bytes, start, length);
  }

  #startOf(row: number): number {
    return row === 0 ? 0 : (this.#ends[row - 1] ?? 0);
  }

  #grow(end: number, used: number): void {
    const larger = Buffer.allocUnsafe(Math.max(end, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, used);
    this.#bytes = larger;
  }
}

function isBase32(text: string, from: number): boolean {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127 || VALUE_OF[code] === 255) return false;
  }
  return true;
}

function pack(text: string, from: number, into: Buffer, start: number): void {
  let bits = 0;
  let held = 0;
  let next = start;
  for (let at = from; at < text.length; at += 1) {
    held = (held << 5) | (VALUE_OF[text.charCodeAt(at)] ?? 0);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    into[next] = held >> bits;
    next += 1;
    held &= (1 << bits) - 1;
  }
  if (bits > 0) into[next] = held << (8 - bits);
}

const characters = Buffer.alloc(VERBATIM);

function unpack(from: Buffer, start: number, length: number): string {
  let bits = 0;
  let held = 0;
  let next = start;
  for (let at = 0; at < length; at += 1) {
    if (bits < 5) {
      held = (held << 8) | (from[next] ?? 0);
      next += 1;
      bits += 8;
    }
    bits -= 5;
    characters[at] = ALPHABET.charCodeAt(held >> bits);
    held &= (1 << bits) - 1;
  }
  return characters.toString("latin1", 0, length);
}
