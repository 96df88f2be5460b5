/** As much of a standard stream as can fail. */
export interface Failing {
  on(event: "error", listener: () => void): unknown;
}

/**
 * Lets a standard stream go whose reader left (`2>&1 | head -1`), whose disk is full or whose terminal
 * hung up: what is written to it from then on is lost, and the audit goes on, for its reports are files.
 */
export function outliveReaders(...streams: readonly Failing[]): void {
  for (const stream of streams) {
    stream.on("error", () => undefined);
  }
}
