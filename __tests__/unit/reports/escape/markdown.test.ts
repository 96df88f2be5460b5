import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { marked, type Tokens } from "marked";
import { escapeMarkdown, markdownCode } from "../../../../src/reports/escape/markdown.js";
import { visible } from "../../../../src/plain/visible.js";
import { renderTable } from "../../../../src/reports/markdown/markdown-table.js";
import { HOSTILE_NAMES, hostileText } from "../hostile-names.js";

/** What a reader of the rendered HTML sees. */
function shown(html: string): string {
  return html
    .replaceAll("<!-- -->", "")
    .replace(/&(?:#(\d+)|(amp|lt|gt|quot));/g, (_, code: string | undefined, name: string) =>
      code === undefined
        ? { amp: "&", lt: "<", gt: ">", quot: '"' }[name as "amp"]
        : String.fromCharCode(Number(code)),
    );
}

const squeezed = (text: string) => text.replace(/ +/g, " ").trim();

function expectInert(name: string): void {
  const columns = [{ title: "A" }, { title: "B" }, { title: "C" }];
  const table = renderTable({ columns, rows: [["x", escapeMarkdown(name), "y"]] });
  const tokens = marked.lexer(table, { gfm: true });
  expect(tokens.map((it) => it.type)).toEqual(["table"]);
  const { rows } = tokens[0] as Tokens.Table;
  expect(rows.map((row) => row.length)).toEqual([3]);

  const html = marked.parse(table, { gfm: true, async: false });
  const cells = [...html.matchAll(/<td>(.*?)<\/td>/g)].map((match) => match[1] ?? "");
  expect(cells).toHaveLength(3);
  expect(cells[2]).toBe("y");
  const cell = cells[1] ?? "";
  expect(cell.replaceAll("<!-- -->", "")).not.toMatch(/<[a-z/!?]/i);
  expect(squeezed(shown(cell))).toBe(squeezed(visible(name)));
}

describe("escapeMarkdown", () => {
  test.each(HOSTILE_NAMES)("shows as written, in its cell: %j", (name) => {
    expectInert(name);
  });

  test("whatever the text", () => {
    fc.assert(fc.property(hostileText, expectInert), { numRuns: 500 });
  });

  test("parts mentions and references from their marks", () => {
    expect(escapeMarkdown("@acme #12 acme/repo#3 GH-4")).toBe(
      "@<!-- -->acme #<!-- -->12 acme/repo#<!-- -->3 GH-<!-- -->4",
    );
  });

  test("leaves ordinary names readable", () => {
    const name = "erp_db-01.data (Boot Volume) Uocm:PHX-AD-1";
    expect(escapeMarkdown(name)).toBe(name);
  });

  test("writes unseen characters as codes, on one line", () => {
    expect(escapeMarkdown("a\n\u202Eb")).toBe("a&#92;u000a&#92;u202eb");
  });

  test("stays inline in a heading and in a list item", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const escaped = escapeMarkdown(text);
        const tokens = marked.lexer(`### x ${escaped}\n\n- y ${escaped}\n`);
        const kinds = tokens.map((it) => it.type).filter((it) => it !== "space");
        expect(kinds).toEqual(["heading", "list"]);
      }),
    );
  });
});

describe("markdownCode", () => {
  test("an OCID is a code span", () => {
    expect(markdownCode("ocid1.volume.oc1.iad.a_b-c")).toBe("`ocid1.volume.oc1.iad.a_b-c`");
  });

  test("anything else is escaped text", () => {
    expect(markdownCode("x` | <b>")).toBe("x&#96; &#124; &#60;b&#62;");
    expect(markdownCode("")).toBe("");
  });
});
