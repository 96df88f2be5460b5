import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { errorTexts } from "./error-texts.js";

const page = readFileSync(new URL("../../../docs/troubleshooting.md", import.meta.url), "utf8");
/** The beginnings of messages that the page has a heading for: list items that are one code span. */
const quotes = [...page.matchAll(/^- `(.+)`$/gm)].map(([, quote = ""]) => quote);
const texts = errorTexts();

/** The quote's own `…` at its end stands for whatever follows. */
function isQuoted(text: string, quote: string): boolean {
  return text.startsWith(quote.replace(/…$/, ""));
}

describe("docs/troubleshooting.md", () => {
  test("the sources were read", () => {
    const some = texts.map(({ text }) => text);
    expect(some).toContain("Delivery to … broke off: ….");
    expect(some).toContain("the answer is not a list");
    expect(some.filter((text) => text.startsWith("OCI refused the sign-in"))).toHaveLength(1);
  });

  test("every text that the program says when something is wrong is on the page", () => {
    const missing = texts.filter(({ text }) => !quotes.some((quote) => isQuoted(text, quote)));
    expect(missing).toEqual([]);
  });

  test("the page quotes nothing that the program does not say", () => {
    const stale = quotes.filter((quote) => !texts.some(({ text }) => isQuoted(text, quote)));
    expect(stale).toEqual([]);
  });

  test("every quote stands once", () => {
    expect(quotes.filter((quote, index) => quotes.indexOf(quote) !== index)).toEqual([]);
  });
});
