import { join } from "node:path";

/** The path with a tilde at its start read as the home folder. */
export function expandHome(path: string, homeDir: string): string {
  return /^~($|[/\\])/.test(path) ? join(homeDir, path.slice(2)) : path;
}
