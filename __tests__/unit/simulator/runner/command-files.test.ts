import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { declaredInputs, inputVariables } from "../../../../simulator/runner/action-inputs.js";
import { parseCommandFile } from "../../../../simulator/runner/command-files.js";
import { ConsoleView } from "../../../../simulator/runner/console-view.js";

describe("parseCommandFile", () => {
  test("reads both forms", () => {
    const text = "plain=a=b<<c\nlong<<EOF\none=1\n\ntwo<<2\nEOF\nempty<<X\nX\nlast=\n";
    expect(parseCommandFile(text)).toEqual({
      plain: "a=b<<c",
      long: "one=1\n\ntwo<<2",
      empty: "",
      last: "",
    });
  });

  test("gives back any value written as a heredoc", () => {
    const delimiter = "ghadelimiter_1";
    const value = fc.string({ unit: "grapheme" }).filter((text) => !/\r/.test(text));
    fc.assert(
      fc.property(value, (written) => {
        const text = `name<<${delimiter}\n${written}\n${delimiter}\n`;
        expect(parseCommandFile(text)).toEqual({ name: written });
      }),
    );
  });

  test("refuses what the runner refuses", () => {
    expect(() => parseCommandFile("a<<EOF\n1\n")).toThrow("The value of a is not closed.");
    expect(() => parseCommandFile("nonsense\n")).toThrow(
      "A command file has a line without a value: nonsense",
    );
  });
});

describe("action inputs", () => {
  test("become variables with their hyphens", () => {
    expect(inputVariables({ "max-no-backup": "1", "two words": "2" })).toEqual({
      "INPUT_MAX-NO-BACKUP": "1",
      INPUT_TWO_WORDS: "2",
    });
  });

  test("are all declared, with their defaults as text", async () => {
    const folder = await mkdtemp(join(tmpdir(), "action-"));
    const file = join(folder, "action.yml");
    await writeFile(
      file,
      "inputs:\n  a: { description: x }\n  b: { default: true }\n  c: { default: null }\n",
    );
    expect(await declaredInputs(file)).toEqual({ a: "", b: "true", c: "" });
    await writeFile(file, "name: none\n");
    expect(await declaredInputs(file)).toEqual({});
    await rm(folder, { recursive: true });
  });
});

test("ConsoleView shows a log as the runner does, line by line", () => {
  const lines: string[] = [];
  const view = new ConsoleView((line) => lines.push(line));
  for (const piece of [
    "one\n::debug::evaluating\n::add-mask::sec",
    "ret\n::group::G\nin\n::end",
    "group::\n",
  ]) {
    view.push(piece);
  }
  view.push("::error title=T::bad%0Aworse 100%25\nend");
  expect(lines).toEqual(["one", "▾ G", "in", "error: bad\nworse 100%"]);
  view.end();
  view.end();
  expect(lines.at(-1)).toBe("end");
});
