import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { BENCH_SIZES, type BenchSizeName } from "../simulator/bench/sizes.js";
import type { MeasuredRun, Program } from "./measured-run.js";

const GATE_FAILED = 3;

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

interface ReportHead {
  readonly metadata: { readonly complete: boolean };
  readonly summary: { readonly total_volumes_analyzed: number };
}

/** @throws Error when the audit missed something: what is fast and wrong is not to be measured. */
export async function demandWholeAudit(run: MeasuredRun, size: BenchSizeName): Promise<void> {
  const folder = join(run.folder, "output");
  const name = (await readdir(folder)).find((file) => file.endsWith(".json"));
  if (name === undefined) throw new Error("The audit left no JSON report.");
  const report = JSON.parse(await readFile(join(folder, name), "utf8")) as ReportHead;
  const { total_volumes_analyzed: found } = report.summary;
  const { volumes } = BENCH_SIZES[size];
  if (!report.metadata.complete || found !== volumes) {
    throw new Error(`The audit of ${size} is not whole: ${found} of ${volumes} volumes.`);
  }
}
