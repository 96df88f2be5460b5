import { resolve } from "node:path";

import { MOST_REPORT_BYTES } from "../plain/byte-limits.js";
import { messageOf } from "../plain/error-message.js";
import { readBounded } from "../plain/read-bounded.js";

/** What the file holds that `baseline-file` names, or a sentence that says why it cannot be read. */
export async function readBaselineFile(
  file: string,
  workingDir: string,
): Promise<Buffer | { readonly problem: string }> {
  try {
    return await readBounded(resolve(workingDir, file), MOST_REPORT_BYTES);
  } catch (error) {
    const problem = `baseline-file: ${file} cannot be read (${messageOf(error)}); nothing is compared.`;
    return { problem };
  }
}
