import { expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  definedTags,
  freeformTags,
  instant,
  optionalInstant,
  optionalText,
} from "../../../../src/oci/services/model-values.js";

const TIME = Date.UTC(2026, 10, 5, 3, 15);

test.each<[unknown, number]>([
  ["2026-11-05T03:15:00.000Z", TIME],
  ["2026-11-05T04:15:00+01:00", TIME],
  [new Date(TIME), TIME],
  ["yesterday", NaN],
  [undefined, NaN],
  [2026, NaN],
  [{ toString: 1 }, NaN],
])("instant(%j) is %d", (value, time) => {
  expect(instant(value)).toBe(time);
});

test.each<[unknown, number | null]>([
  ["2026-11-05T03:15:00Z", TIME],
  [undefined, null],
  [null, null],
  ["yesterday", null],
])("optionalInstant(%j) is %j", (value, time) => {
  expect(optionalInstant(value)).toBe(time);
});

test.each<[unknown, string | null]>([
  ["a", "a"],
  ["", null],
  [undefined, null],
  [null, null],
  [7, null],
])("optionalText(%j) is %j", (value, text) => {
  expect(optionalText(value)).toBe(text);
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
