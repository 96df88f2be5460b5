/**
 * Characters that a terminal or a log viewer acts on or hides: controls, bidi and other format
 * marks, line and paragraph separators, lone surrogates, default-ignorable code points.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Needed to write emoji and several scripts, and harmless by themselves: ZWNJ, ZWJ, VS15, VS16. */
const JOINERS = new Set(["\u200c", "\u200d", "\ufe0e", "\ufe0f"]);

const SHORT_ESCAPES = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/**
 * The text as one line in which every unseen character shows as an escape (`\n`, `\u{202e}`).
 * For people to read; not meant to be decoded again.
 */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, (character) => {
    if (JOINERS.has(character)) return character;
    const code = character.codePointAt(0) ?? 0;
    return SHORT_ESCAPES.get(character) ?? `\\u{${code.toString(16)}}`;
  });
}
