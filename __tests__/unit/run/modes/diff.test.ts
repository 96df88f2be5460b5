import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { diff } from "../../../../src/run/modes/diff.js";
import type { Log } from "../../../../src/github/log.js";
import type { Assessment } from "../../../../src/posture/assessment.js";
import { compareRuns } from "../../../../src/posture/verdict/drift.js";
import { jsonRenderer } from "../../../../src/reports/json/json.js";
import { readReport } from "../../../../src/reports/json/read-report.js";
import { columnsOf } from "../../../../src/reports/terminal/terminal-columns.js";
import { renderTerminalDiff } from "../../../../src/reports/terminal/terminal-diff.js";
import { settings } from "../../posture/policy-fixtures.js";
import { hostileText } from "../../reports/hostile-names.js";
import {
  assessmentNaming,
  cleanAssessment,
  FACTS,
  sampleAssessment,
} from "../../reports/sample.js";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diff-"));
});
afterEach(async () => {
  await rm(dir, { recursive: true });
});

async function run(before: Assessment | string, after: Assessment | string) {
  const textOf = (it: Assessment | string) =>
    typeof it === "string" ? it : jsonRenderer.render(it, FACTS);
  await writeFile(join(dir, "old.json"), textOf(before));
  await writeFile(join(dir, "new.json"), textOf(after));
  return await runOn("old.json", "new.json");
}

async function runOn(oldPath: string, newPath: string) {
  const errors: string[] = [];
  let printed = "";
  const log = { error: (line: string) => void errors.push(line) } as unknown as Log;
  const stdout = { write: (text: string) => void (printed += text) };
  const code = await diff({ workingDir: dir, stdout, log, env: {} }, { oldPath, newPath });
  return { code, printed, errors };
}

/** The sample as it was before: one volume worse, one better, one not there, one excused. */
function earlier(): Assessment {
  const sample = sampleAssessment();
  return {
    ...sample,
    findings: sample.findings.flatMap((it) => {
      if (it.volumeId.endsWith("iad.unknown")) return [];
      if (it.volumeId === "ocid1.volume.oc1.iad.fresh") return [{ ...it, status: "STALE_BACKUP" }];
      if (it.volumeId.endsWith("phx.stale")) return [{ ...it, status: "UNKNOWN" }];
      if (it.volumeId === "ocid1.bootvolume.oc1.phx.none")
        return [{ ...it, waived: true, checks: [] }];
      return [it];
    }),
  };
}

test("a file that no report can be as large as is not read", async () => {
  await writeFile(join(dir, "large.json"), "");
  await truncate(join(dir, "large.json"), 1 << 30);
  const { code, errors } = await runOn("large.json", "large.json");
  expect(code).toBe(1);
  expect(errors[0]).toMatch(
    /^large.json cannot be read \(it has 1024 MiB, and at most 256 are read\)/,
  );
});

describe("diff", () => {
  test("compares no reports of two tenancies, nor one that is redacted with one that is not", async () => {
    const { code, printed, errors } = await run(
      { ...sampleAssessment(), tenancyId: "ocid1.tenancy.oc1..other" },
      sampleAssessment(),
    );
    expect({ code, printed }).toEqual({ code: 1, printed: "" });
    expect(errors).toEqual([
      "old.json and new.json cannot be compared: they are of two tenancies, or one of them is redacted. Give two reports of one tenancy, made alike.",
    ]);
  });

  test("prints counts and every change, and ends with 3 when something new fails", async () => {
    const { code, printed, errors } = await run(earlier(), sampleAssessment());
    expect(errors).toEqual([]);
    expect(code).toBe(3);
    expect(printed).toBe(`from 2026-11-05 03:15 UTC  old.json
to   2026-11-05 03:15 UTC  new.json

  new 2   changed 1   resolved 1   failing as before 1
  1 volume appeared, 0 vanished
  The later report is incomplete: what it could not read may fail, and what
  vanished may be there.

  CHANGE    WAS           NOW           VOLUME        COMPARTMENT   REGION
  new       -             UNKNOWN       ledger        acme/fin|an…  us-ashburn-1
  new       NO_BACKUP, …  NO_BACKUP     (no name)     acme/prod/e…  us-phoenix-1
  changed   UNKNOWN       STALE_BACKUP  \\u202egpj.e…  acme/prod/e…  us-phoenix-1
  resolved  STALE_BACKUP  COMPLIANT     db_data 01    acme/prod/e…  us-ashburn-1
`);
  });

  test("says that the later report did not read everything, and nothing of one that did", async () => {
    const whole = cleanAssessment();
    const lacking = { ...whole, complete: false, findings: whole.findings.slice(1) };
    const told = await run(whole, lacking);
    expect(told.code).toBe(0);
    expect(told.printed.replace(/\s+/g, " ")).toContain(
      "1 vanished The later report is incomplete: what it could not read may fail, and what vanished may be there.",
    );
    expect((await run(lacking, whole)).printed).not.toContain("incomplete");
  });

  test("says what else than the volumes differs", async () => {
    const whole = cleanAssessment();
    const rules = (maxBackupAgeMs: number) => [
      { name: "defaults", settings: settings({}, { maxBackupAgeMs }) },
    ];
    const strict = { ...whole, rules: rules(86_400_000) };
    const said = async (...given: Parameters<typeof run>) =>
      (await run(...given)).printed.replace(/\s+/g, " ");
    expect(await said(strict, { ...whole, rules: rules(30 * 86_400_000) })).toContain(
      "The reports were judged by different rules: what is resolved may pass a laxer one.",
    );
    expect(await said({ ...whole, assessedAt: whole.assessedAt + 1 }, whole)).toContain(
      "The first report is the later one: what is resolved here began to fail. Give the older one first.",
    );
    const narrow = { ...FACTS, scope: { ...FACTS.scope, regions: ["us-phoenix-1"] } };
    const narrower = jsonRenderer.render({ ...whole, findings: [] }, narrow);
    expect(await said(whole, narrower)).toContain(
      "The reports are of two scopes: what vanished may lie outside of the second one, and fail.",
    );
    expect(await said(strict, strict)).not.toContain("report");
  });

  test("a volume that fails as before, and by one check more, does not fail alike", async () => {
    const failing = (...ids: readonly string[]) => ({
      ...cleanAssessment(),
      findings: cleanAssessment().findings.map((it) => ({
        ...it,
        status: "NO_BACKUP" as const,
        checks: it.checks.map((check) => ({
          ...check,
          result: ids.includes(check.id) ? ("fail" as const) : ("pass" as const),
          isRequired: true,
        })),
      })),
    });
    const before = failing("backup-recency");
    const { code, printed } = await run(before, failing("backup-recency", "immutable"));
    expect(code).toBe(3);
    expect(printed).toContain("  new 0   changed 1   resolved 0   failing as before 0\n");
    expect(printed).toMatch(/\n {2}changed {2}NO_BACKUP {2}and immutable/);
    expect((await run(before, before)).code).toBe(0);
  });

  test("of a compliant volume it names the required checks that fail", async () => {
    const failed = cleanAssessment().findings.map((it) => ({
      ...it,
      checks: it.checks.map((check) => ({
        ...check,
        result: check.id === "immutable" ? ("fail" as const) : check.result,
        isRequired: true,
      })),
    }));
    const { code, printed } = await run(cleanAssessment(), {
      ...cleanAssessment(),
      findings: failed,
    });
    expect(code).toBe(3);
    expect(printed).toMatch(/\n {2}new {5}COMPLIANT {2}\S*immutable/);
  });

  test("ends with 0 when nothing new fails", async () => {
    const same = await run(sampleAssessment(), sampleAssessment());
    expect(same.code).toBe(0);
    expect(same.printed).not.toContain("CHANGE");
    const resolved = await run({ ...cleanAssessment(), findings: failing() }, cleanAssessment());
    expect(resolved.code).toBe(0);
    expect(resolved.printed).toMatch(/\n {2}resolved {2}NO_BACKUP {2}COMPLIANT {2}data /);
  });

  test("ends with 1 for files that cannot be used, and says why of each", async () => {
    const broken = await run("broken", sampleAssessment());
    expect(broken).toEqual({
      code: 1,
      printed: "",
      errors: ["old.json is not used: it is not JSON."],
    });
    const missing = await runOn("gone.json", "gone-too.json");
    expect(missing.code).toBe(1);
    expect(missing.errors).toEqual([
      expect.stringMatching(
        /^gone\.json cannot be read \(ENOENT: .*\)\. Give the paths of two JSON reports: diff OLD\.json NEW\.json\.$/,
      ),
      expect.stringMatching(/^gone-too\.json cannot be read/),
    ]);
  });
});

function failing(): Assessment["findings"] {
  return cleanAssessment().findings.map((it) => ({ ...it, status: "NO_BACKUP", checks: [] }));
}

test("hostile names break neither a line nor its width", () => {
  fc.assert(
    fc.property(hostileText, (name) => {
      const content = Buffer.from(jsonRenderer.render(assessmentNaming(name), FACTS));
      const report = readReport(content, name, null);
      if (!("snapshot" in report)) throw new Error(report.problem);
      const before = { ...report.snapshot, source: "old.json", volumes: [] };
      const comparison = compareRuns(before, report.snapshot);
      const options = { columns: 100, isColoured: false };
      const text = renderTerminalDiff(
        before,
        { ...report.snapshot, source: "x" },
        comparison,
        options,
      );
      expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(Math.max(...text.split("\n").map(columnsOf))).toBeLessThanOrEqual(100);
    }),
  );
});
