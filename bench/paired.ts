import { rm } from "node:fs/promises";

import type { BenchSizeName } from "../simulator/bench/sizes.js";
import { auditProgram, demandWholeAudit } from "./audit.js";
import { median, medianUsage, ratios, usedShare, type Usage } from "./figures.js";
import { measure, type MeasuredRun } from "./measured-run.js";
import type { Programs } from "./programs.js";
import { SimulatorProcess } from "./simulator-process.js";

const LATENCY_MS = 50;

export interface PairedOptions {
  readonly size: BenchSizeName;
  /** Requests that each region admits a second; null: as many as come. */
  readonly rate: number | null;
  readonly rounds: number;
}

/** The audit beside the yardstick: medians over the rounds. */
export interface PairedResult extends PairedOptions {
  readonly kind: "paired";
  readonly audit: Usage;
  readonly yardstick: Usage;
  readonly ratios: Usage;
  /** Requests of the audit that were answered 429, in the median run. */
  readonly throttled: number;
  /** The share of the admitted rate that the audit used; null without a throttle. */
  readonly usedShare: number | null;
  /** The simulator's CPU as a share of wall time; near 1 it would be the one that is measured. */
  readonly simulatorBusy: { readonly audit: number; readonly yardstick: number };
  /** The audit's requests by operation and status, in its last run. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Runs audit and yardstick in turn against one simulator, so that both meet the same machine. */
export async function runPaired(programs: Programs, options: PairedOptions): Promise<PairedResult> {
  const { size, rate, rounds } = options;
  const simulator = await SimulatorProcess.start(size, LATENCY_MS);
  const audits: MeasuredRun[] = [];
  const yardsticks: MeasuredRun[] = [];
  try {
    const pace = rate === null ? {} : { YARDSTICK_RATE: String(rate) };
    for (let round = 0; round < rounds; round += 1) {
      const bare = await measure(simulator, { file: programs.yardstick, env: pace }, rate);
      const audit = await measure(simulator, auditProgram(programs.audit, "json,markdown"), rate);
      await demandWholeAudit(audit, size);
      for (const { folder } of [bare, audit]) await rm(folder, { recursive: true });
      audits.push(audit);
      yardsticks.push(bare);
    }
  } finally {
    await simulator.stop();
  }
  const audit = medianUsage(audits.map(({ usage }) => usage));
  const yardstick = medianUsage(yardsticks.map(({ usage }) => usage));
  const ofAudits = (figure: (run: MeasuredRun) => number): number => median(audits.map(figure));
  return {
    kind: "paired",
    ...options,
    audit,
    yardstick,
    ratios: ratios(audit, yardstick),
    throttled: ofAudits(({ seen }) => seen.traffic.reduce((sum, each) => sum + each.throttled, 0)),
    usedShare: rate === null ? null : ofAudits(({ seen }) => usedShare(seen.traffic, rate)),
    simulatorBusy: {
      audit: ofAudits(({ simulatorBusy }) => simulatorBusy),
      yardstick: median(yardsticks.map(({ simulatorBusy }) => simulatorBusy)),
    },
    counts: audits.at(-1)?.seen.counts ?? {},
  };
}
