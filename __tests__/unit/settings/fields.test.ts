import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  decimal,
  readBoolean,
  readItems,
  readRegion,
  whole,
} from "../../../src/settings/fields.js";
import { normalisePrivateKey } from "../../../src/settings/private-key.js";

const readDecimal = (text: string) => decimal("any number", () => true).safeParse(text).data;
const readWhole = (text: string) => whole(0, Number.MAX_SAFE_INTEGER).safeParse(text).data;

describe("readers", () => {
  test("never throw, and give a fit value or undefined", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect([true, false, undefined]).toContain(readBoolean(text));
        const decimal = readDecimal(text);
        expect(decimal === undefined || (Number.isFinite(decimal) && decimal >= 0)).toBe(true);
        const whole = readWhole(text);
        expect(whole === undefined || (Number.isSafeInteger(whole) && whole >= 0)).toBe(true);
        expect(readRegion(text) ?? "iad").toMatch(/^[a-z0-9-]+$/);
      }),
    );
  });

  test("take every number as plain digits write it", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(999), (units, thousandths) => {
        expect(readWhole(String(units))).toBe(units);
        expect(readDecimal(`${units}.${thousandths}`)).toBe(Number(`${units}.${thousandths}`));
      }),
    );
  });

  test("refuse a number too large to hold", () => {
    expect(readDecimal("9".repeat(400))).toBeUndefined();
  });

  test.each(["true", "True", "TRUE", "tRuE"])("%s is true", (text) => {
    expect(readBoolean(text)).toBe(true);
  });

  test.each([
    "us-ashburn-1",
    "us-gov-ashburn-1",
    "me-dcc-muscat-1",
    "ap-chuncheon-1",
    "eu-frankfurt-2",
    "FRA",
  ])("%s is a region", (name) => {
    expect(readRegion(name)).toBe(name.toLowerCase());
  });
});

describe("lists", () => {
  test("items come back trimmed, in order, once, whatever separates them", () => {
    const item = fc.stringMatching(/^[a-z0-9/*:]+$/);
    const separator = fc.constantFrom(",", "\n", "\r\n", " , ", ",\n,");
    fc.assert(
      fc.property(fc.array(item, { minLength: 1 }), separator, (items, between) => {
        expect(readItems(items.join(between), (it) => it)).toEqual([...new Set(items)]);
      }),
    );
  });

  test("no item, or one that is not taken, makes no list", () => {
    expect(readItems(" ,\n", (item) => item)).toBeUndefined();
    expect(readItems("1,x,2", readWhole)).toBeUndefined();
    expect(readItems("1,01,2", readWhole)).toEqual([1, 2]);
  });
});

describe("private key text", () => {
  const pem = "-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n";

  test.each([
    ["real newlines", pem],
    ["no newline at the end", pem.trimEnd()],
    ["CRLF", pem.replaceAll("\n", "\r\n")],
    [String.raw`\n written out`, pem.replaceAll("\n", String.raw`\n`)],
    [String.raw`\r\n written out`, pem.replaceAll("\n", String.raw`\r\n`)],
  ])("comes out the same with %s", (_, text) => {
    expect(normalisePrivateKey(text)).toBe(pem);
  });

  test("nothing but newlines is no key", () => {
    expect(normalisePrivateKey(String.raw`\n \n`.replace(" ", ""))).toBeUndefined();
  });
});
