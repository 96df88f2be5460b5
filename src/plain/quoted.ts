import { visible } from "./visible.js";

const maxShown = 80;

/** The text in quotes on one line, cut when long, with everything invisible written out. */
export function quoted(text: string): string {
  const characters = Array.from(text.slice(0, 2 * maxShown + 2));
  const shown = visible(JSON.stringify(characters.slice(0, maxShown).join("")));
  return characters.length > maxShown ? `${shown} (cut)` : shown;
}

/** What stands in place of a secret. */
export const HIDDEN = "a value that is not shown";

/** The text in quotes, unless it has the look of a secret: then not at all. */
export function shownText(text: string): string {
  return looksSecret(text) ? HIDDEN : quoted(text);
}

/** A key, a URL with a user and a password, a JSON Web Token; or longer than any part of an OCID. */
function looksSecret(text: string): boolean {
  return /PRIVATE KEY|:\/\/[^/]*@|eyJ[\w-]{10}|[A-Za-z0-9+/=_-]{80}/.test(text);
}
