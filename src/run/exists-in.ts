import { existsSync } from "node:fs";
import { resolve } from "node:path";

import type { Exists } from "../github/report-anchor.js";
import type { World } from "./world.js";

/** What is there in the workspace, or in the working directory where there is none. */
export function existsIn({ env, workingDir }: Pick<World, "env" | "workingDir">): Exists {
  const folder = env["GITHUB_WORKSPACE"] ?? workingDir;
  return (path) => existsSync(resolve(folder, path));
}
