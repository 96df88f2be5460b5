import { expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  definedTags,
  freeformTags,
  optionalText,
  wholeOrNull,
} from "../../../../src/oci/services/model-values.js";

test.each<[unknown, string | null]>([
  ["a", "a"],
  ["", null],
  [undefined, null],
  [null, null],
  [7, null],
])("optionalText(%j) is %j", (value, text) => {
  expect(optionalText(value)).toBe(text);
});

test.each<[unknown, number | null]>([
  [0, 0],
  [7, 7],
  [2 ** 32 - 2, 2 ** 32 - 2],
  [2 ** 32 - 1, null],
  [0.5, null],
  [-1, null],
  [Infinity, null],
  [NaN, null],
  ["7", null],
  [undefined, null],
  [null, null],
])("wholeOrNull(%p) is %p", (value, whole) => {
  expect(wholeOrNull(value)).toBe(whole);
});

test("defined tags are texts, whatever they were", () => {
  expect(definedTags({ Operations: { Tier: "gold", Level: 3, On: true } })).toEqual({
    Operations: { Tier: "gold", Level: "3", On: "true" },
  });
  expect(definedTags(undefined)).toEqual({});
});

test.each<[unknown, object]>([
  [{ env: "prod" }, { env: "prod" }],
  [
    { env: 3, on: true, none: null, more: { toString: 1 } },
    { env: "3", on: "true", none: "null", more: '{"toString":1}' },
  ],
  [null, {}],
  ["prod", {}],
  [7, {}],
])("the freeform tags %j are %j", (value, tags) => {
  expect(freeformTags(value)).toEqual(tags);
});

test.each<[unknown, object]>([
  [null, {}],
  ["gold", {}],
  [
    { Operations: null, Cost: "x" },
    { Operations: {}, Cost: {} },
  ],
])("the defined tags %j are %j", (value, tags) => {
  expect(definedTags(value)).toEqual(tags);
});

test("a tag may have any name, that of a prototype too", () => {
  const name = fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "toString"));
  fc.assert(
    fc.property(name, name, fc.string(), (namespace, key, value) => {
      const pairs = Object.fromEntries([[key, value]]);
      const tags = definedTags(Object.fromEntries([[namespace, pairs]]));
      expect(Object.entries(tags)).toEqual([[namespace, pairs]]);
      expect(Object.getPrototypeOf(tags)).toBe(Object.prototype);
    }),
  );
});
