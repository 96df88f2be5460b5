import { createHash } from "node:crypto";

/** The same number from 0 up to `size` for the same text, on every machine, spread evenly. */
export function spread(text: string, size: number): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0) % size;
}
