import stringWidth from "string-width";

const CHARACTERS = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * How many columns of a terminal the text takes; tabs and controls must be gone already. An emoji of several
 * pictures takes two, as in terminals that draw it as one.
 */
export function columnsOf(text: string): number {
  return stringWidth(text);
}

/** The text in exactly `columns` columns: padded with blanks, or cut and ended with `…`. */
export function fitColumns(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text + " ".repeat(columns - columnsOf(text));
  let kept = "";
  let left = columns - 1;
  for (const character of charactersOf(text)) {
    left -= columnsOf(character);
    if (left < 0) break;
    kept += character;
  }
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
  return word
    .replace(/:(?=[\ufe0e\ufe0f]*:)/g, ": ")
    .split(" ")
    .flatMap((part) => cut(part, columns));
}

/** Pieces that fit the line, of half as many characters at most, since most take one column or two. */
function cut(text: string, columns: number): string[] {
  const pieces: string[] = [];
  let [piece, count, width] = ["", 0, 0];
  for (const character of charactersOf(text)) {
    const more = columnsOf(character);
    if (count === Math.floor(columns / 2) || width + more > columns) {
      pieces.push(piece);
      [piece, count, width] = ["", 0, 0];
    }
    piece += character;
    count += 1;
    width += more;
  }
  return [...pieces, piece];
}

/** What a person takes for one character, however many code points it is of. */
function charactersOf(text: string): string[] {
  return Array.from(CHARACTERS.segment(text), ({ segment }) => segment);
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
