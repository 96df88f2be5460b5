import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { visible } from "../../../src/plain/visible.js";
import { inertLine, workflowCommand } from "../../../src/github/workflow-command.js";
import { hostileText, isCommand } from "./hostile-text.js";

describe("workflowCommand", () => {
  test("has the form that the runner reads", () => {
    expect(workflowCommand("endgroup", "")).toBe("::endgroup::");
    expect(workflowCommand("error", "no backup", { title: "Gate" })).toBe(
      "::error title=Gate::no backup",
    );
    expect(workflowCommand("error", "no backup", { title: "" })).toBe("::error::no backup");
    expect(workflowCommand("error", "bare", { title: "T", file: "a/main.tf", line: "7" })).toBe(
      "::error file=a/main.tf,line=7,title=T::bare",
    );
  });

  test("encodes what would end the line, the title or the command", () => {
    expect(workflowCommand("warning", "50%\r\n::error::x", { title: "a,b::c\n%0A" })).toBe(
      "::warning title=a%2Cb%3A%3Ac%0A%250A::50%25%0D%0A::error::x",
    );
  });

  test("the runner decodes any data and title as they were, from one line", () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (data, title, file) => {
        const command = workflowCommand("notice", data, { title, file });
        const parsed =
          /^::notice(?: (?:file=([^:,\r\n]*))?,?(?:title=([^:,\r\n]*))?)?::([^\r\n]*)$/.exec(
            command,
          );
        expect(decode(parsed?.[1] ?? "")).toBe(file);
        expect(decode(parsed?.[2] ?? "")).toBe(title);
        expect(decode(parsed?.[3] ?? "")).toBe(data);
      }),
    );
  });
});

describe("inertLine", () => {
  test.each([
    ["::error::x", ": :error::x"],
    ["  ::error::x", "  : :error::x"],
    ["\u00a0::error::x", "\u00a0: :error::x"],
    ["\u200d:\u200d:error::x", "\u200d: \u200d:error::x"],
    [":::x", ": : :x"],
    ["a ##[error]b ##[group]", "a ## [error]b ## [group]"],
    ["###[error]", "### [error]"],
  ])("%j becomes %j", (line, inert) => {
    expect(inertLine(line)).toBe(inert);
  });

  test.each(["", "a::b", "oci://bucket@ns/o", "# heading [1]", "12:30: done", "fe80::1"])(
    "%j stays as it is",
    (line) => {
      expect(inertLine(line)).toBe(line);
    },
  );

  test("no line starts a command", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(isCommand(inertLine(visible(text)))).toBe(false);
      }),
    );
  });
});

/** The runner's decoding: `%25` last. */
function decode(text: string): string {
  return text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");
}
