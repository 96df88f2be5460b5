#!/usr/bin/env node
import { homedir, tmpdir } from "node:os";

import packageJson from "../package.json" with { type: "json" };
import { actionsLog } from "./github/actions-log.js";
import { terminalLog } from "./github/terminal-log.js";
import { run } from "./run.js";
import { loadDotEnv } from "./settings/dot-env.js";
import { isGithubActions } from "./world.js";

const { stdout, stderr } = process;
const isInActions = isGithubActions(process.env);
const env = isInActions ? process.env : loadDotEnv(process.cwd(), process.env);

const code = await run({
  version: packageJson.version,
  argv: process.argv.slice(2),
  env,
  workingDir: process.cwd(),
  homeDir: homedir(),
  tempDir: env["RUNNER_TEMP"] ?? tmpdir(),
  stdout,
  log: isInActions ? actionsLog(stdout) : terminalLog(stderr),
  now: Date.now,
  cancellation: new AbortController().signal,
});
process.exitCode = code;
