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

/** Shorter ones may be words of a file's own format: `backup` is the name of many a field. */
const SHORTEST_IN_FILE = 16;

/** The secrets known so far, and the text without them. */
export class SecretMask {
  #parts: string[] = [];
  #inFile: RegExp | null = null;

  /** Adds a secret; gives the parts that were not known before. */
  add(secret: string): readonly string[] {
    const fresh = secretParts(secret).filter((part) => !this.#parts.includes(part));
    // Longest first, so that a secret within a longer one does not leave the rest of it readable.
    this.#parts = [...this.#parts, ...fresh].sort((a, b) => b.length - a.length);
    this.#inFile = null;
    return fresh;
  }

  /** The text with every known secret replaced by `***`. */
  apply(text: string): string {
    return this.#parts.reduce((masked, part) => masked.replaceAll(part, "***"), text);
  }

  /** A finished file's text with every longer secret replaced by `***`. One pass: it may be large. */
  applyToFile(text: string): string {
    const long = this.#parts.filter((part) => part.length >= SHORTEST_IN_FILE);
    if (long.length === 0) return text;
    this.#inFile ??= new RegExp(long.map(asWritten).join("|"), "g");
    return text.replace(this.#inFile, "***");
  }
}

/** Markdown escapes an underscore where it might be markup. */
function asWritten(part: string): string {
  return part.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replaceAll("_", "\\\\?_");
}
