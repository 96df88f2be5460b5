/**
 * Characters that show as nothing or change how their neighbours show: controls (line breaks too),
 * bidi and other format characters, zero-width and default-ignorable ones, line and paragraph
 * separators, lone surrogates. What emoji are made with is left: the two variation selectors, and a
 * joiner between two pictures (👩‍🚀), where it can be seen to join them; elsewhere it is hidden text.
 */
const UNSEEN =
  /(?![\uFE0E\uFE0F])(?!\u200D(?<=\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?\u200D)(?=\p{Extended_Pictographic}))[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Writes every unseen character as its code, `\u202e` or `\u{e0001}`; one line comes out. In messages, the log
 * and reports alike, so that what is found in one can be looked for in another.
 */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const hex = Number(character.codePointAt(0)).toString(16);
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
  });
}

/** The same characters as JSON escapes, UTF-16 unit by unit: a JSON text keeps its meaning. */
export function visibleJson(json: string): string {
  // Most reports are plain ASCII, and many megabytes long. Of it JSON leaves only DEL as it is.
  if (Buffer.byteLength(json) === json.length && !json.includes("\u007f")) return json;
  return json.replace(UNSEEN, (character) =>
    character === "\n"
      ? character
      : character
          .split("")
          .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
          .join(""),
  );
}
