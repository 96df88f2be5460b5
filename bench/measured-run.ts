import { spawn } from "node:child_process";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { node24 } from "../simulator/runner/node24.js";
import type { Usage } from "./figures.js";
import { ROOT } from "./programs.js";
import type { Seen, SimulatorProcess } from "./simulator-process.js";

export interface MeasuredRun {
  readonly usage: Usage;
  readonly seen: Seen;
  /** From the start of the process to the first request that the simulator saw. */
  readonly firstRequestMs: number;
  /** CPU that the simulator used, as a share of the run's wall time. */
  readonly simulatorBusy: number;
  /** The run's own, otherwise empty, working directory. */
  readonly folder: string;
}

export interface Program {
  /** The bundle. */
  readonly file: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The audit ends with 3 when the gate failed, as it must on these tenancies. */
  readonly exitCode?: number;
}

/** Runs a program on Node 24 against the simulator, from the start of the process to its end. */
export async function measure(
  simulator: SimulatorProcess,
  program: Program,
  rate: number | null = null,
): Promise<MeasuredRun> {
  await simulator.prepare(rate);
  const before = await simulator.seen();
  const folder = await mkdtemp(join(tmpdir(), "bench-run-"));
  const startedAt = Date.now();
  const env = { ...simulator.environment, ...program.env };
  const used = await runToEnd({ ...program, env }, folder);
  const seen = await simulator.seen();
  return {
    usage: {
      calls: Object.values(seen.counts).reduce((sum, count) => sum + count, 0),
      ...used,
    },
    seen,
    firstRequestMs: Math.min(...seen.traffic.map(({ firstAt }) => firstAt)) - startedAt,
    simulatorBusy: (seen.simulatorCpu - before.simulatorCpu) / 1_000 / used.wallMs,
    folder,
  };
}

/** What a process takes, whatever it asks for. */
export type ProcessUsage = Omit<Usage, "calls">;

/** Runs a program in its folder, from the start of the process to its end. */
export async function runToEnd(
  { file, args = [], env = {}, exitCode = 0 }: Program,
  folder: string,
): Promise<ProcessUsage> {
  const probe = pathToFileURL(join(ROOT, "bench", "usage-probe.js")).href;
  const usageFile = join(folder, "usage.json");
  const startedAt = Date.now();
  const child = spawn(node24(), ["--import", probe, file, ...args], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: folder,
      BENCH_USAGE_FILE: usageFile,
      ...env,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-4_000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== exitCode) {
    throw new Error(`${file} ended with ${String(code)} instead of ${exitCode}:\n${said}`);
  }
  const wallMs = Date.now() - startedAt;
  const usage = JSON.parse(await readFile(usageFile, "utf8")) as NodeJS.ResourceUsage;
  return {
    wallMs,
    cpuMs: (usage.userCPUTime + usage.systemCPUTime) / 1_000,
    peakRssMb: usage.maxRSS / 1_024,
  };
}
