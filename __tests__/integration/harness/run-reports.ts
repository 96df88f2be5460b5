/** Runs of the whole program in this process, and what they report of the volumes. */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "@jest/globals";

import type { SimulatorOptions } from "../../../simulator/simulator.js";
import type { TenancyBuilder } from "../../../simulator/tenancy/builder.js";
import { openRunStage } from "../../unit/run/run-stage.js";
import { NARROWED, SPREAD_POLICY } from "./spread-tenancy.js";

export type Inputs = Readonly<Record<string, string>>;
/** By extension, without what tells of the run and not of the volumes. */
export type Reports = ReadonlyMap<string, string>;

export interface ReportingRuns {
  /** The reports of one run, which must end with the code. */
  reportsOf(inputs: Inputs, code: number): Promise<Reports>;
  /** The whole JSON report of one run, which must end with the code. */
  jsonReport(code: number): Promise<string>;
  /** The names of the shards that the program cuts the audit into. */
  shards(atMost: number): Promise<readonly string[]>;
  /** The reports of the join of these shards; `mergeInputs` are those of the merge alone. */
  joinOf(
    shards: readonly string[],
    inputs: Inputs,
    code: number,
    mergeInputs?: Inputs,
  ): Promise<Reports>;
  /** Keeps a file where the runs find it. */
  give(name: string, text: string): Promise<void>;
  close(): Promise<void>;
}

/** Every run judges at `now`, by the policy of the spread tenancy. */
export async function openReportingRuns(
  build: TenancyBuilder,
  now: number,
  options: Partial<SimulatorOptions> = {},
): Promise<ReportingRuns> {
  const stage = await openRunStage(build, { clock: () => now, ...options });
  await writeFile(join(stage.folder, "policy.yml"), SPREAD_POLICY);
  const run = async (inputs: Inputs): Promise<{ code: number; said: string }> => {
    const given = { "policy-file": "policy.yml", "exclude-compartments": NARROWED };
    const { code, world } = await stage.command(
      { ...given, ...inputs },
      { now: () => now, monotonicNow: () => 0 },
    );
    return { code, said: world.stdout.text() };
  };
  const filesOf = async (inputs: Inputs, code: number): Promise<Reports> => {
    const folder = join(stage.folder, "left");
    const ran = await run({ ...inputs, "output-dir": folder });
    expect(ran.code).toBe(code);
    const texts = new Map<string, string>();
    for (const name of (await readdir(folder)).sort()) {
      texts.set(name.replace(/^[^.]*/, ""), await readFile(join(folder, name), "utf8"));
    }
    await rm(folder, { recursive: true });
    return texts;
  };
  const reportsOf = async (inputs: Inputs, code: number): Promise<Reports> => {
    const files = await filesOf({ ...inputs, formats: "json,csv,sarif,junit" }, code);
    return new Map([...files].map(([extension, text]) => [extension, withoutRun(text)]));
  };
  return {
    reportsOf,
    jsonReport: async (code) => (await filesOf({ formats: "json" }, code)).get(".json") ?? "",
    shards: async (atMost) => {
      const { said } = await run({ mode: "shards", "max-shards": String(atMost) });
      return (JSON.parse(said) as { shard: readonly string[] }).shard;
    },
    joinOf: async (shards, inputs, code, mergeInputs = {}) => {
      for (const shard of shards) {
        expect((await run({ ...inputs, shard, "output-dir": "parts" })).code).toBe(0);
      }
      const merge = { mode: "merge", "partial-reports": "parts/*.json.gz", ...mergeInputs };
      const joined = await reportsOf(merge, code);
      await rm(join(stage.folder, "parts"), { recursive: true });
      return joined;
    },
    give: (name, text) => writeFile(join(stage.folder, name), text),
    close: () => stage.close(),
  };
}

/** `metadata` comes before `summary`; the ids of requests are drawn by lot. */
function withoutRun(text: string): string {
  const isReport = text.startsWith('{\n  "schema_version"');
  const judged = isReport ? text.slice(text.indexOf('\n  "summary": ')) : text;
  return judged.replaceAll(/\b[0-9A-F]{32}(?:\/[0-9A-F]{32}){2}\b/g, "request");
}

/** Thousands of lines: the first that differs says more than all of them. */
export function expectSameReports(reports: Reports, expected: Reports): void {
  expect([...reports.keys()]).toEqual([".csv", ".json", ".junit.xml", ".sarif"]);
  for (const [extension, text] of reports) {
    const lines = text.split("\n");
    const wanted = expected.get(extension)?.split("\n") ?? [];
    const last = Math.max(lines.length, wanted.length);
    const at = Array.from({ length: last }, (_, index) => index).find(
      (index) => lines[index] !== wanted[index],
    );
    const around = (all: readonly string[]): readonly string[] =>
      at === undefined ? [] : all.slice(Math.max(0, at - 3), at + 2);
    expect({ extension, at, lines: around(lines) }).toEqual({
      extension,
      at: undefined,
      lines: around(wanted),
    });
  }
}
