import { createGunzip } from "node:zlib";

import { MEBIBYTE } from "../plain/byte-limits.js";

/** It holds more than was allowed. The message is a sentence. */
export class InflatesTooFar extends RangeError {
  override readonly name = "InflatesTooFar";
}

/** Bytes to inflate at once. */
const CHUNK = MEBIBYTE;
const NEWLINE = 0x0a;
const NOTHING: Buffer = Buffer.alloc(0);

/**
 * What is in a gzipped file, from its beginning to its end; of what was not asked for yet no more than a
 * piece is in memory. Every method throws `RangeError`, in a sentence, where the file is no gzip, is cut
 * off or changed, or inflates to more than was allowed.
 */
export class Inflation {
  readonly #pieces: AsyncIterator<Buffer>;
  readonly #mostBytes: number;
  #inflated = 0;
  /** Of the last piece what nobody asked for yet. */
  #rest: Buffer = NOTHING;

  constructor(data: Buffer, mostBytes: number) {
    const gunzip = createGunzip({ chunkSize: CHUNK });
    gunzip.end(data);
    this.#pieces = gunzip[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    this.#mostBytes = mostBytes;
  }

  /** What comes before the next end of a line; all that is left where no line ends. */
  async line(): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for (;;) {
      const piece = await this.#next();
      if (piece === null) return Buffer.concat(pieces);
      const end = piece.indexOf(NEWLINE);
      if (end < 0) {
        pieces.push(piece);
        continue;
      }
      this.#rest = piece.subarray(end + 1);
      return Buffer.concat([...pieces, piece.subarray(0, end)]);
    }
  }

  /** So many bytes, in memory of their own; fewer where no more are left. */
  async bytes(size: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(Math.min(size, this.#mostBytes + 1));
    let end = 0;
    while (end < bytes.length) {
      const piece = await this.#next();
      if (piece === null) return bytes.subarray(0, end);
      const taken = piece.subarray(0, bytes.length - end);
      bytes.set(taken, end);
      end += taken.length;
      this.#rest = piece.subarray(taken.length);
    }
    return bytes;
  }

  /** Passes over what is left: only at its end does a gzip tell whether it is as it was written. */
  async end(): Promise<void> {
    while ((await this.#next()) !== null);
  }

  async #next(): Promise<Buffer | null> {
    const rest = this.#rest;
    this.#rest = NOTHING;
    if (rest.length > 0) return rest;
    const next = await this.#pieces.next().catch((): never => {
      throw new RangeError("It cannot be inflated to its end.");
    });
    if (next.done === true) return null;
    this.#inflated += next.value.length;
    if (this.#inflated <= this.#mostBytes) return next.value;
    throw new InflatesTooFar(`It inflates to more than ${this.#mostBytes / MEBIBYTE} MiB.`);
  }
}
