import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { embeddedJson } from "../../../../src/reports/html/payload/embedded-json.js";
import { Markup, markup } from "../../../../src/reports/html/markup.js";

describe("markup", () => {
  test("escapes text, and takes markup, lists of it, numbers and nothing as they are", () => {
    const items = ["a", "<b>"].map((it) => markup`<li>${it}</li>`);
    expect(markup`<ul class="${'"x'}">${items}</ul>${3}${null}${new Markup("<hr>")}`.html).toBe(
      '<ul class="&#34;x"><li>a</li><li>&#60;b&#62;</li></ul>3<hr>',
    );
  });

  test("lets no text open a tag or end an attribute", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(markup`${text}`.html).not.toMatch(/[<>"'\n]/);
      }),
    );
  });
});

describe("embedded JSON", () => {
  const inner = (html: string) => /^<script [^>]+>(.*)<\/script>$/s.exec(html)?.[1] ?? "";

  test("reads back, and cannot end its element", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constant("</script><!--"))), (value) => {
        const json = inner(embeddedJson("report-data", value).html);
        expect(json).not.toContain("<");
        expect(JSON.parse(json)).toEqual(value);
      }),
    );
  });
});
