import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";

import { messageOf } from "../plain/error-message.js";
import { makeFolder } from "./make-folder.js";
import { undelivered } from "./sink.js";
import type { Sink } from "./sink.js";

const NAME = "disk";
const FIX =
  "Set output-dir to a folder that the runner can make and write to, with room for the reports.";

/**
 * Writes each report into a folder, which is made when it is missing. A file is whole or absent.
 * A relative folder is one of `workingDir`; what is said of it stays as it was given.
 */
export function diskSink(outputDir: string, workingDir: string): Sink {
  return {
    name: NAME,
    async deliver(files) {
      try {
        await makeFolder(resolve(workingDir, outputDir));
      } catch (error) {
        return undelivered(
          NAME,
          `The folder ${outputDir} for the reports could not be made (${messageOf(error)}). ${FIX}`,
        );
      }
      const locations: string[] = [];
      const problems: string[] = [];
      for (const { fileName, content } of files) {
        const path = join(outputDir, fileName);
        try {
          await writeAtomically(resolve(workingDir, path), content());
          locations.push(path);
        } catch (error) {
          problems.push(`The report ${path} could not be written (${messageOf(error)}). ${FIX}`);
        }
      }
      return { sink: NAME, locations, problems, notes: [] };
    },
  };
}

/** A symbolic link at `path` is replaced, not followed; neither is one at the temporary name. */
async function writeAtomically(path: string, content: Iterable<Buffer>): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeBlocks(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** While a block is written, the next one is made. */
async function writeBlocks(path: string, blocks: Iterable<Buffer>): Promise<void> {
  const file = await open(path, "wx");
  try {
    let writing = Promise.resolve();
    try {
      for (const block of blocks) {
        await writing;
        writing = file.writeFile(block);
      }
    } finally {
      await writing;
    }
  } finally {
    await file.close();
  }
}
