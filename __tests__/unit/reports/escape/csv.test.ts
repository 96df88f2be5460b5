import { describe, expect, test } from "@jest/globals";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { escapeCsv } from "../../../../src/reports/escape/csv.js";
import { visible } from "../../../../src/plain/visible.js";
import { hostileText } from "../hostile-names.js";

const FORMULA = /^[\s"']*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;

describe("a CSV field", () => {
  test.each([
    ["plain", "plain"],
    ["a,b", '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ["two\r\nlines", "two\\u000d\\u000alines"],
    ["", ""],
    ['=HYPERLINK("http://192.0.2.1/","x")', `"'=HYPERLINK(""http://192.0.2.1/"",""x"")"`],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["  =1+1", `"'  =1+1"`],
    ["\uff1d1", "'\uff1d1"],
    ["\t=1", "\\u0009=1"],
    ["\r=1", "\\u000d=1"],
    ["x;=1+1", `"x;'=1+1"`],
    ["a-b=c", "a-b=c"],
  ])("%j is written %s", (text, field) => {
    expect(escapeCsv(text)).toBe(field);
  });

  test("reads back as one field: the visible text, but for apostrophes before formulas", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const [row, ...others] = parse(`${escapeCsv(text)},end\r\n`);
        expect(others).toEqual([]);
        expect(row).toHaveLength(2);
        const unprefixed = (it: string) => it.replaceAll("'", "");
        expect(unprefixed(String(row?.[0]))).toBe(unprefixed(visible(text)));
      }),
    );
  });

  test("is no formula, with whichever separator the file is opened", () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom(",", ";", "\t"), (text, delimiter) => {
        const options = { delimiter, relax_quotes: true, relax_column_count: true, quote: null };
        const cells = parse(`${escapeCsv(text)}\r\n`, options).flat();
        // With a comma a field is read as it was written, so quotes have done their work.
        const read = delimiter === "," ? parse(`${escapeCsv(text)}\r\n`).flat() : cells;
        expect(read.filter((cell) => FORMULA.test(cell) && !/^[\s"]*'/u.test(cell))).toEqual([]);
      }),
    );
  });
});
