const MAX_LENGTH = 300;
/** Tokens, keys and hashes are long runs of these; words and most OCI error texts are not. */
const LOOKS_SECRET = /[\w+/=~.-]{40,}/g;

/**
 * What another party said, safe to repeat in an error: the given secrets and whatever looks like
 * one are replaced by `***`, the rest is put on one line and cut.
 */
export function quotedAnswer(text: string, secrets: readonly string[] = []): string {
  const known = secrets.filter((secret) => secret !== "").sort((a, b) => b.length - a.length);
  let shown = text;
  for (const secret of known) shown = shown.replaceAll(secret, "***");
  shown = shown.replace(LOOKS_SECRET, "***").replace(/\s+/g, " ").trim();
  return shown.length > MAX_LENGTH ? `${shown.slice(0, MAX_LENGTH - 1)}…` : shown;
}
