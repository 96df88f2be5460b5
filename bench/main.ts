import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { fill, laidOut } from "../scripts/markdown-tables.js";
import { node24 } from "../simulator/runner/node24.js";
import { BENCHMARKS } from "./benchmarks.js";
import { performanceTables, type Measured } from "./document.js";
import { buildPrograms, ROOT, type Programs } from "./programs.js";
import { baselineOf, regressions, type Baseline } from "./regression.js";

const USAGE = `Measures the built audit against a bare yardstick; see docs/performance.md.

  npm run bench                         every benchmark, S to L: more than half an hour
  npm run bench -- --only S,startup     some: ${[...BENCHMARKS.keys()].join(", ")}
  npm run bench -- --check              S only; fails when it is more than 15 % worse than the baseline

  --rounds <n>          repeat each so often
  --bundle <file>       measure another build than dist/index.js
  --renew-baseline      S only; writes bench/baseline.json
  --write               put the figures of bench/results/ into docs/performance.md`;

const RESULTS = join(ROOT, "bench", "results");
/** In the repository, for packages to be found from there, and in nobody's way. */
const CACHE = join(ROOT, "node_modules", ".cache");
const BASELINE = join(ROOT, "bench", "baseline.json");

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    rounds: { type: "string" },
    bundle: { type: "string", default: join(ROOT, "dist", "index.js") },
    check: { type: "boolean", default: false },
    "renew-baseline": { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) console.log(USAGE);
else if (values.write) await writeDocuments();
else await runBenchmarks(wantedNames());

function wantedNames(): string[] {
  if (values.check || values["renew-baseline"]) return ["S"];
  const names = values.only?.split(",") ?? [...BENCHMARKS.keys()];
  const unknown = names.filter((name) => !BENCHMARKS.has(name));
  if (unknown.length > 0) {
    throw new Error(
      `--only: there is no benchmark ${unknown.join(", ")}; there are: ${[...BENCHMARKS.keys()].join(", ")}.`,
    );
  }
  return names;
}

async function runBenchmarks(names: readonly string[]): Promise<void> {
  await mkdir(RESULTS, { recursive: true });
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, "bench-"));
  try {
    const programs = await buildPrograms(folder, resolve(values.bundle));
    for (const name of names) {
      try {
        await runBenchmark(name, programs);
      } catch (error) {
        // The others are worth their figures all the same.
        console.error(`${name} failed: ${error instanceof Error ? error.message : String(error)}`);
        process.exitCode = 1;
      }
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function runBenchmark(name: string, programs: Programs): Promise<void> {
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  const result = await BENCHMARKS.get(name)?.(programs, rounds);
  if (result === undefined) return;
  const measured: Measured = { name, machine: machine(), result };
  await writeFile(join(RESULTS, `${name}.json`), `${JSON.stringify(measured, null, 2)}\n`);
  console.log(`\n## ${name}\n\n${performanceTables([measured])}`);
  if (result.kind === "paired") await useBaseline(baselineOf(result));
}

async function useBaseline(now: Baseline): Promise<void> {
  if (values["renew-baseline"]) await writeFile(BASELINE, `${JSON.stringify(now, null, 2)}\n`);
  if (!values.check) return;
  const baseline = JSON.parse(await readFile(BASELINE, "utf8")) as Baseline;
  const worse = regressions(now, baseline);
  for (const sentence of worse) console.error(sentence);
  if (worse.length > 0) process.exitCode = 1;
}

async function writeDocuments(): Promise<void> {
  const measured: Measured[] = [];
  for (const name of BENCHMARKS.keys()) {
    const text = await readFile(join(RESULTS, `${name}.json`), "utf8").catch(() => null);
    if (text !== null) measured.push(JSON.parse(text) as Measured);
  }
  await fillDocument("docs/performance.md", performanceTables(measured));
}

async function fillDocument(name: string, content: string): Promise<void> {
  const file = join(ROOT, name);
  await writeFile(
    file,
    await laidOut(fill(await readFile(file, "utf8"), name, "figures", content)),
  );
}

function machine(): Measured["machine"] {
  const node = execFileSync(node24(), ["--version"], { encoding: "utf8" }).trim().slice(1);
  return { cores: availableParallelism(), node, date: new Date().toISOString().slice(0, 10) };
}
