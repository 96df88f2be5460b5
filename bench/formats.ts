import { rm } from "node:fs/promises";

import type { BenchSizeName } from "../simulator/bench/sizes.js";
import { REPORT_FORMATS } from "../src/settings/settings.js";
import { auditProgram, demandWholeAudit } from "./audit.js";
import { median } from "./figures.js";
import { measure } from "./measured-run.js";
import type { Programs } from "./programs.js";
import { SimulatorProcess } from "./simulator-process.js";

/** CPU of a whole audit that writes every format, beside one that writes JSON only: medians. */
export interface FormatsResult {
  readonly kind: "formats";
  readonly size: BenchSizeName;
  readonly formats: readonly string[];
  readonly rounds: number;
  readonly jsonCpuMs: number;
  readonly allCpuMs: number;
  readonly ratio: number;
}

export async function runFormats(
  programs: Programs,
  size: BenchSizeName,
  rounds: number,
): Promise<FormatsResult> {
  const simulator = await SimulatorProcess.start(size, 0);
  const json: number[] = [];
  const all: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const [wanted, measured] of [
        ["json", json] as const,
        [REPORT_FORMATS.join(), all] as const,
      ]) {
        const run = await measure(simulator, auditProgram(programs.audit, wanted));
        await demandWholeAudit(run, size);
        measured.push(run.usage.cpuMs);
        await rm(run.folder, { recursive: true });
      }
    }
  } finally {
    await simulator.stop();
  }
  const jsonCpuMs = median(json);
  const allCpuMs = median(all);
  return {
    kind: "formats",
    size,
    formats: REPORT_FORMATS,
    rounds,
    jsonCpuMs,
    allCpuMs,
    ratio: allCpuMs / jsonCpuMs,
  };
}
