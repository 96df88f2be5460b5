#!/usr/bin/env node
import { homedir, tmpdir } from "node:os";

import packageJson from "../package.json" with { type: "json" };
import { outliveReaders } from "./process/closed-pipe.js";
import { actionsLog } from "./github/actions-log.js";
import { isDebugging } from "./github/request-trace.js";
import { SecretMask } from "./github/secret-mask.js";
import { terminalLog } from "./github/terminal-log.js";
import { collectGarbage } from "./process/collect-garbage.js";
import { boundHeap } from "./process/heap-bounds.js";
import { interruptionOf } from "./process/interruption.js";
import { run } from "./run/run.js";
import { isAction } from "./run/world.js";

boundHeap();
const { stdout, stderr } = process;
outliveReaders(stdout, stderr);
const argv = process.argv.slice(2);
const secrets = new SecretMask();

const code = await run({
  version: packageJson.version,
  argv,
  env: process.env,
  workingDir: process.cwd(),
  homeDir: homedir(),
  tempDir: process.env["RUNNER_TEMP"] ?? tmpdir(),
  stdout,
  log: isAction({ env: process.env, argv })
    ? actionsLog(stdout, secrets)
    : terminalLog(stderr, { debug: isDebugging(process.env), secrets }),
  secrets,
  now: Date.now,
  monotonicNow: () => performance.now(),
  cancellation: interruptionOf(process),
  collectGarbage: () => {
    collectGarbage();
  },
});
// Waits that an interruption left behind must not hold the process.
stdout.write("", () => stderr.write("", () => process.exit(code)));
