import { describe, expect, test } from "@jest/globals";
import { XMLParser } from "fast-xml-parser";
import fc from "fast-check";
import { visible } from "../../../../src/plain/visible.js";
import { escapeXml } from "../../../../src/reports/escape/xml.js";
import { objectionToXml } from "../well-formed.js";
import { hostileText } from "../hostile-names.js";

/** What XML 1.0 calls a character. */
const XML_TEXT = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
});

describe("XML text", () => {
  test.each([
    ["<b>&\"'", "&#60;b&#62;&#38;&#34;&#39;"],
    ["]]>", "]]&#62;"],
    ["a\u0000b\u0007", "a\\u0000b\\u0007"],
    ["x\ufffey\uffffz", "x\\ufffey\\uffffz"],
    ["\ud800", "\\ud800"],
  ])("%j is written %s", (text, written) => {
    expect(escapeXml(text)).toBe(written);
  });

  test("holds only what XML 1.0 can, and reads back in attributes and content", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const escaped = escapeXml(text);
        expect(escaped).toMatch(XML_TEXT);
        const xml = `<a b="${escaped}">${escaped}</a>`;
        expect(objectionToXml(xml)).toBeNull();
        const seen = visible(text).replace(/[\ufffe\uffff]/g, (it) => {
          return `\\u${it.charCodeAt(0).toString(16)}`;
        });
        const { a } = parser.parse(xml) as { a: { b: string; "#text"?: string } };
        expect(a.b).toBe(seen);
        expect(a["#text"] ?? "").toBe(seen);
      }),
    );
  });
});
