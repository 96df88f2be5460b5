import { readFile } from "node:fs/promises";

import { describe, expect, test } from "@jest/globals";

import { messageOf } from "../../src/error-message.js";

describe("messageOf", () => {
  test("takes what is thrown, be it an error or not, of this realm or another", async () => {
    expect(messageOf(new TypeError("no such name"))).toBe("no such name");
    expect(messageOf("text")).toBe("text");
    expect(messageOf(null)).toBe("null");
    expect(messageOf({ message: 7 })).toBe("[object Object]");
    expect(await readFile("/no/such/file").catch(messageOf)).toMatch(/^ENOENT: /);
  });

  test("leaves out the full stop, since it goes into a sentence", () => {
    expect(messageOf(new Error("No room."))).toBe("No room");
  });
});
