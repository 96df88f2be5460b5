import { isAbsolute, posix, relative, sep } from "node:path";

/** The path as seen from a folder, with slashes; null when it leads out of it. A relative one starts there. */
export function pathWithin(folder: string, path: string): string | null {
  const local = isAbsolute(path) ? relative(folder, path) : path;
  const plain = posix.normalize(local.split(sep).join("/"));
  // From one drive of Windows to another the relative path is absolute.
  return isAbsolute(local) || /^\.\.(?:\/|$)/.test(plain) ? null : plain;
}
