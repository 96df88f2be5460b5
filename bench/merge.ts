import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { writePartial } from "../src/sharding/partial.js";
import { shardName } from "../src/settings/shard-id.js";
import { GATE_FAILED } from "./audit.js";
import { median } from "./figures.js";
import { runToEnd, type ProcessUsage } from "./measured-run.js";
import { matrixPartials, type MatrixSize } from "./partial-reports.js";
import type { Programs } from "./programs.js";
import { reportHead } from "./report-head.js";

/** What joining and judging the partial reports of a matrix takes: medians. */
export interface MergeResult extends MatrixSize, ProcessUsage {
  readonly kind: "merge";
  readonly rounds: number;
  /** Bytes of all partial reports together, in MB. */
  readonly partialsMb: number;
}

/** Joins the partial reports of a whole matrix, without any call to OCI. */
export async function runMerge(
  { audit }: Pick<Programs, "audit">,
  size: MatrixSize,
  rounds: number,
): Promise<MergeResult> {
  const folder = await mkdtemp(join(tmpdir(), "bench-merge-"));
  try {
    const bytes = await writePartials(join(folder, "partials"), size);
    const runs: ProcessUsage[] = [];
    for (let round = 0; round < rounds; round += 1) {
      runs.push(await merge(audit, folder));
      await demandAllVolumes(join(folder, "output"), size.shards * size.volumesPerShard);
      await rm(join(folder, "output"), { recursive: true });
    }
    return {
      kind: "merge",
      ...size,
      rounds,
      partialsMb: bytes / 1_000_000,
      wallMs: median(runs.map(({ wallMs }) => wallMs)),
      cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
      peakRssMb: median(runs.map(({ peakRssMb }) => peakRssMb)),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Writes what the jobs of the matrix would have handed over; the answer is its size in bytes. */
export async function writePartials(folder: string, size: MatrixSize): Promise<number> {
  await mkdir(folder, { recursive: true });
  let bytes = 0;
  for (const partial of matrixPartials(size, Date.now())) {
    const name = shardName(partial.shard);
    const content = await writePartial(name, partial);
    await writeFile(join(folder, `partial_${name}.json.gz`), content);
    bytes += content.length;
  }
  return bytes;
}

async function merge(file: string, folder: string): Promise<ProcessUsage> {
  const options = {
    mode: "merge",
    "partial-reports": "partials/*.json.gz",
    "upload-object-storage": "false",
    "output-dir": "output",
  };
  const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  return await runToEnd({ file, args, exitCode: GATE_FAILED }, folder);
}

/** @throws Error when the merge lost something: what is fast and wrong is not to be measured. */
export async function demandAllVolumes(folder: string, wanted: number): Promise<void> {
  const report = await reportHead(folder);
  if (report === null) throw new Error("The merge left no JSON report.");
  if (!report.isComplete || report.volumes !== wanted) {
    throw new Error(`The merged report is not whole: ${report.volumes} of ${wanted} volumes.`);
  }
}
