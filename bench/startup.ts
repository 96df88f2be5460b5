import { rm } from "node:fs/promises";

import { auditProgram } from "./audit.js";
import { median } from "./figures.js";
import { measure, type Program } from "./measured-run.js";
import type { Programs } from "./programs.js";
import { SimulatorProcess } from "./simulator-process.js";

/** Milliseconds from the start of the process to the first request on the wire: medians. */
export interface StartupResult {
  readonly kind: "startup";
  readonly rounds: number;
  readonly auditMs: number;
  readonly yardstickMs: number;
  readonly ratio: number;
}

export async function runStartup(programs: Programs, rounds: number): Promise<StartupResult> {
  const simulator = await SimulatorProcess.start("S", 0);
  const audit = auditProgram(programs.audit, "json");
  // The SDK sends with Node's own fetch, which takes note of the proxy only when told to.
  const yardstick = { file: programs.startupYardstick, env: { NODE_USE_ENV_PROXY: "1" } };
  const times = new Map<Program, number[]>([
    [yardstick, []],
    [audit, []],
  ]);
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const [program, measured] of times) {
        const run = await measure(simulator, program);
        measured.push(run.firstRequestMs);
        await rm(run.folder, { recursive: true });
      }
    }
  } finally {
    await simulator.stop();
  }
  const auditMs = median(times.get(audit) ?? []);
  const yardstickMs = median(times.get(yardstick) ?? []);
  return { kind: "startup", rounds, auditMs, yardstickMs, ratio: auditMs / yardstickMs };
}
