import { readFile, stat } from "node:fs/promises";

import { MEBIBYTE } from "./byte-limits.js";

/** The whole file. Throws what the file system throws, and an Error where it is larger than that. */
export async function readBounded(path: string, mostBytes: number): Promise<Buffer> {
  const { size } = await stat(path);
  if (size > mostBytes) {
    throw new Error(
      `it has ${Math.ceil(size / MEBIBYTE)} MiB, and at most ${mostBytes / MEBIBYTE} are read`,
    );
  }
  return await readFile(path);
}
