import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { AssignedPolicy, Lookup } from "../src/inventory/inventory.js";
import { previewReportSchema } from "../src/reports/preview/preview-report-schema.js";
import { joinPartials } from "../src/sharding/join.js";
import { writeSnapshot, type InventorySnapshot } from "../src/snapshot/snapshot.js";
import { median } from "./figures.js";
import { runToEnd, type ProcessUsage } from "./measured-run.js";
import { matrixPartials, STALE_EVERY, type MatrixSize } from "./partial-reports.js";
import type { Programs } from "./programs.js";

/** What a preview takes, from the start of the process to the reports on disk: medians. */
export interface PreviewResult extends MatrixSize, ProcessUsage {
  readonly kind: "preview";
  readonly rounds: number;
  /** Size of the inventory's file, in MB. */
  readonly inventoryMb: number;
  /** CPU time that it takes an audit to write it, beside everything else. */
  readonly writeCpuMs: number;
}

/** The newest backups are 1 to 20 hours old, but for those of volumes that are stale under both. */
const HOURS = 20;
const LIMIT_HOURS = 12;
const POLICIES = {
  "old.yml": "version: 1\n",
  "new.yml": `version: 1
defaults: { max-backup-age: ${LIMIT_HOURS}h, require: { backup-policy-assigned: true } }
rules:
  - { name: team, match: { compartments: "team-1*" }, severity: high }
exemptions:
  - { id: boot, match: { names: "boot-*", kinds: boot }, reason: rebuilt, permanent: true, checks: replica }
`,
};

/** Writes a generated inventory, and previews a change of the policy over it, without any call. */
export async function runPreview(
  { audit }: Pick<Programs, "audit">,
  size: MatrixSize,
  rounds: number,
): Promise<PreviewResult> {
  const folder = await mkdtemp(join(tmpdir(), "bench-preview-"));
  try {
    const snapshot = benchSnapshot(size, Date.now());
    const before = process.cpuUsage();
    const content = await writeSnapshot(snapshot);
    const { user, system } = process.cpuUsage(before);
    await writeFile(join(folder, "bench.inventory.json.gz"), content);
    for (const [name, text] of Object.entries(POLICIES)) await writeFile(join(folder, name), text);
    const runs: ProcessUsage[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const files = ["bench.inventory.json.gz", "--policy-file=new.yml"];
      const args = ["preview", ...files, "--base-policy-file=old.yml", "--output-dir=output"];
      runs.push(await runToEnd({ file: audit, args }, folder));
      await demandPreview(join(folder, "output"), size);
      await rm(join(folder, "output"), { recursive: true });
    }
    return {
      kind: "preview",
      ...size,
      rounds,
      inventoryMb: content.length / 1_000_000,
      writeCpuMs: (user + system) / 1_000,
      wallMs: median(runs.map(({ wallMs }) => wallMs)),
      cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
      peakRssMb: median(runs.map(({ peakRssMb }) => peakRssMb)),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const ASSIGNED: Lookup<AssignedPolicy> = {
  kind: "answered",
  answer: {
    policy: { id: "daily", name: "daily", destinationRegion: null, schedules: [] },
    assignedAt: null,
  },
};

/** What a single audit of the matrix's tenancy would have kept. */
export function benchSnapshot(size: MatrixSize, now: number): InventorySnapshot {
  const joined = joinPartials([...matrixPartials(size, now)], now);
  const policies = new Map(joined.inventory.volumes.map(({ id }) => [id, ASSIGNED]));
  return {
    toolVersion: joined.toolVersion,
    scope: joined.scope,
    readAt: joined.startedAt,
    coversTenancy: joined.coversTenancy,
    inventory: { ...joined.inventory, lookups: { policies, replicas: new Map() } },
  };
}

/** @throws Error when the answer is wrong: what is fast and wrong is not to be measured. */
export async function demandPreview(folder: string, size: MatrixSize): Promise<void> {
  const name = (await readdir(folder)).find((file) => file.endsWith(".json"));
  if (name === undefined) throw new Error("The preview left no JSON report.");
  const report = previewReportSchema.parse(JSON.parse(await readFile(join(folder, name), "utf8")));
  const { total_volumes: volumes, begin_to_fail_count: begins } = report.summary;
  const wanted = [size.shards * size.volumesPerShard, beginningOf(size)];
  if (volumes !== wanted[0] || begins !== wanted[1]) {
    throw new Error(
      `The preview is wrong: ${begins} of ${volumes} instead of ${wanted.join(" of ")}.`,
    );
  }
}

/** Volumes that are fresh enough under the old policy alone. */
function beginningOf({ shards, volumesPerShard }: MatrixSize): number {
  const numbers = Array.from({ length: volumesPerShard }, (_, number) => number);
  const isStale = (number: number) => number % STALE_EVERY === STALE_EVERY - 1;
  const begins = (number: number) => 1 + (number % HOURS) > LIMIT_HOURS && !isStale(number);
  return shards * numbers.filter(begins).length;
}
