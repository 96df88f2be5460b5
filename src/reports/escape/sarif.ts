import { visible } from "./visible.js";

/**
 * Text for a message of SARIF 2.1.0, a single line. Messages know placeholders, `{0}` (3.11.5), and
 * links, `[text](target)` (3.11.6): neither comes about.
 */
export function sarifText(text: string): string {
  return visible(text).replaceAll("](", "] (").replace(/[{}]/g, "$&$&");
}
