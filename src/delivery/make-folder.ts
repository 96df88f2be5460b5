import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

import { systemCodeOf } from "../plain/error-message.js";

/**
 * Makes the folder, and those above it that are missing; one that is there already, or that another
 * process makes meanwhile, is fine. Step by step, since Node's `recursive` never ends where a file
 * system answers ENOENT below a folder that exists, as /proc does.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await makeOne(path);
  } catch (error) {
    const parent = dirname(path);
    if (systemCodeOf(error) !== "ENOENT" || parent === path) throw error;
    await makeFolder(parent);
    await makeOne(path);
  }
}

async function makeOne(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (!(await isFolder(path))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
