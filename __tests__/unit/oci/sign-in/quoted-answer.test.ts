import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { quotedAnswer } from "../../../../src/oci/sign-in/quoted-answer.js";

describe("quotedAnswer", () => {
  test("leaves ordinary words alone, on one line", () => {
    expect(quotedAnswer("The client\r\n is  not active. ")).toBe("The client is not active.");
  });

  test("cuts what is too long", () => {
    const quoted = quotedAnswer("word ".repeat(200));
    expect(quoted).toHaveLength(300);
    expect(quoted.endsWith("…")).toBe(true);
  });

  test("hides tokens that it was not told of", () => {
    expect(quotedAnswer(`got ${"eyJh".repeat(12)}.${"abc_-".repeat(9)} from you`)).toBe(
      "got *** from you",
    );
  });

  test("never repeats a secret, wherever it stands", () => {
    const secret = fc.stringMatching(/^[!-~]{8,60}$/).filter((text) => !text.includes("*"));
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1 }), fc.string(), (secrets, filler) => {
        const text = secrets.join(filler);
        for (const each of secrets) expect(quotedAnswer(text, secrets)).not.toContain(each);
      }),
    );
  });

  test("hides the greater part of a secret, too", () => {
    const secret = "a-client's-own-secret-0123456789";
    expect(quotedAnswer(`no such client: ${secret.slice(0, 25)}`, [secret])).toBe(
      "no such client: ***",
    );
  });

  test("shows no control character", () => {
    expect(quotedAnswer("no\u001b[31m such \u202eclient")).toBe("no [31m such client");
  });

  test("an empty secret is none", () => {
    expect(quotedAnswer("as it is", [""])).toBe("as it is");
  });
});
