import { expect, test } from "@jest/globals";
import { jsonLog } from "../../../src/github/json-log.js";
import { redactingLog } from "../../../src/github/redacting-log.js";
import type { Log } from "../../../src/github/log.js";

function recorded(): { readonly log: Log; readonly calls: unknown[][] } {
  const calls: unknown[][] = [];
  const record =
    (name: string) =>
    (...args: unknown[]) => {
      calls.push([name, ...args]);
    };
  const log = {
    info: record("info"),
    notice: record("notice"),
    warning: record("warning"),
    error: record("error"),
    debug: record("debug"),
    group: record("group"),
    mask: record("mask"),
    progress: record("progress"),
  };
  return { log, calls };
}

test("every line, title and label is redacted; a secret to mask is passed on as it is", () => {
  const { log, calls } = recorded();
  const redacted = redactingLog(log, (text) => text.replaceAll("erp", "***"));
  redacted.info("a erp");
  redacted.notice("b erp");
  redacted.warning("c erp", "C erp");
  redacted.error("d erp", "D erp");
  redacted.debug("e erp");
  redacted.group("f erp", ["g erp", "h erp"]);
  redacted.mask("erp");
  redacted.progress(1, 2, "i erp");
  expect(calls).toEqual([
    ["info", "a ***"],
    ["notice", "b ***"],
    ["warning", "c ***", "C ***"],
    ["error", "d ***", "D ***"],
    ["debug", "e ***"],
    ["group", "f ***", ["g ***", "h ***"]],
    ["mask", "erp"],
    ["progress", 1, 2, "i ***"],
  ]);
});

test("a debug line keeps its fields, with the names in them redacted", () => {
  const { log, calls } = recorded();
  const redacted = redactingLog(log, (text) => text.replaceAll("erp", "***"));
  redacted.debug("a erp", {
    region: "us-ashburn-1",
    operation: "ListVolumes",
    opc_request_id: "F00/erp",
  });
  expect(calls).toEqual([
    [
      "debug",
      "a ***",
      { region: "us-ashburn-1", operation: "ListVolumes", opc_request_id: "F00/***" },
    ],
  ]);
});

test("through it the JSON log still says region, operation and request id", () => {
  const lines: string[] = [];
  const json = jsonLog(
    { write: (text) => lines.push(text) },
    { runId: "4711", isDebug: true, now: () => 0, workflow: null },
  );
  const fields = { region: "us-ashburn-1", operation: "ListVolumes", opc_request_id: "F00" };
  redactingLog(json, (text) => text).debug("asked", fields);
  expect(JSON.parse(lines.join(""))).toMatchObject({ message: "asked", ...fields });
});
