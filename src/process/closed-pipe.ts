/** As much of a standard stream as can fail. */
export interface Failing {
  on(event: "error", listener: (error: NodeJS.ErrnoException) => void): unknown;
}

/** A reader that is gone, in the words of each system. */
const CLOSED = new Set(["EPIPE", "EOF", "ECONNRESET", "ERR_STREAM_DESTROYED"]);

/**
 * Lets the reader of a standard stream go (`2>&1 | head -1`): what is written to it from then on is
 * lost, and the audit goes on. Whatever else goes wrong with the stream is thrown.
 */
export function outliveReaders(...streams: readonly Failing[]): void {
  for (const stream of streams) {
    stream.on("error", (error) => {
      if (!CLOSED.has(error.code ?? "")) throw error;
    });
  }
}
