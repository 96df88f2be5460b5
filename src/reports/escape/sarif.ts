import { visible } from "../../plain/visible.js";

/**
 * Text for a message of SARIF 2.1.0, a single line. Messages know placeholders, `{0}` (3.11.5), and
 * links, `[text](target)` (3.11.6): neither comes about.
 */
export function sarifText(text: string): string {
  return visible(text).replaceAll("](", "] (").replace(/[{}]/g, "$&$&");
}

/** A file's path as a URI reference: what is syntax in one is escaped. */
export function sarifUri(path: string): string {
  return encodeURI(path).replace(/[?#:]/g, encodeURIComponent);
}
