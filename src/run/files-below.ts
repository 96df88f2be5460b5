import { readdirSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

import { pathMatcher } from "../matching/glob.js";

/** The files below a folder, by their paths from there, with slashes. Throws what reading a folder throws. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .map((name) => name.split(sep).join("/"));
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
