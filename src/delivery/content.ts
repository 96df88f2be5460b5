/** What is written at once: large enough for few system calls, small beside any report. */
const BLOCK_CHARACTERS = 1 << 18;

/** Text as UTF-8, gathered into blocks; each is made when it is asked for. */
export function* inBlocks(pieces: Iterable<string>): Generator<Buffer> {
  let gathered: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    gathered.push(piece);
    length += piece.length;
    if (length < BLOCK_CHARACTERS) continue;
    yield Buffer.from(gathered.join(""));
    gathered = [];
    length = 0;
  }
  if (length > 0) yield Buffer.from(gathered.join(""));
}
