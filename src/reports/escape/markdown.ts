import { visible } from "../../plain/visible.js";

/** An empty comment: it shows as nothing, and parts a mention or reference from what it names. */
const APART = "<!-- -->";

/**
 * Text for inline GitHub Flavored Markdown, a table cell included. It shows as written: no markup,
 * HTML, link, mention, issue reference or formula. It must not be the first thing on a line.
 */
export function escapeMarkdown(text: string): string {
  return (
    visible(text)
      // As entities, since tables read \| before anything else, and code spans know no escapes.
      .replace(/[&<>|\\`$]/g, (character) => `&#${character.charCodeAt(0)};`)
      .replace(/[*[\]~]|:(?=\/)/g, "\\$&")
      // Between letters and digits an underscore is no markup; left alone, names stay readable.
      .replace(/(?<![a-z0-9])_|_(?![a-z0-9])/gi, "\\_")
      .replace(/(?<=www)\./gi, "\\.")
      // GitHub looks for these in the rendered text, where an escape no longer shows.
      .replace(/(?<!&)[@#]/g, `$&${APART}`)
      .replace(/\b(gh-)(?=\d)/gi, `$1${APART}`)
  );
}

/** An identifier as a code span; one with characters that no OCID has, as escaped text. */
export function markdownCode(identifier: string): string {
  return /^[\w.:/-]+$/.test(identifier) ? `\`${identifier}\`` : escapeMarkdown(identifier);
}
