import { visible } from "../../plain/visible.js";

/** What a spreadsheet takes for a formula's start, the full-width forms of Asian keyboards included. */
const FORMULA_START = "[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]";

/** White space and quotes before it do not stop every spreadsheet. */
const FORMULA = new RegExp(
  `^(?=[\\s"']*${FORMULA_START})|(?<=;)(?=[\\s"']*${FORMULA_START})`,
  "gu",
);

/**
 * Text for a field of a CSV file, quoted where RFC 4180 needs it. It is one line, and an apostrophe
 * stands before whatever a spreadsheet would run as a formula: at the field's start, and after a
 * semicolon, which parts columns where the comma is the decimal sign.
 */
export function escapeCsv(text: string): string {
  // Most fields are OCIDs, times and the like, in reports of many megabytes.
  if (/^[A-Za-z0-9][\w.:/()-]*$/.test(text)) return text;
  const safe = visible(text).replace(FORMULA, "'");
  return /[",;\s]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
