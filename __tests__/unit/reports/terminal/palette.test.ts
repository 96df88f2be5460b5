import { describe, expect, test } from "@jest/globals";
import { isColoured, palette } from "../../../../src/reports/terminal/palette.js";

describe("isColoured", () => {
  test.each<[string, boolean, Record<string, string>, boolean]>([
    ["a terminal", true, {}, true],
    ["a pipe", false, {}, false],
    ["NO_COLOR on a terminal", true, { NO_COLOR: "1" }, false],
    ["an empty NO_COLOR, which means nothing", true, { NO_COLOR: "" }, true],
    ["FORCE_COLOR on a pipe", false, { FORCE_COLOR: "1" }, true],
    ["FORCE_COLOR=0 on a terminal", true, { FORCE_COLOR: "0" }, false],
    ["FORCE_COLOR=false on a terminal", true, { FORCE_COLOR: "false" }, false],
    [
      "FORCE_COLOR beside NO_COLOR, as in Node.js",
      false,
      { FORCE_COLOR: "1", NO_COLOR: "1" },
      true,
    ],
    ["a dumb terminal", true, { TERM: "dumb" }, false],
  ])("%s", (_, isTTY, env, expected) => {
    expect(isColoured({ isTTY }, env)).toBe(expected);
  });

  test("a stream that does not say is no terminal", () => {
    expect(isColoured({}, {})).toBe(false);
  });
});

describe("palette", () => {
  test("off, every text stays as it is", () => {
    const { bad, warning, good, strong, faint } = palette(false);
    for (const paint of [bad, warning, good, strong, faint]) expect(paint("text")).toBe("text");
  });

  test("on, a text is set off, and nothing stays nothing", () => {
    const { bad, faint } = palette(true);
    expect(bad("text")).toBe("\u001b[31mtext\u001b[39m");
    expect(faint("")).toBe("");
  });
});
