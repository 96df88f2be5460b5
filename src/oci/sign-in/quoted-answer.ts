import { outsideWords } from "../../plain/outside-words.js";

/** Tokens, keys and hashes are long runs of these; words and most OCI error texts are not. */
const LOOKS_SECRET = /[\w+/=~.-]{40,}/g;

/**
 * What a party of the sign-in said, safe to repeat in an error: as `outsideWords`, and with every long
 * run of characters replaced by `***`, for what is exchanged there is made of them.
 */
export function quotedAnswer(text: string, secrets: readonly string[] = []): string {
  const known = secrets.filter((secret) => secret !== "").sort((a, b) => b.length - a.length);
  let shown = text;
  // A short one, too, that `outsideWords` would take for any word.
  for (const secret of known) shown = shown.replaceAll(secret, "***");
  return outsideWords(shown.replace(LOOKS_SECRET, "***"), secrets);
}
