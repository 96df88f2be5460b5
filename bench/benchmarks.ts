import type { BenchResult } from "./document.js";
import { runFormats } from "./formats.js";
import { runMerge } from "./merge.js";
import { runPaired, type PairedOptions } from "./paired.js";
import { runPlan } from "./plan.js";
import { runPreview } from "./preview.js";
import type { Programs } from "./programs.js";
import { runStartup } from "./startup.js";

/** A benchmark; `rounds` overrides how often it is repeated. */
export type Benchmark = (programs: Programs, rounds: number | undefined) => Promise<BenchResult>;

const paired =
  (size: PairedOptions["size"], rate: number | null, rounds: number): Benchmark =>
  (programs, wanted) =>
    runPaired(programs, { size, rate, rounds: wanted ?? rounds });

const RATE = 40;
const STORM_RATE = 20;
const PLAN = { calls: 10, instances: 20, volumesPerInstance: 100 };
const SNAPSHOT = { shards: 5, volumesPerShard: 10_000, backupsPerVolume: 20 };
const MATRIX = { shards: 50, volumesPerShard: 2_000, backupsPerVolume: 20 };

/** Every benchmark by name, in the order of the document. A new one is one line here. */
export const BENCHMARKS: ReadonlyMap<string, Benchmark> = new Map([
  ["S", paired("S", null, 5)],
  ["M", paired("M", null, 3)],
  ["L", paired("L", null, 1)],
  ["sparse", paired("sparse", null, 1)],
  ["flat", paired("flat", null, 1)],
  ["hosts", paired("hosts", null, 1)],
  ["S-throttled", paired("S", RATE, 3)],
  ["M-throttled", paired("M", RATE, 1)],
  ["L-throttled", paired("L", RATE, 1)],
  ["storm", paired("M", STORM_RATE, 1)],
  ["startup", (programs, wanted) => runStartup(programs, wanted ?? 15)],
  ["formats", (programs, wanted) => runFormats(programs, "M", wanted ?? 3)],
  ["plan", (programs, wanted) => runPlan(programs, PLAN, wanted ?? 5)],
  ["preview", (programs, wanted) => runPreview(programs, SNAPSHOT, wanted ?? 3)],
  ["merge", (programs, wanted) => runMerge(programs, MATRIX, wanted ?? 3)],
]);
