import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { actionsLog } from "../../../src/github/actions-log.js";
import { SecretMask } from "../../../src/github/secret-mask.js";
import { jsonLog, type JsonLogOptions } from "../../../src/github/json-log.js";
import { hostileText, isCommand, LINE_END } from "./hostile-text.js";
import { recorder } from "./log-stream.js";

const TIME = "2026-11-05T03:15:00.000Z";

function logTo(stream: ReturnType<typeof recorder>, over: Partial<JsonLogOptions> = {}) {
  const now = () => Date.parse(TIME);
  return jsonLog(stream, { runId: "4711", isDebug: true, now, workflow: null, ...over });
}

const parsed = (stream: ReturnType<typeof recorder>) =>
  stream.lines().map((line) => JSON.parse(line) as Record<string, string>);
const line = (level: string, message: string, more: Record<string, string> = {}) => {
  return { time: TIME, level, message, run_id: "4711", ...more };
};

describe("jsonLog", () => {
  test("writes one object a line, with the level, the time and the run", () => {
    const stream = recorder();
    const log = logTo(stream);
    log.info("Discovered 3 compartments");
    log.notice("a note");
    log.warning("careful", "Title");
    log.error("broken", "Not audited");
    expect(parsed(stream)).toEqual([
      line("info", "Discovered 3 compartments"),
      line("notice", "a note"),
      line("warning", "careful", { title: "Title" }),
      line("error", "broken", { title: "Not audited" }),
    ]);
  });

  test("the lines of a group carry its title", () => {
    const stream = recorder();
    logTo(stream).group("Collected us-ashburn-1", ["acme: 1 volume", "acme/prod: 2 volumes"]);
    const title = "Collected us-ashburn-1";
    expect(parsed(stream)).toEqual([
      line("info", title),
      line("info", "acme: 1 volume", { title }),
      line("info", "acme/prod: 2 volumes", { title }),
    ]);
  });

  test("says progress in tenths", () => {
    const stream = recorder();
    const log = logTo(stream);
    for (let done = 0; done <= 100; done += 1) log.progress(done, 100, "listings read");
    expect(parsed(stream)).toHaveLength(11);
    expect(parsed(stream).at(-1)).toEqual(line("info", "listings read: 100/100"));
  });

  test("debug lines carry fields, and are written only when they are asked for", () => {
    const fields = { region: "us-ashburn-1", operation: "ListVolumes", opc_request_id: "r" };
    const stream = recorder();
    logTo(stream).debug("asked", fields);
    logTo(stream).debug("plain");
    expect(parsed(stream)).toEqual([line("debug", "asked", fields), line("debug", "plain")]);
    const quiet = recorder();
    logTo(quiet, { isDebug: false }).debug("asked", fields);
    expect(quiet.text()).toBe("");
  });

  test("hides a secret wherever it stands, also one that JSON would write otherwise", () => {
    const stream = recorder();
    const log = logTo(stream);
    log.mask('pass"word\\1');
    log.error('it is pass"word\\1!', 'pass"word\\1');
    log.debug("x", { operation: 'pass"word\\1' });
    expect(parsed(stream)).toEqual([
      line("error", "it is ***!", { title: "***" }),
      line("debug", "x", { operation: "***" }),
    ]);
  });

  test("in a workflow step secrets are masked and problems annotated besides", () => {
    const stream = recorder();
    const log = logTo(stream, { workflow: actionsLog(stream) });
    log.mask("hunter22");
    log.info("plain");
    log.warning("careful");
    log.error("hunter22 is wrong", "Title");
    const lines = stream.lines();
    expect(lines.filter((it) => it.startsWith("::"))).toEqual([
      "::add-mask::hunter22",
      "::warning::careful",
      "::error title=Title::*** is wrong",
    ]);
    const objects = lines.filter((it) => it.startsWith("{")).map((it) => JSON.parse(it) as unknown);
    expect(objects).toEqual([
      line("info", "plain"),
      line("warning", "careful"),
      line("error", "*** is wrong", { title: "Title" }),
    ]);
  });

  test("the runner is told of a secret, be the secrets shared with its log or not", () => {
    const stream = recorder();
    const secrets = new SecretMask();
    const log = logTo(stream, { workflow: actionsLog(stream, secrets), secrets });
    log.mask("hunter22");
    log.info("hunter22");
    expect(stream.lines()).toEqual(["::add-mask::hunter22", JSON.stringify(line("info", "***"))]);
  });

  test("no text breaks a line, starts a command or loses its meaning", () => {
    fc.assert(
      fc.property(hostileText, hostileText, (message, title) => {
        const stream = recorder();
        const log = logTo(stream);
        log.info(message);
        log.error(message, title);
        log.group(title, [message]);
        log.debug(message, { region: title, operation: message });
        const lines = stream.lines();
        expect(lines).toHaveLength(5);
        for (const text of lines) {
          expect(text).not.toMatch(LINE_END);
          expect(isCommand(text)).toBe(false);
        }
        expect(parsed(stream)[0]?.["message"]).toBe(message);
        expect(parsed(stream)[1]?.["title"]).toBe(title);
      }),
    );
  });
});
