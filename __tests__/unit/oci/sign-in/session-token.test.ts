import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { claimsOf, livingUntil } from "../../../../src/oci/sign-in/session-token.js";
import { SignInError } from "../../../../src/oci/sign-in/sign-in-error.js";
import { jwt, livingFor, NOW } from "./session-fixture.js";

const say = { unreadable: "unreadable", expired: (at: string) => `expired at ${at}` };

describe("claimsOf", () => {
  test("gives back whatever claims a token carries", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (claims) => {
        const plain = JSON.parse(JSON.stringify(claims)) as unknown;
        expect(claimsOf(jwt(claims))).toEqual(plain);
      }),
    );
  });

  test("never throws, and takes no text for claims that is none", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(claimsOf(text) ?? {}).toBeInstanceOf(Object);
      }),
    );
    expect(claimsOf("")).toBeNull();
    expect(claimsOf("a.b.c")).toBeNull();
    expect(claimsOf(`a.${Buffer.from("[1]").toString("base64url")}.c`)).toBeNull();
    expect(claimsOf(`a.${Buffer.from("null").toString("base64url")}.c`)).toBeNull();
  });
});

describe("livingUntil", () => {
  test("gives the instant of exp in milliseconds", () => {
    expect(livingUntil(livingFor(1_000), NOW, say)).toBe(NOW + 1_000);
  });

  test.each([{}, { exp: "soon" }, { exp: 1e300 }, { exp: null }])(
    "says when a token tells no expiry: %j",
    (claims) => {
      expect(() => livingUntil(jwt(claims), NOW, say)).toThrow(new SignInError("unreadable"));
    },
  );

  test("says since when a token is dead, to the millisecond of its end", () => {
    expect(() => livingUntil(livingFor(0), NOW, say)).toThrow(
      new SignInError("expired at 2024-06-01T12:00:00.000Z"),
    );
  });
});
