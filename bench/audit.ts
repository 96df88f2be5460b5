import { join } from "node:path";

import { BENCH_SIZES, type BenchSizeName } from "../simulator/bench/sizes.js";
import type { MeasuredRun, Program } from "./measured-run.js";
import { reportHead } from "./report-head.js";

/** How the program ends when the gate failed, as it must on the tenancies that are measured. */
export const GATE_FAILED = 3;

/** The audit as a command outside GitHub Actions, which writes its reports into its folder. */
export function auditProgram(bundle: string, formats: string): Program {
  const options = {
    auth: "api_key",
    discovery: "auto",
    "upload-object-storage": "false",
    "output-dir": "output",
  };
  const args = Object.entries({ ...options, formats }).flatMap(([name, value]) => [
    `--${name}`,
    value,
  ]);
  return { file: bundle, args, exitCode: GATE_FAILED };
}

/** @throws Error when the audit missed something: what is fast and wrong is not to be measured. */
export async function demandWholeAudit(run: MeasuredRun, size: BenchSizeName): Promise<void> {
  const report = await reportHead(join(run.folder, "output"));
  if (report === null) throw new Error("The audit left no JSON report.");
  const { volumes } = BENCH_SIZES[size];
  if (!report.isComplete || report.volumes !== volumes) {
    throw new Error(`The audit of ${size} is not whole: ${report.volumes} of ${volumes} volumes.`);
  }
}
