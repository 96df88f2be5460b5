import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { outsideWords, requestIdIn } from "../../../src/plain/outside-words.js";

const OCID = "ocid1.compartment.oc1..aaaaaaaad5ihuexvw7hcgdodnw4s5ve7tsgbvvqrsqvdfgbgtz3kirqnvlfa";
const FINGERPRINT = "20:3b:97:13:55:1c:5b:0d:d3:37:d8:50:4e:c5:3a:34";
const TOKEN = `eyJraWQiOiJhc3ciLCJhbGciOiJSUzI1NiJ9.${"eyJzdWIi".repeat(40)}.${"b-_9".repeat(60)}`;
const SIGNATURE = "pCLqbnx6qHq/Bk8rJHh+Aa0bDJQbhvKVZ2S5".repeat(9);
const AUTHORIZATION = `Signature version="1",keyId="ST$${TOKEN}",algorithm="rsa-sha256",headers="x-date (request-target) host",signature="${SIGNATURE}="`;

describe("outsideWords", () => {
  test.each([
    "Authorization failed or requested resource not found.",
    `The compartment ${OCID} was not found`,
    "The If-Match header is 'blah' but the current entity tag is 'bfd05324-3fb2-4e05-ae1c-086b98f9716b'",
    "Too many requests for the user",
    "größer 漢字 👍",
  ])("repeats %j as it is", (text) => {
    expect(outsideWords(text)).toBe(text);
  });

  test.each([
    ["a\r\n::error::b\u0000\u001b[31mc\u2028d", "a ::error::b [31mc d"],
    ["  a\u202eb\ud800c ", "abc"],
    ["\n", ""],
    ["x".repeat(301), /^x{79,}|^\*/],
    [`${"a b ".repeat(74)}a 👍👍👍`, new RegExp(`^${"a b ".repeat(74)}a …$`)],
  ])("puts %j on one line, cut and without what nobody sees", (text, shown) => {
    const words = outsideWords(text);
    if (typeof shown === "string") expect(words).toBe(shown);
    else expect(words).toMatch(shown);
    expect(words.length).toBeLessThanOrEqual(300);
  });

  test.each([
    ["the header as it was sent", `bad request: ${AUTHORIZATION}`],
    ["the header in JSON in a text", JSON.stringify(JSON.stringify({ a: AUTHORIZATION }))],
    ["the header in a URL", `at ?a=${encodeURIComponent(AUTHORIZATION)}`],
    ["the header in base64", Buffer.from(AUTHORIZATION).toString("base64")],
    ["the key id", `unknown key ST$${TOKEN}`],
    ["the token", `<b>${TOKEN}</b>`],
    ["a part of the token", `no: ${TOKEN.slice(0, 40)}`],
    ["the fingerprint", `key tenancy/user/${FINGERPRINT} is unknown`],
    ["a cut fingerprint", `key ${FINGERPRINT.slice(0, 20)}`],
    ["the signature", `signature "${SIGNATURE}" does not match`],
    ["a bearer", "Bearer abcdef0123456789"],
    ["a signed URL", "https://blobs.example/a.zip?sig=ab12cd34ef56&se=2026"],
  ])("masks %s though nothing is known to have been sent", (_, text) => {
    const words = outsideWords(text);
    expect(words).toContain("***");
    const secrets = [TOKEN, SIGNATURE, FINGERPRINT, "abcdef0123456789", "ab12cd34ef56"];
    for (const secret of secrets) {
      for (let at = 0; at + 16 <= secret.length; at += 1) {
        expect(words).not.toContain(secret.slice(at, at + 16));
      }
    }
  });

  test("masks any part of what was sent, wherever it stands", () => {
    const secret = fc.string({
      unit: fc.constantFrom(...Array.from("abcdefghijkmnopqrstuvwxyz0123456789+/.~")),
      minLength: 16,
      maxLength: 400,
    });
    const place = fc.record({ before: fc.string({ maxLength: 350 }), after: fc.string() });
    fc.assert(
      fc.property(secret, place, fc.nat(), fc.nat(), (sent, { before, after }, from, more) => {
        const start = from % (sent.length - 15);
        const length = 16 + (more % (sent.length - 15 - start));
        const part = sent.slice(start, start + length);
        const words = outsideWords(`${before} ${part} ${after}`, [sent]);
        for (let at = 0; at + 16 <= part.length; at += 1) {
          expect(words).not.toContain(part.slice(at, at + 16));
        }
        expect(words.length).toBeLessThanOrEqual(300);
        expect(words).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });
});

describe("requestIdIn", () => {
  test.each([
    "0123456789ABCDEF0123456789ABCDEF/0123456789ABCDEF0123456789ABCDEF/0123456789ABCDEF0123456789ABCDEF",
    "i9e-A:5hq5QQ6B7Xvtgn096MqTCCcv7q1z9yiC9X9EiZ5JhBph9l0QVw4U1MJOJHCtAv7k",
    "FA2F52A9-04Bc-39AA-5F09-07666e44A542",
    "req-1",
  ])("takes %s", (id) => {
    expect(requestIdIn(id)).toBe(id);
  });

  test.each([
    null,
    "",
    AUTHORIZATION,
    TOKEN,
    TOKEN.slice(0, 60),
    FINGERPRINT,
    SIGNATURE,
    "a b",
    "a\u0007",
    "<script>",
    "A".repeat(129),
  ])("takes no %j", (id) => {
    expect(requestIdIn(id)).toBeNull();
  });

  test("takes none that holds a part of what was sent", () => {
    expect(requestIdIn(`x-${TOKEN.slice(50, 70)}`, [TOKEN])).toBeNull();
  });
});
