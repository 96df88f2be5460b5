import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { terminalLog } from "../../../src/github/terminal-log.js";
import { hostileText, isCommand, LINE_END } from "./hostile-text.js";
import { recorder } from "./log-stream.js";

const ERASE = "\r\u001b[K";

describe("terminalLog", () => {
  test("writes lines that a person reads", () => {
    const stderr = recorder();
    const log = terminalLog(stderr);
    log.info("3 regions");
    log.debug("a detail");
    log.notice("n", "N");
    log.warning("w");
    log.error("e", "E");
    log.group("us-ashburn-1", ["acme"]);
    expect(stderr.lines()).toEqual([
      "3 regions",
      "Notice: N: n",
      "Warning: w",
      "Error: E: e",
      "us-ashburn-1",
      "  acme",
    ]);
  });

  test("shows debug lines when asked to", () => {
    const stderr = recorder();
    terminalLog(stderr, { debug: true }).debug("a detail");
    expect(stderr.text()).toBe("Debug: a detail\n");
  });

  test("never shows a secret, nor a command that would mask it", () => {
    const stderr = recorder();
    const log = terminalLog(stderr);
    log.mask("line-one\nline-two");
    log.error("it is line-two", "line-one");
    expect(stderr.text()).toBe("Error: ***: it is ***\n");
  });

  test("progress is lines where nothing can be redrawn", () => {
    const stderr = recorder();
    const log = terminalLog(stderr);
    for (const done of [0, 1, 2, 50, 100]) log.progress(done, 100, "compartments");
    log.progress(0, 0, "regions");
    expect(stderr.lines()).toEqual([
      "compartments: 0/100",
      "compartments: 50/100",
      "compartments: 100/100",
      "regions: 0/0",
    ]);
  });

  test("progress is a bar below the lines on a terminal, gone at the end", () => {
    const stderr = recorder({ isTTY: true });
    const log = terminalLog(stderr);
    log.progress(1, 2, "regions");
    const bar = "[##########..........] 1/2 regions";
    expect(stderr.text()).toBe(`${ERASE}${bar}`);
    log.info("done with one");
    expect(stderr.text()).toBe(`${ERASE}${bar}${ERASE}done with one\n${bar}`);
    log.progress(2, 2, "regions");
    log.info("end");
    expect(stderr.text().endsWith(`${bar}${ERASE}end\n`)).toBe(true);
  });

  test("the bar is cut to the width of the terminal", () => {
    const stderr = recorder({ isTTY: true, columns: 30 });
    terminalLog(stderr).progress(0, 2, "数据库");
    expect(stderr.text()).toBe(`${ERASE}[....................] 0/2 数`);
  });

  test("no text makes a line, a command or a control sequence", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (text, title) => {
        const stderr = recorder();
        const log = terminalLog(stderr);
        log.info(text);
        log.error(text, title);
        log.group(title, [text]);
        const lines = stderr.lines();
        expect(lines).toHaveLength(4);
        for (const line of lines) {
          expect(line).not.toMatch(LINE_END);
          expect(line).not.toContain("\u001b");
          expect(isCommand(line)).toBe(false);
        }
      }),
    );
  });
});
