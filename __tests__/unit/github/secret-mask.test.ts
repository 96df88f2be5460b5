import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { SecretMask, secretParts } from "../../../src/github/secret-mask.js";

const PEM =
  "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADAN\r\nBgkqhkiG9w0B\n==\n-----END PRIVATE KEY-----\n";

describe("secretParts", () => {
  test("a secret of one line is one part, however short, without the white space around it", () => {
    expect(secretParts(" ab \n")).toEqual(["ab"]);
    expect(secretParts(" \n ")).toEqual([]);
  });

  test("a PEM is its lines, without armour and scraps", () => {
    expect(secretParts(PEM)).toEqual(["MIIEvQIBADAN", "BgkqhkiG9w0B"]);
  });

  test("a PEM with literal \\n is the whole and its lines", () => {
    const literal = "-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADAN\\n-----END PRIVATE KEY-----";
    expect(secretParts(literal)).toEqual([literal, "MIIEvQIBADAN"]);
  });
});

describe("a finished file", () => {
  const TOKEN = "ghs_0123456789_abcdef";

  test("shows no longer secret, however Markdown writes it", () => {
    const mask = new SecretMask();
    mask.add("MIIEvQIBADANBgkqhkiG9w0B+/=");
    mask.add(TOKEN);
    const text = `"a": "${TOKEN}", ghs\\_0123456789\\_abcdef, MIIEvQIBADANBgkqhkiG9w0B+/=!`;
    expect(mask.applyToFile(text)).toBe('"a": "***", ***, ***!');
  });

  test("keeps short ones, which may be words of its format", () => {
    const mask = new SecretMask();
    mask.add("backup");
    expect(mask.applyToFile('"backup_ocid": null')).toBe('"backup_ocid": null');
    mask.add(TOKEN);
    expect(mask.applyToFile(`backup ${TOKEN}`)).toBe("backup ***");
  });
});

describe("SecretMask", () => {
  test("gives the parts that are new", () => {
    const mask = new SecretMask();
    expect(mask.add("hunter2")).toEqual(["hunter2"]);
    expect(mask.add("hunter2")).toEqual([]);
  });

  test("hides the longer of two overlapping secrets whole", () => {
    const mask = new SecretMask();
    mask.add("abc");
    mask.add("abcdef");
    expect(mask.apply("x abcdef y abc")).toBe("x *** y ***");
  });

  test("takes a secret literally, not as a pattern", () => {
    const mask = new SecretMask();
    mask.add("a.c$&(");
    expect(mask.apply("abc a.c$&( $&")).toBe("abc *** $&");
  });

  test("no line of a secret survives", () => {
    const line = fc.stringMatching(/^[A-Za-z0-9+/]{8,64}$/);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.string(), (lines, around) => {
        const mask = new SecretMask();
        mask.add(lines.join("\n"));
        const text = mask.apply(lines.map((part) => `<${part}>`).join("\n"));
        for (const part of lines) expect(text).not.toContain(part);
        expect(mask.apply(`${around}\n`)).toContain("\n");
      }),
    );
  });
});
