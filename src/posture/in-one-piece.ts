const ANY = /^/;

/**
 * The text, for one that is held in thousands. V8 keeps what was put together from pieces as these
 * pieces, in several times the memory, until somebody reads it, as a regular expression does.
 */
export function inOnePiece(text: string): string {
  ANY.test(text);
  return text;
}
