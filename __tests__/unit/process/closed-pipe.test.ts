import { EventEmitter } from "node:events";

import { expect, test } from "@jest/globals";

import { outliveReaders } from "../../../src/process/closed-pipe.js";

test.each([
  ["EPIPE", false],
  ["EOF", false],
  ["ECONNRESET", false],
  ["ERR_STREAM_DESTROYED", false],
  ["ENOSPC", true],
  ["EIO", true],
])("of a stream that fails with %s: thrown is %s", (code, isThrown) => {
  const [stdout, stderr] = [new EventEmitter(), new EventEmitter()];
  outliveReaders(stdout, stderr);
  const error = Object.assign(new Error(`write ${code}`), { code });
  for (const stream of [stdout, stderr]) {
    const fail = () => stream.emit("error", error);
    if (isThrown) expect(fail).toThrow(`write ${code}`);
    else expect(fail).not.toThrow();
  }
});
