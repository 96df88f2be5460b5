import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

import { pathMatcher } from "../matching/glob.js";

/**
 * The files below a folder, links to files included, by their paths from there with slashes, and sorted.
 * Throws what reading a folder throws.
 */
export function filesBelow(folder: string): readonly string[] {
  return [...walk(folder, "")].sort();
}

/** Not by `recursive`: Node 24 follows links to folders, and comes to no end where they go in circles. */
function* walk(folder: string, path: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = join(folder, entry.name);
    const name = `${path}${entry.name}`;
    if (entry.isDirectory()) yield* walk(place, `${name}/`);
    else if (entry.isFile() || (entry.isSymbolicLink() && isFile(place))) yield name;
  }
}

/** True for a file that can be found; a link counts as what it leads to. */
export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Those that a glob below `base` matches, `base` before each; none where the folder cannot be read. */
export function filesMatching(base: string, glob: string, workingDir: string): string[] {
  const isMatch = pathMatcher(glob);
  let names: readonly string[];
  try {
    names = filesBelow(resolve(workingDir, base));
  } catch {
    return [];
  }
  return names.filter((name) => isMatch(name.split("/"))).map((name) => `${base}${name}`);
}
