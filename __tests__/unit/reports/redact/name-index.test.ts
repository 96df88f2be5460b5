import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { NameIndex } from "../../../../src/reports/redact/name-index.js";
import { hostileText } from "../hostile-names.js";

function index(...names: readonly string[]): NameIndex {
  const made = new NameIndex();
  for (const name of names) made.add(name, `<${name.length}>`);
  return made;
}

describe("names in a text", () => {
  test.each([
    [["prod"], "acme/prod, product prod_a prod", "acme/<4>, product prod_a <4>"],
    [["prod", "acme/prod"], "acme/prod and prod", "<9> and <4>"],
    [["prod", "prod-erp"], "prod-erp prod-web", "<8> <4>-web"],
    [["db"], "db-1 xdb dbx", "<2>-1 xdb dbx"],
    [["=cmd|x", "::error::"], "a=cmd|x ::error::!", "a<6> <9>!"],
    [["данные", "資料"], "данные, 資料; данныех", "<6>, <2>; данныех"],
    [["🚀 x"], "go 🚀 x 🚀 xy", "go <4> 🚀 xy"],
    [[""], "text", "text"],
    [[], "", ""],
  ])("%j in %j", (names, text, replaced) => {
    expect(index(...names).replaceIn(text)).toBe(replaced);
  });

  test("keep their first replacement", () => {
    const names = new NameIndex();
    names.add("twin", "one");
    names.add("twin", "two");
    expect(names.replaceIn("twin")).toBe("one");
  });

  test("are found wherever they stand by themselves", () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (name, before, after) => {
        fc.pre(name.trim() !== "" && !/[()]/.test(name));
        const names = new NameIndex();
        names.add(name, "\u0001");
        expect(names.replaceIn(`(${name})`)).toBe("(\u0001)");
        const text = `${before} ${name} ${after}`;
        expect(names.replaceIn(text)).toContain("\u0001");
      }),
    );
  });

  test("leave every other text as it is", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(index("a name that is in no text").replaceIn(text)).toBe(text);
      }),
    );
  });
});
