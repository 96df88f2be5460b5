import { statSync } from "node:fs";
import { resolve } from "node:path";

import { hasOperators, literalFolder } from "../../matching/glob-syntax.js";
import { MOST_PACKED_BYTES } from "../../plain/byte-limits.js";
import { messageOf, systemCodeOf } from "../../plain/error-message.js";
import { byCodeUnit } from "../../plain/order.js";
import { readBounded } from "../../plain/read-bounded.js";
import { filesMatching } from "../files-below.js";
import { readSnapshot, SnapshotError, type InventorySnapshot } from "../../snapshot/snapshot.js";

/** A snapshot, and the path that it was read from, as it was given. */
export interface InventoryFile {
  readonly path: string;
  readonly snapshot: InventorySnapshot;
}

/** The inventory that `inventory-file` means: of several the newest, by its name. Throws `SnapshotError`. */
export async function readInventoryFile(
  pattern: string,
  workingDir: string,
): Promise<InventoryFile> {
  const path = newest(pattern, workingDir);
  return { path, snapshot: await readSnapshot(await bytesOf(path, workingDir), path) };
}

/** What an audit wrote, in a folder that was named without more. */
const IN_FOLDER = "**/*.inventory.json.gz";

function newest(pattern: string, workingDir: string): string {
  const isLiteral = !hasOperators(pattern);
  const kind = statSync(resolve(workingDir, pattern), { throwIfNoEntry: false });
  if (kind?.isFile() === true || (isLiteral && kind?.isDirectory() !== true)) return pattern;
  const base = isLiteral ? `${pattern.replace(/\/+$/, "")}/` : literalFolder(pattern);
  const glob = isLiteral ? IN_FOLDER : pattern.slice(base.length);
  const found = filesMatching(base, glob, workingDir);
  const last = found.sort((a, b) => byCodeUnit(fileName(a), fileName(b))).at(-1);
  if (last === undefined) {
    throw new SnapshotError(
      `inventory-file: ${pattern} matches no file. Let an audit with formats: inventory write one, and download it before this step.`,
    );
  }
  return last;
}

/** `block_volume_backup_posture_20261105T031500Z.inventory.json.gz`: the time orders them. */
function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

async function bytesOf(path: string, workingDir: string): Promise<Buffer> {
  try {
    return await readBounded(resolve(workingDir, path), MOST_PACKED_BYTES);
  } catch (error) {
    const why = systemCodeOf(error) ?? messageOf(error);
    throw new SnapshotError(
      `inventory-file: ${path} cannot be read (${why}). Check the path and that the step before wrote or downloaded it.`,
    );
  }
}
