import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { node24 } from "../simulator/runner/node24.js";
import { writePartial } from "../src/sharding/partial.js";
import { shardName } from "../src/sharding/shard-id.js";
import { median, type Usage } from "./figures.js";
import { matrixPartials, type MatrixSize } from "./partial-reports.js";
import { ROOT, type Programs } from "./programs.js";

/** What joining and judging the partial reports of a matrix takes: medians. */
export interface MergeResult extends MatrixSize, Omit<Usage, "calls"> {
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
    const runs: Omit<Usage, "calls">[] = [];
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

const GATE_FAILED = 3;

async function merge(bundle: string, folder: string): Promise<Omit<Usage, "calls">> {
  const options = {
    mode: "merge",
    "partial-reports": "partials/*.json.gz",
    "upload-object-storage": "false",
    "output-dir": "output",
  };
  const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const usageFile = join(folder, "usage.json");
  const probe = pathToFileURL(join(ROOT, "bench", "usage-probe.js")).href;
  const startedAt = Date.now();
  const child = spawn(node24(), ["--import", probe, bundle, ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", HOME: folder, BENCH_USAGE_FILE: usageFile },
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
  const wallMs = Date.now() - startedAt;
  if (code !== GATE_FAILED) {
    throw new Error(`The merge ended with ${String(code)} instead of ${GATE_FAILED}:\n${said}`);
  }
  const usage = JSON.parse(await readFile(usageFile, "utf8")) as NodeJS.ResourceUsage;
  return {
    wallMs,
    cpuMs: (usage.userCPUTime + usage.systemCPUTime) / 1_000,
    peakRssMb: usage.maxRSS / 1_024,
  };
}

interface ReportHead {
  readonly metadata: { readonly complete: boolean };
  readonly summary: { readonly total_volumes_analyzed: number };
}

/** @throws Error when the merge lost something: what is fast and wrong is not to be measured. */
export async function demandAllVolumes(folder: string, wanted: number): Promise<void> {
  const name = (await readdir(folder)).find((file) => file.endsWith(".json"));
  if (name === undefined) throw new Error("The merge left no JSON report.");
  const report = JSON.parse(await readFile(join(folder, name), "utf8")) as ReportHead;
  const { total_volumes_analyzed: found } = report.summary;
  if (!report.metadata.complete || found !== wanted) {
    throw new Error(`The merged report is not whole: ${found} of ${wanted} volumes.`);
  }
}
