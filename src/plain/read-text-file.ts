import { readFileSync } from "node:fs";

import { systemCodeOf } from "./error-message.js";
import { decodeText } from "./utf8.js";

/** A file that is there and holds no text that can be read; the message follows the file's name. */
export class NotTextError extends Error {
  override readonly name = "NotTextError";
}

/**
 * The text of a file.
 * @throws NotTextError for another encoding than UTF-8 or marked UTF-16, else the file system's error
 */
export function readTextFile(path: string): string {
  const decoded = decodeText(readFileSync(path));
  if ("problem" in decoded) throw new NotTextError(decoded.problem);
  return decoded.text;
}

/** Why `readTextFile` failed, in brackets behind a sentence: `ENOENT`, `it is not UTF-8 (line 3)`. */
export function whyUnread(error: unknown): string {
  if (error instanceof NotTextError) return `it ${error.message}`;
  return systemCodeOf(error) ?? "unknown error";
}
