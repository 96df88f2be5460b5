import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** The Node that the action runs on, from the `node` package, whatever the host has. */
export function node24(): string {
  const binary = process.platform === "win32" ? "node.exe" : "node";
  return join(dirname(require.resolve("node/package.json")), "bin", binary);
}
