import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { parseJson } from "../../../src/plain/parse-json.js";

const ID = "ocid1.volume.oc1..a";

describe("parseJson", () => {
  test.each([
    `{"__proto__": {"id": "${ID}"}}`,
    `{"\\u005f_proto__": {"id": "${ID}"}}`,
    `{"__pr\\u006Fto__": {"id": "${ID}"}}`,
    `{"__proto__": {"__proto__": {"id": "${ID}"}}}`,
    `{"__proto__" : {"id": "${ID}"}, "__proto__": 1}`,
  ])("a key %s gives its record nothing", (text) => {
    const parsed = parseJson(text) as { readonly id?: string };
    expect(Object.keys(parsed)).toEqual([]);
    // As the SDK copies what it hands over.
    expect(Object.assign({}, parsed).id).toBeUndefined();
  });

  test("keys that only look alike, and texts that say it, are left as they are", () => {
    const value = { proto: 1, constructor: "a", tags: { "": "__proto__" }, é: ["\u0050\u005f"] };
    expect(parseJson(JSON.stringify(value))).toEqual(value);
    expect(parseJson('"\\u00e9__proto__\\u005f"')).toBe("é__proto___");
  });

  test("drops the key at whatever depth, and nothing else", () => {
    const tree = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.jsonValue({ maxDepth: 0 }),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom("id", "name", "HERE"), tie("value"), { maxKeys: 3 }),
      ),
    })).value;
    const without = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(without);
      if (typeof value !== "object" || value === null) return value;
      const kept = Object.entries(value).filter(([key]) => key !== "HERE");
      return Object.fromEntries(kept.map(([key, each]) => [key, without(each)]));
    };
    fc.assert(
      fc.property(tree, (value) => {
        const text = JSON.stringify(value).replaceAll('"HERE":', '"__proto__":');
        const expected: unknown = JSON.parse(JSON.stringify(value));
        expect(parseJson(text)).toEqual(without(expected));
      }),
    );
  });

  test("what is no JSON is an error as ever", () => {
    expect(() => parseJson("{")).toThrow(SyntaxError);
    expect(() => parseJson('{"__proto__": ')).toThrow(SyntaxError);
  });
});
