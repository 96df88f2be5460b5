import { escapeHtml } from "../escape/html.js";

/** HTML that is safe to put into a page: made by `markup`, or a constant of this program. */
export class Markup {
  constructor(readonly html: string) {}
}

type Part = string | number | Markup | readonly Markup[] | null;

/**
 * HTML from a template. Strings are escaped, for content and for attribute values in double quotes;
 * null is nothing. Only Markup goes in as it is.
 */
export function markup(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let html = literals[0] ?? "";
  for (const [index, part] of parts.entries()) html += text(part) + (literals[index + 1] ?? "");
  return new Markup(html);
}

function text(part: Part): string {
  if (part === null) return "";
  if (part instanceof Markup) return part.html;
  if (typeof part === "object") return part.map(({ html }) => html).join("");
  return typeof part === "number" ? String(part) : escapeHtml(part);
}
