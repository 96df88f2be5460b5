/** Emoji, and the blocks that Unicode calls East Asian wide or fullwidth. */
const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;

/** How many columns of a terminal the text takes; tabs and controls must be gone already. */
export function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + columnsOfCharacter(character), 0);
}

/** The text in exactly `columns` columns: padded with blanks, or cut and ended with `…`. */
export function fitColumns(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text + " ".repeat(columns - columnsOf(text));
  let kept = "";
  let left = columns - 1;
  for (const character of text) {
    left -= columnsOfCharacter(character);
    if (left < 0) break;
    kept += character;
  }
  // A joiner at the end has nothing left to join.
  kept = kept.replace(/\u200d$/, "");
  return `${kept}…${" ".repeat(columns - 1 - columnsOf(kept))}`;
}

/**
 * Lines of at most `columns` columns, broken between words and within those that are longer than a
 * line. No piece of a word begins with `::`, which the runner would take for a command.
 */
export function wrapHard(text: string, columns: number): string[] {
  const words = text.split(" ").flatMap((word) => piecesOf(word, columns));
  return wrapColumns(words.join(" "), columns);
}

function piecesOf(word: string, columns: number): string[] {
  if (columnsOf(word) <= columns) return [word];
  // Half, since a character may take two columns.
  const size = Math.floor(columns / 2);
  return word
    .replace(/:(?=[\ufe0e\ufe0f]*:)/g, ": ")
    .split(" ")
    .flatMap((part) => {
      const characters = Array.from(part);
      const count = Math.ceil(characters.length / size);
      return Array.from({ length: count }, (_, index) =>
        characters.slice(index * size, (index + 1) * size).join(""),
      );
    });
}

/** Lines of at most `columns` columns, broken between words; a longer word stays whole. */
export function wrapColumns(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && columnsOf(last) + 1 + columnsOf(word) <= columns) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

function columnsOfCharacter(character: string): number {
  if (/[\p{M}\u200d]/u.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
