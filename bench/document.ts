import { table } from "../scripts/markdown-tables.js";
import type { FormatsResult } from "./formats.js";
import type { Usage } from "./figures.js";
import type { MergeResult } from "./merge.js";
import type { PairedResult } from "./paired.js";
import type { PlanResult } from "./plan.js";
import type { PreviewResult } from "./preview.js";
import { unprotectedOf, volumesOf } from "./plan-document.js";
import type { StartupResult } from "./startup.js";

/** Where and when something was measured. */
export interface Machine {
  readonly cores: number;
  readonly node: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

export type BenchResult =
  PairedResult | StartupResult | FormatsResult | MergeResult | PlanResult | PreviewResult;

export interface Measured {
  readonly name: string;
  readonly machine: Machine;
  readonly result: BenchResult;
}

/** Everything that was measured, for docs/performance.md. */
export function performanceTables(measured: readonly Measured[]): string {
  const paired = pairedOf(measured);
  const plain = paired.filter(({ rate }) => rate === null);
  const throttled = paired.filter(({ rate }) => rate !== null);
  return [
    machineLine(measured),
    ...(plain.length === 0 ? [] : ["### Unthrottled", pairedTable(plain)]),
    ...(throttled.length === 0 ? [] : ["### Throttled", throttledTable(throttled)]),
    ...measured.flatMap(({ result }) => (result.kind === "startup" ? startupLines(result) : [])),
    ...measured.flatMap(({ result }) => (result.kind === "formats" ? formatsLines(result) : [])),
    ...measured.flatMap(({ result }) => (result.kind === "plan" ? planLines(result) : [])),
    ...measured.flatMap(({ result }) => (result.kind === "preview" ? previewLines(result) : [])),
    ...measured.flatMap(({ result }) => (result.kind === "merge" ? mergeLines(result) : [])),
  ].join("\n\n");
}

const pairedOf = (measured: readonly Measured[]): PairedResult[] =>
  measured.flatMap(({ result }) => (result.kind === "paired" ? [result] : []));

function machineLine(measured: readonly Measured[]): string {
  const lines = measured.map(
    ({ machine: { cores, node, date } }) =>
      `Measured on ${cores} core${cores === 1 ? "" : "s"}, shared with the simulator, with Node.js ${node}, on ${date}.`,
  );
  return [...new Set(lines)].join(" ");
}

function pairedTable(results: readonly PairedResult[]): string {
  const head = ["", "Program", "Calls", "Wall", "CPU", "Peak RSS", "Simulator busy"];
  const rows = results.flatMap(({ size, audit, yardstick, ratios, simulatorBusy }) => [
    [`**${size}**`, "audit", ...usageCells(audit), percent(simulatorBusy.audit)],
    ["", "yardstick", ...usageCells(yardstick), percent(simulatorBusy.yardstick)],
    [
      "",
      "ratio",
      times(ratios.calls),
      times(ratios.wallMs),
      times(ratios.cpuMs),
      times(ratios.peakRssMb),
      "",
    ],
  ]);
  return table(head, rows);
}

function throttledTable(results: readonly PairedResult[]): string {
  const head = [
    "",
    "Admitted per region",
    "Calls",
    "Refused (429)",
    "Wall",
    "Wall ratio",
    "Rate used",
  ];
  const rows = results.map((each) => [
    `**${each.size}**`,
    `${each.rate ?? 0}/s`,
    whole(each.audit.calls),
    whole(each.throttled),
    seconds(each.audit.wallMs),
    times(each.ratios.wallMs),
    percent(each.usedShare ?? 0),
  ]);
  return table(head, rows);
}

function startupLines({ auditMs, yardstickMs, ratio, rounds }: StartupResult): string[] {
  return [
    "### Start-up",
    `From the start of the process to the first request on the wire: ${whole(auditMs)} ms; a bundle that only imports the same SDK clients and sends one signed request takes ${whole(yardstickMs)} ms (ratio ${times(ratio)}, medians of ${rounds} runs).`,
  ];
}

function formatsLines({ size, formats, jsonCpuMs, allCpuMs, ratio }: FormatsResult): string[] {
  return [
    "### Report formats",
    `CPU time of an audit of ${size} that writes JSON alone: ${seconds(jsonCpuMs)}; that writes ${formats.join(", ")}: ${seconds(allCpuMs)} (ratio ${times(ratio)}).`,
  ];
}

function planLines(result: PlanResult): string[] {
  const { planMb, rounds, wallMs, cpuMs, peakRssMb } = result;
  const head = ["Volumes", "Without a policy", "Plan", "Wall", "CPU", "Peak RSS"];
  const row = [
    ...[volumesOf(result), unprotectedOf(result)].map(whole),
    ...[`${whole(planMb)} MB`, seconds(wallMs), seconds(cpuMs), `${whole(peakRssMb)} MB`],
  ];
  return [
    "### Plan",
    `The command \`plan\` over a plan in JSON, from the start of the process to the reports on disk (medians of ${rounds} runs).`,
    table(head, [row]),
  ];
}

function previewLines(result: PreviewResult): string[] {
  const { shards, volumesPerShard, backupsPerVolume, inventoryMb, writeCpuMs, rounds } = result;
  const { wallMs, cpuMs, peakRssMb } = result;
  const head = ["Volumes", "Backups", "Inventory", "Wall", "CPU", "Peak RSS"];
  const volumes = shards * volumesPerShard;
  const row = [
    ...[volumes, volumes * backupsPerVolume].map(whole),
    ...[`${whole(inventoryMb)} MB`, seconds(wallMs), seconds(cpuMs), `${whole(peakRssMb)} MB`],
  ];
  return [
    "### Preview",
    `The command \`preview\` over a kept inventory, from the start of the process to the reports on disk (medians of ${rounds} runs). To write the inventory takes an audit ${seconds(writeCpuMs)} of CPU time.`,
    table(head, [row]),
  ];
}

function mergeLines(result: MergeResult): string[] {
  const { shards, volumesPerShard, backupsPerVolume, partialsMb, rounds } = result;
  const { wallMs, cpuMs, peakRssMb } = result;
  const head = ["Shards", "Volumes", "Backups", "Partial reports", "Wall", "CPU", "Peak RSS"];
  const volumes = shards * volumesPerShard;
  const row = [
    ...[shards, volumes, volumes * backupsPerVolume].map(whole),
    `${whole(partialsMb)} MB`,
    ...[seconds(wallMs), seconds(cpuMs), `${whole(peakRssMb)} MB`],
  ];
  return [
    "### Merge",
    `\`mode: merge\` over the partial reports of a matrix, from the start of the process to the report on disk (medians of ${rounds} runs).`,
    table(head, [row]),
  ];
}

function usageCells({ calls, wallMs, cpuMs, peakRssMb }: Usage): string[] {
  return [whole(calls), seconds(wallMs), seconds(cpuMs), `${whole(peakRssMb)} MB`];
}

const whole = (value: number): string => Math.round(value).toLocaleString("en-US");
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
const times = (ratio: number): string => ratio.toFixed(2);
const percent = (share: number): string => `${Math.round(share * 100)} %`;
