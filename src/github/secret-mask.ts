/** Shorter lines of a key or certificate say nothing, and hiding them would blot out the log. */
const SHORTEST_LINE = 4;

/**
 * The pieces of a secret that may turn up on a log line: the whole when it is one line, and each
 * line when it has several (real line ends or literal `\n`), PEM armour left out.
 */
export function secretParts(secret: string): readonly string[] {
  const whole = secret.trim();
  if (whole === "") return [];
  const lines = whole.split(/\r\n|\r|\n|\\n/).map((line) => line.trim());
  if (lines.length === 1) return [whole];
  const parts = lines.filter(
    (line) => line.length >= SHORTEST_LINE && !/^-----.*-----$/.test(line),
  );
  return [...new Set(/[\r\n]/.test(whole) ? parts : [whole, ...parts])];
}

/** The secrets known so far, and the text without them. */
export class SecretMask {
  #parts: string[] = [];

  /** Adds a secret; gives the parts that were not known before. */
  add(secret: string): readonly string[] {
    const fresh = secretParts(secret).filter((part) => !this.#parts.includes(part));
    // Longest first, so that a secret within a longer one does not leave the rest of it readable.
    this.#parts = [...this.#parts, ...fresh].sort((a, b) => b.length - a.length);
    return fresh;
  }

  /** The text with every known secret replaced by `***`. */
  apply(text: string): string {
    return this.#parts.reduce((masked, part) => masked.replaceAll(part, "***"), text);
  }
}
