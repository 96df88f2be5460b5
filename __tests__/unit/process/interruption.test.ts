import { EventEmitter } from "node:events";

import { describe, expect, jest, test } from "@jest/globals";

import { interruptionOf } from "../../../src/process/interruption.js";

function processLike() {
  const events = new EventEmitter();
  return Object.assign(events, { exit: jest.fn<(code: number) => void>() });
}

describe("interruptionOf", () => {
  test("is quiet until something happens", () => {
    expect(interruptionOf(processLike()).aborted).toBe(false);
  });

  test.each([
    ["SIGINT", undefined, "The run was cancelled (SIGINT)."],
    ["SIGTERM", undefined, "The run was cancelled (SIGTERM)."],
    [
      "uncaughtException",
      new Error("it broke"),
      "The run was ended by a fault of the program (it broke); please report it.",
    ],
    [
      "unhandledRejection",
      "no error at all",
      "The run was ended by a fault of the program (no error at all); please report it.",
    ],
  ])("%s aborts with a sentence, without ending the process", (event, detail, reason) => {
    const source = processLike();
    const signal = interruptionOf(source);
    source.emit(event, detail);
    expect(signal.aborted).toBe(true);
    expect(signal.reason).toBe(reason);
    expect(source.exit).not.toHaveBeenCalled();
  });

  test("the second one ends the process with code 1 and keeps the first reason", () => {
    const source = processLike();
    const signal = interruptionOf(source);
    source.emit("SIGINT");
    source.emit("SIGTERM");
    expect(source.exit.mock.calls).toEqual([[1]]);
    expect(signal.reason).toBe("The run was cancelled (SIGINT).");
  });
});
