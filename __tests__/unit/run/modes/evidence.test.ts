import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import type { Log } from "../../../../src/github/log.js";
import type { JsonEvidence } from "../../../../src/reports/evidence/evidence-schema.js";
import { evidence } from "../../../../src/run/modes/evidence.js";
import { columnsOf } from "../../../../src/reports/terminal/terminal-columns.js";
import type { EvidenceCommand } from "../../../../src/settings/evidence-command.js";
import { dateOf, DAY, generatedDays, nameOf, START } from "../../posture/period/period-fixture.js";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "evidence-"));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

const REPORTS = generatedDays(10);
const NAME = "block_volume_backup_evidence_20260701_20260710";

async function put(files: ReadonlyMap<string, string>) {
  for (const [name, text] of files) {
    const path = join(dir, "reports/2026", name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

async function run(over: Partial<EvidenceCommand> = {}) {
  const said: string[] = [];
  let printed = "";
  const take = (line: string) => void said.push(line);
  const log = { error: take, info: take, notice: take } as unknown as Log;
  const stdout = { write: (text: string) => void (printed += text), columns: 80 };
  const world = {
    workingDir: dir,
    stdout,
    log,
    env: {},
    version: "1.2.3",
    now: () => START + 20 * DAY,
  };
  const days = { from: dateOf(0), to: dateOf(9) };
  const command = { kind: "evidence" as const, folder: "reports", outputDir: "out", ...days };
  return { code: await evidence(world, { ...command, ...over }), said, printed };
}

const page = async (ending: string) => await readFile(join(dir, `out/${NAME}.${ending}`), "utf8");

describe("evidence", () => {
  test("writes one page in three formats, and passes where all is whole", async () => {
    await put(REPORTS);
    await writeFile(join(dir, "reports/package.json"), "{}");
    const { code, said, printed } = await run();
    expect(code).toBe(0);
    expect((await readdir(join(dir, "out"))).sort()).toEqual(
      ["html", "json", "md"].map((ending) => `${NAME}.${ending}`),
    );
    expect(said).toContain("Passed over: 1 other JSON file.");
    expect(said.filter((line) => line.startsWith("Report written"))).toHaveLength(3);
    expect(printed).toBe(
      `WHOLE\n10 of 10 days covered; the chain of 10 reports holds.\n\nTo know\n  - No later report vouches for\n    2026/${nameOf(9)}.\n`,
    );
    expect(JSON.parse(await page("json"))).toMatchObject({ whole: true, chain: { links: 9 } });
  });

  test("ends with 3 and names what is damaged, in 80 columns and in each format", async () => {
    const files = new Map(REPORTS);
    files.delete(nameOf(3));
    files.set(nameOf(6), (files.get(nameOf(6)) ?? "").replace("acme/prod/erp", "acme/prod/erq"));
    await put(files);
    const { code, printed } = await run();
    expect(code).toBe(3);
    for (const text of [printed.replace(/\s+/g, ""), await page("html"), await page("md")]) {
      expect(text).toContain(nameOf(3));
      expect(text).toContain(nameOf(6));
    }
    expect(Math.max(...printed.split("\n").map(columnsOf))).toBeLessThanOrEqual(80);
    const { chain } = JSON.parse(await page("json")) as JsonEvidence;
    expect(chain.faults.map(({ kind }) => kind)).toEqual(["missing", "changed"]);
    expect(chain.holds).toBe(false);
  });

  test("ends with 1 where there is nothing to read, and writes nothing", async () => {
    expect(await run()).toMatchObject({
      code: 1,
      said: [expect.stringMatching(/^The folder reports cannot be read \(.*ENOENT/)],
    });
    await mkdir(join(dir, "reports"));
    await writeFile(join(dir, "reports/package.json"), "{}");
    expect(await run()).toMatchObject({
      code: 1,
      said: [expect.stringMatching(/^The folder reports holds no JSON report of this program\./)],
    });
    expect(await readdir(dir)).toEqual(["reports"]);
  });

  test("does not answer for days to come", async () => {
    await put(REPORTS);
    expect(await run({ to: "2026-08-01" })).toMatchObject({
      code: 1,
      said: ["--to: 2026-08-01 is still to come. Give a day up to today, in UTC."],
    });
  });

  test("ends with 2 where only the page could not be written", async () => {
    await put(REPORTS);
    await writeFile(join(dir, "out"), "a file");
    const { code, said } = await run();
    expect(code).toBe(2);
    expect(said.join("\n")).toContain("The folder out for the reports could not be made");
  });
});
