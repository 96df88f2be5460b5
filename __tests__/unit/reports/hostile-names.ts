import fc from "fast-check";

/** Names that try to leave the place where they are written. */
export const HOSTILE_NAMES = [
  "a | b || c \\| d \\",
  "`code` ``more`` `",
  "<img src=x onerror=alert(1)><script>alert(1)</script>",
  "</td></tr></table><h1>x</h1>",
  "<!-- comment --> -->",
  "[link](https://example.com) ![image](x) [ref]: http://example.com <https://example.com>",
  "https://example.com www.example.com ftp://example.com someone@example.com mailto:a@example.com",
  "@acme @acme/team #12 acme/repo#34 GH-56 gh-7",
  "line one\nline two\r\n# heading\n\n- item\u2028x\u2029y\u0085z",
  "**bold** __bold__ _it_ ~~gone~~ $x^2$ &lt;b&gt; &#60; &amp;",
  "::error::broken ##[error]broken %0A::error::",
  "\u202Eevil\u202C \u200Bzero\uFEFF \u2066x\u2069",
  "\u001B[31mred\u0007\u0000 \uD800 \u{E0041}",
  "🚀 família データ",
  "",
  "   ",
  "> quote",
  "--- | ---",
] as const;

const piece = fc.oneof(
  fc.constantFrom(...HOSTILE_NAMES),
  fc.constantFrom(...Array.from("|`<>&\\*_[]()~:/!@#$\"'\n\r\t-=+. \u202E\u200B")),
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.string({ maxLength: 6 }),
);

/** Random text made of markup, odd characters and pieces of the names above. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(piece, { maxLength: 8 })
  .map((pieces) => pieces.join(""));
