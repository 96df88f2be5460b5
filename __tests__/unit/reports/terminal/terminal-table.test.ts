import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { columnsOf } from "../../../../src/reports/terminal/terminal-columns.js";
import { terminalTable } from "../../../../src/reports/terminal/terminal-table.js";
import { hostileText } from "../hostile-names.js";

const COLUMNS = [
  { title: "ID" },
  { title: "NAME", isElastic: true },
  { title: "PATH", isElastic: true },
];
const cells = (...texts: string[]) => texts.map((text) => ({ text }));

describe("terminalTable", () => {
  test("is as wide as its content", () => {
    expect(
      terminalTable(COLUMNS, [cells("1", "data", "acme"), cells("22", "x", "a/b")], 80),
    ).toEqual(["  ID  NAME  PATH", "  1   data  acme", "  22  x     a/b"]);
  });

  test("takes from the widest elastic column first", () => {
    const rows = [cells("1234567890", "abcdefghijklmnop", "abcdefgh")];
    expect(terminalTable(COLUMNS, rows, 36)).toEqual([
      "  ID          NAME          PATH",
      "  1234567890  abcdefghijk…  abcdefgh",
    ]);
  });

  test("below some width its columns get no narrower", () => {
    const rows = [cells("1", "abcdefghijklmnop", "abcdefgh")];
    expect(terminalTable(COLUMNS, rows, 5)[1]).toBe("  1   abcde…  abcde…");
  });

  test("styles the text alone, not the blanks around it", () => {
    const style = (text: string) => `<${text}>`;
    expect(terminalTable(COLUMNS, [[{ text: "1", style }, ...cells("data", "")]], 80)[1]).toBe(
      "  <1>   data",
    );
  });

  test("no text breaks a line or its width", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (name, path) => {
        for (const line of terminalTable(COLUMNS, [cells("1", name, path)], 60)) {
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
          expect(columnsOf(line)).toBeLessThanOrEqual(60);
        }
      }),
    );
  });
});
