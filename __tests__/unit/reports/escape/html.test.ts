import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { escapeHtml } from "../../../../src/reports/escape/html.js";
import { hostileText } from "../hostile-names.js";

describe("escapeHtml", () => {
  test("markup and quotes become entities, unseen characters codes", () => {
    expect(escapeHtml(`<a href="x" title='y'>&\u202E`)).toBe(
      "&#60;a href=&#34;x&#34; title=&#39;y&#39;&#62;&#38;\\u202e",
    );
  });

  test("nothing can end the text or attribute that it stands in", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!#\d+;)/);
      }),
    );
  });
});
