const maxShown = 80;

/** The text with every invisible or line-breaking character written out as `\u{…}`. */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** The text in quotes on one line, cut when long, with everything invisible written out. */
export function quoted(text: string): string {
  const characters = Array.from(text.slice(0, 2 * maxShown + 2));
  const shown = visible(JSON.stringify(characters.slice(0, maxShown).join("")));
  return characters.length > maxShown ? `${shown} (cut)` : shown;
}
