import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

import type { GithubService } from "../github-service.js";
import type { Simulator } from "../simulator.js";
import { declaredInputs, inputVariables } from "./action-inputs.js";
import { parseCommandFile } from "./command-files.js";
import { node24 } from "./node24.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BUNDLE = join(ROOT, "dist", "index.js");
const DEFAULT_TIMEOUT_MS = 60_000;

export interface RunOptions {
  /** Named as in action.yml: `max-no-backup`. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Set last, over all that the runner sets. */
  readonly env?: Readonly<Record<string, string>>;
  readonly simulator?: Pick<Simulator, "proxyUrl" | "caCertificatePath">;
  readonly github?: Pick<GithubService, "environment">;
  /** The working directory; a new, empty one when not given. */
  readonly cwd?: string;
  readonly args?: readonly string[];
  /** The process is killed after so many milliseconds; its `signal` is then SIGKILL. */
  readonly timeoutMs?: number;
  /** Called with each piece of standard output and error as it comes. */
  readonly onOutput?: (text: string) => void;
}

export interface RunResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** The job summary, as Markdown. */
  readonly summary: string;
  readonly cwd: string;
  /** Every file below the working directory, relative to it, sorted. */
  files(): Promise<string[]>;
  /** Deletes what the run was given to work in, unless the caller gave it. */
  remove(): Promise<void>;
}

export interface Running {
  readonly child: ChildProcess;
  readonly result: Promise<RunResult>;
}

/** Runs the bundle on Node 24 as the runner runs an action. */
export async function runAction(options: RunOptions): Promise<RunResult> {
  return (await startAction(options)).result;
}

/** Like `runAction`, but hands out the process, to signal it. */
export async function startAction(options: RunOptions): Promise<Running> {
  const place = await workplace(options.cwd);
  const inputs = { ...(await declaredInputs(join(ROOT, "action.yml"))), ...options.inputs };
  return start(options, place, {
    ...runnerVariables(place),
    ...options.github?.environment,
    ...inputVariables(inputs),
  });
}

/** Runs the bundle on Node 24 as a command outside GitHub Actions. */
export async function runCommand(options: Omit<RunOptions, "inputs">): Promise<RunResult> {
  return (await start(options, await workplace(options.cwd), {})).result;
}

interface Workplace {
  /** Holds all of the others that were made for the run. */
  readonly folder: string;
  readonly cwd: string;
  /** Command files, temporary files and the home directory: apart from the working directory. */
  readonly runner: string;
  readonly home: string;
}

async function workplace(cwd: string | undefined): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), "volume-backup-audit-"));
  const place = {
    folder,
    cwd: cwd ?? join(folder, "work"),
    runner: join(folder, "runner"),
    home: join(folder, "home"),
  };
  for (const path of Object.values(place)) await mkdir(path, { recursive: true });
  for (const name of ["output", "summary", "state", "env", "path"]) {
    await writeFile(join(place.runner, name), "");
  }
  await writeFile(join(place.runner, "event.json"), "{}");
  return place;
}

function runnerVariables({ cwd, runner }: Workplace): Record<string, string> {
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTOR: "octocat",
    GITHUB_API_URL: "https://api.github.com",
    GITHUB_ENV: join(runner, "env"),
    GITHUB_EVENT_NAME: "schedule",
    GITHUB_EVENT_PATH: join(runner, "event.json"),
    GITHUB_JOB: "audit",
    GITHUB_OUTPUT: join(runner, "output"),
    GITHUB_PATH: join(runner, "path"),
    GITHUB_REF: "refs/heads/main",
    GITHUB_REPOSITORY: "acme/infrastructure",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_ID: "4711",
    GITHUB_RUN_NUMBER: "42",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_SHA: "0123456789abcdef0123456789abcdef01234567",
    GITHUB_STATE: join(runner, "state"),
    GITHUB_STEP_SUMMARY: join(runner, "summary"),
    GITHUB_WORKFLOW: "Backup audit",
    GITHUB_WORKSPACE: cwd,
    RUNNER_ARCH: "X64",
    RUNNER_OS: "Linux",
    RUNNER_TEMP: runner,
  };
}

/** Proxy and trust, as a user behind a corporate proxy sets them. */
function networkVariables(simulator: RunOptions["simulator"]): Record<string, string> {
  if (simulator === undefined) return {};
  return {
    HTTPS_PROXY: simulator.proxyUrl,
    NO_PROXY: "127.0.0.1,localhost",
    NODE_EXTRA_CA_CERTS: simulator.caCertificatePath,
  };
}

function start(
  options: RunOptions,
  place: Workplace,
  variables: Readonly<Record<string, string>>,
): Promise<Running> {
  const child = spawn(node24(), [BUNDLE, ...(options.args ?? [])], {
    cwd: place.cwd,
    // Nothing but the search path is inherited: the run must not depend on who starts it.
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: place.home,
      USERPROFILE: place.home,
      // Compiled once for all runs: each would take a quarter of a second for it.
      NODE_COMPILE_CACHE: join(tmpdir(), "oci-volume-backup-audit-compiled"),
      ...networkVariables(options.simulator),
      ...variables,
      ...options.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return Promise.resolve({ child, result: finish(child, options, place) });
}

async function finish(
  child: ChildProcess,
  options: RunOptions,
  place: Workplace,
): Promise<RunResult> {
  const text = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (piece: string) => {
      text[name] += piece;
      options.onOutput?.(piece);
    });
  }
  const timer = setTimeout(() => child.kill("SIGKILL"), options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>(
    (resolve, reject) => {
      child.on("error", reject);
      child.on("close", (...end) => {
        resolve(end);
      });
    },
  );
  clearTimeout(timer);
  return {
    ...{ code, signal },
    ...text,
    outputs: parseCommandFile(await readFile(join(place.runner, "output"), "utf8")),
    summary: await readFile(join(place.runner, "summary"), "utf8"),
    cwd: place.cwd,
    files: () => filesBelow(place.cwd),
    remove: () => rm(place.folder, { recursive: true, force: true }),
  };
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
