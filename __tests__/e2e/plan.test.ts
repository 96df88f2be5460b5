import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { auditReport } from "../unit/plan/audit-report.js";
import { planReportSchema, type PlanReport } from "../../src/reports/plan/plan-report-schema.js";

const path = (from: string) => fileURLToPath(new URL(from, import.meta.url));
const BUNDLE = path("../../dist/index.js");
const NODE = path("../../node_modules/node/bin/node");
const PLAN = path("../fixtures/plans/references/plan.json");
/** Plans with answers that whoever works on the project may have beside it. */
const FURTHER = path("../../../shared/plans/");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plan-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function judge(args: readonly string[], input?: string | Buffer) {
  const env = { PATH: process.env["PATH"] };
  const ran = spawnSync(NODE, [BUNDLE, "plan", ...args, "--output-dir", folder], {
    cwd: folder,
    env,
    encoding: "utf8",
    ...(input === undefined ? {} : { input }),
  });
  const reports = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const [name] = reports;
  const report =
    name === undefined
      ? null
      : planReportSchema.parse(JSON.parse(readFileSync(join(folder, name), "utf8")));
  for (const each of readdirSync(folder)) rmSync(join(folder, each), { recursive: true });
  return { exit: ran.status, report, said: ran.stdout + ran.stderr };
}

const bare = ({ findings }: PlanReport) =>
  findings.filter((it) => it.protection === "UNPROTECTED").map((it) => it.address);

describe("the command plan", () => {
  test("fails for a volume that nothing protects, and shows what would", () => {
    const { exit, report, said } = judge([PLAN]);
    expect(exit).toBe(3);
    expect(report && bare(report)).toEqual(['module.s.oci_core_volume.w["k"]']);
    expect(said).toContain("asset_id  = each.value.id");
  });

  test("takes a plan from standard input, and passes under warn-only", () => {
    const { exit, report } = judge(["-", "--warn-only"], readFileSync(PLAN, "utf8"));
    expect(exit).toBe(0);
    expect(report?.gate.violations).toHaveLength(1);
  });

  test("counts what cannot be told when it is asked to", () => {
    const { report } = judge([PLAN, "--max-unknown", "0"]);
    expect(report?.gate.violations.map(({ rule }) => rule)).toEqual(["fail-on", "max-unknown"]);
  });

  test.each([
    ["", "is empty"],
    ["{", "is not complete JSON"],
  ])("refuses %j with exit code 1", (input, sentence) => {
    const { exit, said, report } = judge(["-"], input);
    expect(exit).toBe(1);
    expect(said).toContain(`Plan not judged: The plan on standard input ${sentence}`);
    expect(said).not.toContain("fault of the program");
    expect(report).toBeNull();
  });

  test.each(["standard input", "a file"])("refuses a binary plan from %s", (from) => {
    const bytes = Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 8, 0, 8, 0, 0xff, 0xfe, 0x80]);
    const file = join(tmpdir(), `tfplan-${process.pid}`);
    writeFileSync(file, bytes);
    const { exit, said } = from === "a file" ? judge([file]) : judge(["-"], bytes);
    rmSync(file);
    expect(exit).toBe(1);
    expect(said).toContain("is a binary plan, or another zip archive. Give the output of");
  });

  test("an exemption by address waives what it names", () => {
    const policy = join(tmpdir(), `policy-${process.pid}.yml`);
    writeFileSync(
      policy,
      'version: 1\nexemptions: [{ id: scratch, match: { addresses: ["module.s.**"] }, reason: r, permanent: true }]\n',
    );
    const { exit, report } = judge([PLAN, "--policy-file", policy]);
    rmSync(policy);
    expect(exit).toBe(0);
    expect(report?.summary.waived_count).toBe(1);
  });
});

describe("beside an audit's report", () => {
  const CHANGES = path("../fixtures/plans/changes/plan.json");
  const HOUR = 3_600_000;
  const beside = (
    volumes: Parameters<typeof auditReport>[1],
    metadata: object,
    foreign = false,
  ) => {
    const made = new Date(Date.now() - HOUR).toISOString();
    const text = JSON.stringify(
      auditReport("changes", volumes, { generated_at_utc: made, ...metadata }),
    );
    const file = join(tmpdir(), `audit-${process.pid}.json`);
    writeFileSync(file, foreign ? text.replaceAll("finance", "other") : text);
    // Only what fails for good is counted, so that the exit code tells whether it did.
    const policy = join(tmpdir(), `policy-${process.pid}.yml`);
    writeFileSync(
      policy,
      'version: 1\nrules: [{ name: lost, match: { names: [goes] }, require: { backup-policy-assigned: true } }]\ndefaults: { require: { backup-policy-assigned: false } }\nexemptions: [{ id: e, match: { addresses: ["oci_core_volume_backup.kept", "oci_core_volume_group_backup.gone"] }, reason: r, permanent: true }]\n',
    );
    const ran = judge([CHANGES, "--policy-file", policy, "--baseline-file", file]);
    for (const each of [file, policy]) rmSync(each);
    const finding = ran.report?.findings.find(({ address }) => address === "oci_core_volume.goes");
    return { ...ran, finding, baseline: ran.report?.metadata.baseline };
  };
  const SAFE = { "oci_core_volume.to": {} };

  test.each([
    [
      0,
      {
        "oci_core_volume.goes": {
          backup: { made: "2026-10-04T03:15:00.000Z", ends: "2099-10-04T03:15:00.000Z" },
        },
      },
      {},
      "recoverable until 2099-10-04 03:15 UTC from the backup of 2026-10-04 03:15 UTC",
    ],
    [3, { "oci_core_volume.goes": { backup: null } }, {}, "nothing to restore from"],
    [0, SAFE, {}, "; not in the report of"],
    [0, SAFE, { complete: false }, "which is incomplete"],
    [
      0,
      { "oci_core_volume.goes": {} },
      { generated_at_utc: "2026-01-01T00:00:00Z" },
      "is older than 48 hours",
    ],
  ] as const)(
    "exit %i for a volume that is destroyed, and the sentence %#",
    (code, volumes, metadata, sentence) => {
      const { exit, finding, baseline } = beside(volumes, metadata);
      expect(finding?.reason).toContain(sentence);
      expect(exit).toBe(code);
      expect(baseline?.used).toBe(true);
    },
  );

  test("another tenancy's report is ignored with a warning", () => {
    const volumes = { "ocid1.volume.oc1.phx.other": { backup: null } };
    const { exit, finding, baseline, said } = beside(volumes, {}, true);
    expect([exit, finding?.last_audit, baseline?.used]).toEqual([0, null, false]);
    expect(said).toContain("has no OCID in common with the plan");
  });
});

const hasFurther = existsSync(join(FURTHER, "expected.json"));
interface Expected {
  readonly light_exit: number;
  readonly strict_exit: number;
}
const expected = hasFurther
  ? (JSON.parse(readFileSync(join(FURTHER, "expected.json"), "utf8")) as Record<string, Expected>)
  : {};

(hasFurther ? describe : describe.skip)("plans with answers that lie beside the project", () => {
  test.each(Object.keys(expected))("%s", (name) => {
    for (const policy of ["light", "strict"] as const) {
      const plan = join(FURTHER, `${name}.json`);
      const { exit } = judge([plan, "--policy-file", join(FURTHER, `${policy}.yml`)]);
      expect({ policy, exit }).toEqual({ policy, exit: expected[name]?.[`${policy}_exit`] });
    }
  });
});
