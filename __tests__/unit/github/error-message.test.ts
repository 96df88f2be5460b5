import { readFile } from "node:fs/promises";

import { describe, expect, test } from "@jest/globals";

import { errorMessage } from "../../../src/github/error-message.js";

describe("errorMessage", () => {
  test("takes what is thrown, be it an error or not", async () => {
    expect(errorMessage(new TypeError("no such name"))).toBe("no such name");
    expect(errorMessage("text")).toBe("text");
    expect(await readFile("/no/such/file").catch(errorMessage)).toMatch(/^ENOENT: /);
  });
});
