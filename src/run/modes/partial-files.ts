import { join, resolve } from "node:path";

import { MOST_PACKED_BYTES } from "../../plain/byte-limits.js";
import { messageOf, systemCodeOf } from "../../plain/error-message.js";
import { pathMatcher } from "../../matching/glob.js";
import { hasOperators, literalFolder } from "../../matching/glob-syntax.js";
import { readBounded } from "../../plain/read-bounded.js";
import { filesBelow, isFile } from "../files-below.js";
import { PartialError } from "../../sharding/partial.js";

/** One file that may be a partial report. */
export interface PartialFile {
  /** Its path below the folder that was searched. */
  readonly name: string;
  /** @throws PartialError in a sentence when the file cannot be read */
  readonly read: () => Promise<Buffer>;
}

/** What the jobs of a matrix hand over, in a folder that was named without more. */
const IN_FOLDER = "**/*.json.gz";

/**
 * The files that `partial-reports` means, in the order of their names: a file, a folder with whatever
 * partial reports lie below it, or a glob.
 * @throws PartialError in a sentence when there are none
 */
export function findPartialFiles(workingDir: string, pattern: string): readonly PartialFile[] {
  const isLiteral = !hasOperators(pattern);
  const base = isLiteral ? pattern : literalFolder(pattern);
  const folder = resolve(workingDir, base);
  if (isLiteral && isFile(folder)) return [partialFile(folder, pattern)];
  const isMatch = pathMatcher(isLiteral ? IN_FOLDER : pattern.slice(base.length));
  const files = namesBelow(folder).filter((name) => isMatch(name.split("/")));
  if (files.length === 0) {
    throw new PartialError(
      `partial-reports: ${pattern} matches no file. Download the artifacts of the matrix before the merge.`,
    );
  }
  return files.map((name) => partialFile(join(folder, name), name));
}

function partialFile(path: string, name: string): PartialFile {
  const read = async () => {
    try {
      return await readBounded(path, MOST_PACKED_BYTES);
    } catch (error) {
      const code = systemCodeOf(error);
      // Of a file that is too large the error says so itself.
      if (code === null) throw tooLarge(name, messageOf(error));
      throw new PartialError(
        `partial-reports: ${name} cannot be read (${code}). Make it readable for the user that runs the merge.`,
      );
    }
  };
  return { name, read };
}

function namesBelow(folder: string): readonly string[] {
  try {
    return filesBelow(folder);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === "ENOENT" || code === "ENOTDIR") {
      throw new PartialError(
        `partial-reports: there is no folder ${folder}. Download the artifacts of the matrix before the merge.`,
      );
    }
    throw new PartialError(
      `partial-reports: the folder ${folder} cannot be read (${code ?? messageOf(error)}). Make it readable for the user that runs the merge.`,
    );
  }
}

function tooLarge(name: string, why: string): PartialError {
  return new PartialError(
    `partial-reports: ${name} is too large for a partial report (${why}). Look at what partial-reports matches, and plan more shards if it is one.`,
  );
}
