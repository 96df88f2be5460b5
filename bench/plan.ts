import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { planReportSchema } from "../src/reports/plan/plan-report-schema.js";
import { GATE_FAILED } from "./audit.js";
import { median } from "./figures.js";
import { runToEnd, type ProcessUsage } from "./measured-run.js";
import { planJson, unprotectedOf, volumesOf, type PlanSize } from "./plan-document.js";
import type { Programs } from "./programs.js";

/** What judging a plan takes, from the start of the process to the report on disk: medians. */
export interface PlanResult extends PlanSize, ProcessUsage {
  readonly kind: "plan";
  readonly rounds: number;
  /** Size of the plan's JSON, in MB. */
  readonly planMb: number;
}

/** Judges a generated plan, without any call. */
export async function runPlan(
  { audit }: Pick<Programs, "audit">,
  size: PlanSize,
  rounds: number,
): Promise<PlanResult> {
  const folder = await mkdtemp(join(tmpdir(), "bench-plan-"));
  try {
    const text = planJson(size);
    await writeFile(join(folder, "plan.json"), text);
    const runs: ProcessUsage[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const args = ["plan", "plan.json", "--output-dir=output"];
      runs.push(await runToEnd({ file: audit, args, exitCode: GATE_FAILED }, folder));
      await demandVerdict(join(folder, "output"), size);
      await rm(join(folder, "output"), { recursive: true });
    }
    return {
      kind: "plan",
      ...size,
      rounds,
      planMb: Buffer.byteLength(text) / 1_000_000,
      wallMs: median(runs.map(({ wallMs }) => wallMs)),
      cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
      peakRssMb: median(runs.map(({ peakRssMb }) => peakRssMb)),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @throws Error when the verdict is wrong: what is fast and wrong is not to be measured. */
export async function demandVerdict(folder: string, size: PlanSize): Promise<void> {
  const name = (await readdir(folder)).find((file) => file.endsWith(".json"));
  if (name === undefined) throw new Error("The plan gate left no JSON report.");
  const { summary } = planReportSchema.parse(
    JSON.parse(await readFile(join(folder, name), "utf8")),
  );
  const [volumes, bare] = [volumesOf(size), unprotectedOf(size)];
  if (summary.total_volumes !== volumes || summary.unprotected_count !== bare) {
    throw new Error(
      `The report on the plan is wrong: ${summary.unprotected_count} of ${summary.total_volumes} volumes without a policy instead of ${bare} of ${volumes}.`,
    );
  }
}
