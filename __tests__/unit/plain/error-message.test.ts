import { readFile } from "node:fs/promises";

import { describe, expect, test } from "@jest/globals";

import { messageOf } from "../../../src/plain/error-message.js";

describe("messageOf", () => {
  test("takes what is thrown, be it an error or not, of this realm or another", async () => {
    expect(messageOf(new TypeError("no such name"))).toBe("no such name");
    expect(messageOf("text")).toBe("text");
    expect(messageOf(null)).toBe("null");
    expect(await readFile("/no/such/file").catch(messageOf)).toMatch(/^ENOENT: /);
  });

  const bare = (facts: object) => Object.assign(new Error(""), facts);

  test.each<[string, unknown, string]>([
    ["a code", bare({ code: "ECONNREFUSED" }), "ECONNREFUSED"],
    ["a code that is a number", bare({ code: 13 }), "13"],
    ["a status", bare({ status: 502 }), "status 502"],
    [
      "the status and host of what was asked",
      bare({ statusCode: 403, request: { url: "https://blobs.example/a.zip?sig=secret" } }),
      "status 403, blobs.example",
    ],
    ["a host that was looked up", bare({ hostname: "a.example" }), "a.example"],
    ["a request without a URL", bare({ status: 500, request: { url: 7 } }), "status 500"],
    ["its cause", new Error("", { cause: new Error("no route.") }), "no route"],
    ["its cause's code", new Error(" ", { cause: bare({ code: "EPIPE" }) }), "EPIPE"],
    ["the first of several that says something", new AggregateError([bare({}), "b"], ""), "b"],
    ["its name", new RangeError(""), "RangeError"],
    ["nothing, being no error", { message: 7 }, "no reason given"],
    ["nothing, being an empty text", "", "no reason given"],
    ["only a full stop", new TypeError("."), "TypeError"],
  ])("one without a message is told by %s", (_, error, text) => {
    expect(messageOf(error)).toBe(text);
  });

  test("causes that lead in a circle come to an end", () => {
    const error = new Error("");
    error.cause = error;
    expect(messageOf(error)).toBe("Error");
  });

  test("leaves out the full stop, since it goes into a sentence", () => {
    expect(messageOf(new Error("No room."))).toBe("No room");
  });
});
