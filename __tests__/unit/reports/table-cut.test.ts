import { describe, expect, test } from "@jest/globals";
import { renderTable } from "../../../src/reports/markdown-table.js";
import { cutTable, utf8Bytes } from "../../../src/reports/table-cut.js";

const table = { columns: [{ title: "é" }], rows: [["1"], ["2"], ["3".repeat(99)]] };
const whole = renderTable(table);

describe("cutTable", () => {
  test("a table that just fits is whole", () => {
    expect(cutTable(table, utf8Bytes(whole))).toBe(whole);
  });

  test("a byte less leaves out the last row", () => {
    expect(cutTable(table, utf8Bytes(whole) - 1)).toBe(
      "| é |\n| --- |\n| 1 |\n| 2 |\n\n*1 more row is in the report artifact of this run.*\n",
    );
  });

  test("no room for a row: only how many there are", () => {
    expect(cutTable(table, 70)).toBe("\n*3 more rows are in the report artifact of this run.*\n");
  });

  test("no room for that either, or no rows: nothing", () => {
    expect(cutTable(table, 10)).toBe("");
    expect(cutTable({ ...table, rows: [] }, 1000)).toBe("");
  });
});
