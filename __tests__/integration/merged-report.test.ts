/** The reports of a matrix are those of a single run, byte for byte, but for what tells of the run. */
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { openRunStage, type RunStage } from "../unit/run-stage.js";
import { NARROWED, SPREAD_POLICY, spreadTenancy } from "./harness/spread-tenancy.js";

const NOW = Date.now();

let stage: RunStage;
beforeAll(async () => {
  stage = await openRunStage(spreadTenancy(NOW));
  await writeFile(join(stage.folder, "policy.yml"), SPREAD_POLICY);
});
afterAll(() => stage.close());

type Inputs = Readonly<Record<string, string>>;

async function run(inputs: Inputs): Promise<{ readonly code: number; readonly said: string }> {
  const given = { "policy-file": "policy.yml", "exclude-compartments": NARROWED };
  const { code, world } = await stage.command({ ...given, ...inputs }, { now: () => NOW });
  return { code, said: world.stdout.text() };
}

/** What a run left, by extension, without what tells of the run and not of the volumes. */
async function reportsOf(inputs: Inputs, code: number): Promise<ReadonlyMap<string, string>> {
  const folder = join(stage.folder, "left");
  const formats = "json,csv,sarif,junit";
  const ran = await run({ ...inputs, formats, "output-dir": folder });
  expect(ran.code).toBe(code);
  const names = (await readdir(folder)).sort();
  const texts = new Map<string, string>();
  for (const name of names) {
    const text = await readFile(join(folder, name), "utf8");
    texts.set(name.replace(/^[^.]*/, ""), withoutRun(text));
  }
  await rm(folder, { recursive: true });
  return texts;
}

/** `metadata` comes before `summary`; the ids of requests are drawn by lot. */
function withoutRun(text: string): string {
  const isReport = text.startsWith('{\n  "schema_version"');
  const judged = isReport ? text.slice(text.indexOf('\n  "summary": ')) : text;
  return judged.replaceAll(/\b[0-9A-F]{32}(?:\/[0-9A-F]{32}){2}\b/g, "request");
}

async function matrix(maxShards: number): Promise<readonly string[]> {
  const { said } = await run({ mode: "shards", "max-shards": String(maxShards) });
  return (JSON.parse(said) as { shard: readonly string[] }).shard;
}

describe.each(["list", "search", "auto"])("with discovery by %s", (discovery) => {
  let whole: ReadonlyMap<string, string>;
  beforeAll(async () => {
    whole = await reportsOf({ discovery }, 3);
  });

  test("the single run finds something of everything", () => {
    const report = JSON.parse(`{${whole.get(".json") ?? ""}`) as {
      readonly summary: Readonly<Record<string, number>>;
      readonly skipped_compartments: readonly { readonly operation: string }[];
    };
    expect(report.summary["total_volumes_analyzed"]).toBeGreaterThan(250);
    for (const count of ["compliant", "stale_backup", "no_backup", "unknown", "waived"]) {
      expect(report.summary[`${count}_count`]).toBeGreaterThan(0);
    }
    const unread = new Set(report.skipped_compartments.map(({ operation }) => operation));
    expect(unread.size).toBeGreaterThan(3);
  });

  test.each([4, 9])("the join of at most %d shards is the same", async (maxShards) => {
    const names = await matrix(maxShards);
    expect(names.length).toBeGreaterThan(1);
    expect(names.some((name) => !name.endsWith(".1of1"))).toBe(true);
    for (const shard of names) {
      expect((await run({ shard, discovery, "output-dir": "parts" })).code).toBe(0);
    }
    const merged = await reportsOf({ mode: "merge", "partial-reports": "parts/*.json.gz" }, 3);
    await rm(join(stage.folder, "parts"), { recursive: true });
    expect([...merged.keys()]).toEqual([".csv", ".json", ".junit.xml", ".sarif"]);
    for (const [extension, text] of merged) {
      // Thousands of lines: the first that differs says more than all of them.
      const lines = text.split("\n");
      const expected = whole.get(extension)?.split("\n") ?? [];
      const at = lines.findIndex((line, index) => line !== expected[index]);
      expect(lines.slice(at - 3, at + 2)).toEqual(expected.slice(at - 3, at + 2));
      expect(text === whole.get(extension)).toBe(true);
    }
  });
});
