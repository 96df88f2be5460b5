import { appendFile, stat } from "node:fs/promises";

import { messageOf, systemCodeOf } from "../plain/error-message.js";

/** GitHub shows nothing at all of a step's summary that is larger than this. */
export const SUMMARY_LIMIT_BYTES = 1024 * 1024;

/**
 * Appends Markdown to the step's summary.
 *
 * @param file the value of GITHUB_STEP_SUMMARY
 * @returns null, or a sentence that says why the summary was not written
 */
export async function appendSummary(
  markdown: string,
  file: string | undefined,
): Promise<string | null> {
  if (!file) {
    return "The job summary was not written: GITHUB_STEP_SUMMARY is not set. Set job-summary to false where there is no summary.";
  }
  try {
    const bytes = Buffer.byteLength(markdown) + (await sizeOf(file));
    if (bytes > SUMMARY_LIMIT_BYTES) {
      return `The job summary was not written: it would be ${bytes} bytes, and GitHub shows nothing of a summary over ${SUMMARY_LIMIT_BYTES}. The report files hold all of it.`;
    }
    await appendFile(file, markdown);
    return null;
  } catch (error) {
    return `The job summary could not be written to the file that GITHUB_STEP_SUMMARY names (${messageOf(error)}). Check that the runner may write there, or set job-summary to false.`;
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (systemCodeOf(error) === "ENOENT") return 0;
    throw error;
  }
}
