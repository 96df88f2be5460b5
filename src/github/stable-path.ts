import { isAbsolute, posix, sep } from "node:path";

import { pathWithin } from "./path-within.js";

const FOLDERS = [
  ["GITHUB_WORKSPACE", "."],
  ["RUNNER_TEMP", "<temp>"],
] as const;

/**
 * A path without where a runner happens to keep its folders, which another runner keeps elsewhere: by
 * it the next run knows that a file is the same one.
 */
export function stablePath(
  path: string,
  env: Readonly<Record<string, string | undefined>>,
): string {
  if (!isAbsolute(path)) return posix.normalize(path.split(sep).join("/"));
  for (const [variable, name] of FOLDERS) {
    const folder = env[variable] ?? "";
    const local = folder === "" ? null : pathWithin(folder, path);
    if (local !== null) return posix.join(name, local);
  }
  return path;
}
