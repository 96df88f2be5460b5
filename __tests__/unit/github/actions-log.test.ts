import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { actionsLog } from "../../../src/github/actions-log.js";
import { hostileText, isCommand, LINE_END } from "./hostile-text.js";
import { recorder } from "./log-stream.js";

describe("actionsLog", () => {
  test("writes plain lines, commands and groups", () => {
    const stdout = recorder();
    const log = actionsLog(stdout);
    log.info("3 regions");
    log.debug("a detail");
    log.notice("n", "N");
    log.warning("w");
    log.error("e", "E");
    log.warning("bare", "V", { file: "infra/main.tf", line: 7 });
    log.group("us-ashburn-1", ["acme", "acme/prod"]);
    expect(stdout.lines()).toEqual([
      "3 regions",
      "::debug::a detail",
      "::notice title=N::n",
      "::warning::w",
      "::error title=E::e",
      "::warning file=infra/main.tf,line=7,title=V::bare",
      "::group::us-ashburn-1",
      "acme",
      "acme/prod",
      "::endgroup::",
    ]);
  });

  test("masks each line of a secret once, and keeps it out of its own lines", () => {
    const stdout = recorder();
    const log = actionsLog(stdout);
    log.mask("line-one%\nline-two");
    log.mask("line-two");
    log.info("it is line-one% and line-two");
    log.error("line-two", "line-one%");
    expect(stdout.lines()).toEqual([
      "::add-mask::line-one%25",
      "::add-mask::line-two",
      "it is *** and ***",
      "::error title=***::***",
    ]);
  });

  test.each([
    ["error", "Error"],
    ["warning", "Warning"],
    ["notice", "Notice"],
  ] as const)("the eleventh %s becomes a plain line", (level, label) => {
    const stdout = recorder();
    const log = actionsLog(stdout);
    for (let n = 1; n <= 11; n += 1) log[level](`m${n}`, "T");
    log[level]("::untitled");
    const lines = stdout.lines();
    expect(lines.slice(0, 10).every((line) => line.startsWith(`::${level} title=T::`))).toBe(true);
    expect(lines.slice(10)).toEqual([`${label}: T: m11`, `${label}: ::untitled`]);
  });

  test("a message over 4,096 characters is cut in the annotation and whole in the log", () => {
    const stdout = recorder();
    const log = actionsLog(stdout);
    log.warning("x".repeat(4096));
    const long = `${"x".repeat(4094)}😀${"y".repeat(10)}`;
    log.warning(long);
    expect(stdout.lines()).toEqual([
      `::warning::${"x".repeat(4096)}`,
      `::warning::${"x".repeat(4094)}…`,
      long,
    ]);
  });

  test("progress is a line for each tenth", () => {
    const stdout = recorder();
    const log = actionsLog(stdout);
    for (let done = 1; done <= 40; done += 1) log.progress(done, 40, "regions");
    expect(stdout.lines()).toHaveLength(11);
    expect(stdout.lines().at(-1)).toBe("regions: 40/40");
  });

  test("no text makes a line or a command of its own", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, title) => {
        const stdout = recorder();
        const log = actionsLog(stdout);
        log.info(text);
        log.progress(1, 1, text);
        log.group(title, [text]);
        for (let n = 0; n <= 10; n += 1) log.error(text, title);
        log.warning(text);
        const lines = stdout.lines();
        expect(lines).toHaveLength(2 + 3 + 11 + 1);
        for (const line of lines) expect(line).not.toMatch(LINE_END);
        const own = lines.filter((line) => /^::(group|endgroup|error|warning)[: ]/.test(line));
        expect(own).toHaveLength(2 + 10 + 1);
        expect(lines.filter(isCommand)).toHaveLength(own.length);
      }),
    );
  });
});
