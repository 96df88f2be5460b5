const WORD = /[\p{L}\p{N}\p{M}_]/u;
const LEADING_WORD = /[\p{L}\p{N}\p{M}_]+/uy;

interface Names {
  readonly replacements: Map<string, string>;
  /** The lengths that occur, the greatest first. */
  readonly lengths: number[];
}

/**
 * Names to replace in texts, found by the word or the sign that they begin with: a text is gone over
 * once, however many names there are.
 */
export class NameIndex {
  readonly #byHead = new Map<string, Names>();

  /** The first replacement of a name stays. */
  add(name: string, replacement: string): void {
    if (name === "") return;
    const head = headAt(name, 0);
    const names = this.#byHead.get(head) ?? {
      replacements: new Map<string, string>(),
      lengths: [],
    };
    this.#byHead.set(head, names);
    if (names.replacements.has(name)) return;
    names.replacements.set(name, replacement);
    if (names.lengths.includes(name.length)) return;
    names.lengths.push(name.length);
    names.lengths.sort((a, b) => b - a);
  }

  /** Replaces whole names only, the longest first: `prod` stands in `acme/prod`, not in `product`. */
  replaceIn(text: string): string {
    let replaced = "";
    let at = 0;
    while (at < text.length) {
      const head = headAt(text, at);
      const name = this.#nameAt(text, at, head);
      replaced += name === null ? head : (this.#byHead.get(head)?.replacements.get(name) ?? name);
      at += (name ?? head).length;
    }
    return replaced;
  }

  #nameAt(text: string, at: number, head: string): string | null {
    const names = this.#byHead.get(head);
    for (const length of names?.lengths ?? []) {
      const candidate = text.slice(at, at + length);
      if (names?.replacements.has(candidate) === true && isWhole(candidate, text, at + length)) {
        return candidate;
      }
    }
    return null;
  }
}

/** The whole word that begins at `at`, or the one character there. */
function headAt(text: string, at: number): string {
  LEADING_WORD.lastIndex = at;
  return LEADING_WORD.exec(text)?.[0] ?? characterAt(text, at);
}

/** Heads are whole words, so that a name can only break off within a word at its end. */
function isWhole(name: string, text: string, end: number): boolean {
  const last = /.$/su.exec(name)?.[0] ?? "";
  return !WORD.test(last) || !WORD.test(characterAt(text, end));
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}
