import { expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The validator is a native program that exists for x64 only. */
const multitool = runnableMultitool();
/** A test that needs the validator. */
export const validated = multitool === null ? test.skip : test;
/** For the title of such tests. */
export const note =
  multitool === null ? " (skipped: Sarif.Multitool does not run on this machine)" : "";

function runnableMultitool(): string | null {
  try {
    const path = createRequire(import.meta.url)("@microsoft/sarif-multitool") as string;
    return spawnSync(path, ["--version"]).error === undefined ? path : null;
  } catch {
    return null;
  }
}

/** What the multitool complains of in any of these, with GitHub's rules: `warning GH1001`. */
export function complaints(...reports: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "sarif-"));
  try {
    const inputs = reports.map((report, index) => {
      const path = join(folder, `${index}.sarif`);
      writeFileSync(path, report);
      return path;
    });
    const output = join(folder, "complaints.json");
    const options = ["--rule-kind", "Sarif;Ghas", "--output", output, "--quiet", "true"];
    const { status } = spawnSync(String(multitool), ["validate", ...inputs, ...options]);
    expect(status).toBe(0);
    const { runs } = JSON.parse(readFileSync(output, "utf8").replace(/^\ufeff/, "")) as {
      runs: { results: { ruleId: string; level?: string }[] }[];
    };
    return runs.flatMap(({ results }) =>
      results.map(({ ruleId, level = "warning" }) => `${level} ${ruleId}`),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
