const SPACE = /\s*/y;
const WORD = /[^\s,{}()'"=!]+/y;
const QUOTED = /'([^']*)'|"([^"]*)"/y;
const PATTERN = /\/([^/]*)\//y;

/** What stands bare next to a separator of its own: the parts of a name, or of a path. */
const BARE = { "/": /[^\s,{}()'"=!/]+/y, ":": /[^\s,{}()'"=!:]+/y } as const;

/** Reads a statement from left to right, each character a fixed number of times. */
export class Scanner {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    this.#take(SPACE);
    return this.#position === this.#text.length;
  }

  /** The next word if it is one of these, in any case; it is in lower case in the answer. */
  keyword<Word extends string>(...words: readonly Word[]): Word | null {
    const start = this.#position;
    const word = this.word()?.toLowerCase();
    const found = words.find((it) => it === word) ?? null;
    if (found === null) this.#position = start;
    return found;
  }

  word(): string | null {
    this.#take(SPACE);
    return this.#take(WORD)?.[0] ?? null;
  }

  /** True, and passed over, when these characters follow. */
  symbol(symbol: string): boolean {
    this.#take(SPACE);
    if (!this.#text.startsWith(symbol, this.#position)) return false;
    this.#position += symbol.length;
    return true;
  }

  quoted(): string | null {
    this.#take(SPACE);
    const found = this.#take(QUOTED);
    return found?.[1] ?? found?.[2] ?? null;
  }

  /** The text between two slashes. */
  pattern(): string | null {
    this.#take(SPACE);
    return this.#take(PATTERN)?.[1] ?? null;
  }

  /** Parts that are quoted or bare, with the separator between them: `'Default'/'Admins'`, `A:B`. */
  parts(separator: keyof typeof BARE): readonly string[] | null {
    const parts: string[] = [];
    do {
      this.#take(SPACE);
      const part = this.quoted() ?? this.#take(BARE[separator])?.[0];
      if (part === undefined || part === "") return null;
      parts.push(part);
    } while (this.symbol(separator));
    return parts;
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.#text);
    if (found !== null) this.#position = pattern.lastIndex;
    return found;
  }
}
