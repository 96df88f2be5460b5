import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { messageOf } from "../plain/error-message.js";
import { undelivered } from "./sink.js";
import type { Sink } from "./sink.js";

const NAME = "artifact";

/** Uploads files as one workflow artifact; throws an Error whose message is a sentence. */
export type UploadArtifact = (request: {
  readonly name: string;
  readonly files: readonly string[];
  readonly rootDir: string;
  readonly retentionDays: number | null;
}) => Promise<{ readonly id: string; readonly url: string }>;

export interface ArtifactSinkOptions {
  readonly upload: UploadArtifact;
  readonly name: string;
  readonly retentionDays: number | null;
  /** For the copies that are uploaded: RUNNER_TEMP, or the system's own. */
  readonly tempDir: string;
}

/**
 * Uploads the reports as one workflow artifact. It makes its own copies, so that it does not
 * depend on the output folder.
 */
export function artifactSink({ upload, name, retentionDays, tempDir }: ArtifactSinkOptions): Sink {
  return {
    name: NAME,
    async deliver(files) {
      let rootDir: string;
      const paths: string[] = [];
      try {
        rootDir = await mkdtemp(join(tempDir, "reports-"));
      } catch (error) {
        return undelivered(NAME, cannotStage(tempDir, error));
      }
      try {
        for (const { fileName, content } of files) {
          const path = join(rootDir, fileName);
          await writeFile(path, content());
          paths.push(path);
        }
      } catch (error) {
        await discard(rootDir);
        return undelivered(NAME, cannotStage(tempDir, error));
      }
      try {
        const artifact = await upload({ name, files: paths, rootDir, retentionDays });
        return { sink: NAME, locations: [artifact.url], problems: [], notes: [], artifact };
      } catch (error) {
        return undelivered(NAME, `${messageOf(error)}.`);
      } finally {
        await discard(rootDir);
      }
    },
  };
}

/** The runner clears its temporary folder itself: a copy that stays is no problem of the audit's. */
async function discard(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true }).catch(() => undefined);
}

function cannotStage(tempDir: string, error: unknown): string {
  return `The artifact could not be put together in ${tempDir} (${messageOf(error)}). Free some space there and let the runner write to it, or set upload-artifact to false.`;
}
