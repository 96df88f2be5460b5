import { EventEmitter } from "node:events";

import { expect, test } from "@jest/globals";

import { outliveReaders } from "../../../src/process/closed-pipe.js";

test.each(["EPIPE", "EOF", "ECONNRESET", "ERR_STREAM_DESTROYED", "ENOSPC", "EIO"])(
  "a stream that fails with %s is let go",
  (code) => {
    const [stdout, stderr] = [new EventEmitter(), new EventEmitter()];
    outliveReaders(stdout, stderr);
    const error = Object.assign(new Error(`write ${code}`), { code });
    for (const stream of [stdout, stderr]) {
      expect(() => stream.emit("error", error)).not.toThrow();
    }
  },
);
