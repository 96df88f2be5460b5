import { visible } from "../../plain/visible.js";

/**
 * Text for a line of a terminal or of a workflow log, or for several that it is wrapped into between
 * its words: no control sequence, and nothing that the runner takes for a workflow command (`::` at a
 * line's start, `##[` anywhere).
 */
export function escapeTerminal(text: string): string {
  return visible(text)
    .replace(/(?<!\S)([\ufe0e\ufe0f]*):(?=[\ufe0e\ufe0f]*:)/g, "$1\\u003a")
    .replaceAll("##[", "##\\u005b");
}
