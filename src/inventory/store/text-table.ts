/** Texts that many rows share, each kept once and known by a number from 1 on; 0 stands for null. */
export class TextTable {
  readonly #texts: (string | null)[] = [null];
  readonly #numbers = new Map<string, number>();

  /** `texts` have the numbers from 1 on. */
  constructor(texts: readonly string[] = []) {
    for (const text of texts) this.#numbers.set(text, this.#texts.push(text) - 1);
  }

  /** Those that have a number, in its order. */
  get all(): readonly string[] {
    return this.#texts.filter((text) => text !== null);
  }

  numberOf(text: string | null): number {
    if (text === null) return 0;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.push(text) - 1;
    this.#numbers.set(text, number);
    return number;
  }

  /** The text itself, always as the same string: of equal ones only one fills the memory. */
  kept<Text extends string | null>(text: Text): Text {
    return this.at(this.numberOf(text)) as Text;
  }

  at(number: number): string | null {
    return this.#texts[number] ?? null;
  }
}

/** The numbers of one column's texts: what stands in a row stands in the next one nearly always. */
export class TextColumn {
  readonly #texts: TextTable;
  #last: string | null = null;
  #number = 0;

  constructor(texts: TextTable) {
    this.#texts = texts;
  }

  numberOf(text: string | null): number {
    if (text !== this.#last) {
      this.#number = this.#texts.numberOf(text);
      this.#last = text;
    }
    return this.#number;
  }
}
