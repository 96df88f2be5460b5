/** What is written at once: large enough for few system calls, small beside any report. */
const BLOCK_BYTES = 1 << 18;
/** What a UTF-16 unit takes in UTF-8 at most. */
const MOST_BYTES = 3;

/** Text as UTF-8, gathered into blocks; each is made when it is asked for. */
export function* inBlocks(pieces: Iterable<string>): Generator<Buffer> {
  let block = Buffer.allocUnsafe(BLOCK_BYTES);
  let used = 0;
  for (const piece of pieces) {
    const most = piece.length * MOST_BYTES;
    if (most > block.length - used) {
      if (used > 0) yield block.subarray(0, used);
      block = Buffer.allocUnsafe(Math.max(BLOCK_BYTES, most));
      used = 0;
    }
    used += block.write(piece, used);
  }
  if (used > 0) yield block.subarray(0, used);
}
