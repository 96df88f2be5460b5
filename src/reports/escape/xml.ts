import { visible } from "../../plain/visible.js";

/**
 * Text for XML 1.0 content or a quoted attribute value. What XML cannot hold at all (controls, lone
 * surrogates, U+FFFE and U+FFFF) shows as its code, as does whatever is not seen.
 */
export function escapeXml(text: string): string {
  // Most of it is plain, in reports of many megabytes.
  if (/^[\w .,:;/()-]*$/.test(text)) return text;
  return visible(text)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** ` name="value"` for each: what follows an element's name. */
export function xmlAttributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join("");
}
