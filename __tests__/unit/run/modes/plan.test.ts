import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import type { PlanReport } from "../../../../src/reports/plan/plan-report-schema.js";
import { judgePlans } from "../../../../src/run/modes/plan.js";
import type { World } from "../../../../src/run/world.js";
import { loadSettings } from "../../../../src/settings/load.js";
import type { PlanSettings } from "../../../../src/settings/settings.js";
import { NOW } from "../../posture/inventory-builder.js";
import { auditReport } from "../../plan/audit-report.js";
import { files } from "../../settings/samples.js";
import { modeStage } from "./mode-stage.js";

const stage = modeStage();
const FIXTURES = new URL("../../../fixtures/plans/", import.meta.url);
const planOf = (name: string) => readFileSync(new URL(`${name}/plan.json`, FIXTURES));
/** One volume that nothing protects, and that the plan makes. */
const BARE = 'module.s.oci_core_volume.w["k"]';
const LENIENT =
  'version: 1\nexemptions: [{ id: scratch, match: { addresses: ["module.s.**"] }, reason: r, permanent: true }]\n';

async function settingsOf(
  inputs: Readonly<Record<string, string>> = {},
  policy?: string,
): Promise<PlanSettings> {
  const given = {
    ...{ mode: "plan", "plan-file": "plan.json", "output-dir": "reports", formats: "json" },
    ...{ "upload-artifact": "false", comment: "never", ...inputs },
    ...(policy === undefined ? {} : { "policy-file": "policy.yml" }),
  };
  const read = files(policy === undefined ? {} : { "policy.yml": policy });
  const settings = await loadSettings({
    ...{ inputs: given, env: {}, isGithubActions: false, homeDir: "/", ...read },
  });
  if (settings.mode !== "plan") throw new Error(settings.mode);
  return settings;
}

async function judged(
  inputs: Readonly<Record<string, string>> = {},
  { policy, world = {} }: { readonly policy?: string; readonly world?: Partial<World> } = {},
) {
  const context = stage.contextOf(await settingsOf(inputs, policy), world);
  const code = await judgePlans(context);
  return { code, said: context.said, printed: context.printed() };
}

async function report(): Promise<PlanReport> {
  const name = (await stage.names()).find((it) => it.endsWith(".json")) ?? "";
  return JSON.parse((await stage.read(`reports/${name}`)).toString()) as PlanReport;
}

describe("mode: plan", () => {
  test("reads, judges, writes and tells, in this order", async () => {
    await stage.put({ "plan.json": planOf("references") });
    const { code, said, printed } = await judged();
    expect(code).toBe(3);
    const levels = said.said.map(
      ([level, line, title]) => title ?? `${level} ${line.slice(0, 14)}`,
    );
    expect(levels.filter((it) => !it.startsWith("info The"))).toEqual([
      "info Plan read: pla",
      "info Report written",
      "Plan: fail-on",
      expect.stringMatching(/^info FAIL: /),
    ]);
    expect(printed).toContain(BARE);
    expect((await report()).gate.passed).toBe(false);
  });

  test("what the gate cannot heed is a notice, and fails all the same", async () => {
    await stage.put({ "plan.json": planOf("references") });
    const policy = "version: 1\ndefaults: { require: { protection-level: 3-2-1 } }\n";
    const { code, said } = await judged({ "fail-on-checks": "restore-tested" }, { policy });
    expect(code).toBe(3);
    expect(said.of("notice")).toEqual([
      expect.stringMatching(/^fail-on-checks names only what this plan cannot be judged by/),
    ]);
    expect(said.of("info")).toContainEqual(
      expect.stringMatching(/^The policy also requires protection-level of volumes of this plan/),
    );
    expect((await report()).notes.map((it) => it.code)).toEqual(["gate-checks", "only-audit"]);
  });

  test("passes with 0 where what fails is exempted, and under warn-only says all the same", async () => {
    await stage.put({ "plan.json": planOf("references") });
    expect((await judged({}, { policy: LENIENT })).code).toBe(0);
    const warned = await judged({ "warn-only": "true" });
    expect(warned.code).toBe(0);
    expect(warned.said.said).toContainEqual([...["warning", expect.any(String), "Plan: fail-on"]]);
  });

  test("in a workflow sets outputs, annotations and summary, and prints nothing", async () => {
    await stage.put({ "plan.json": planOf("references") });
    const { result, outputs, summary } = await stage.step((env) => judged({}, { world: { env } }));
    expect([result.code, result.printed]).toEqual([3, ""]);
    expect(outputs).toMatchObject({ result: "fail", complete: "true" });
    expect(outputs["report-json"]).toMatch(/^reports\/.*\.json$/);
    expect(summary).toContain("## Volume backups of the plan");
    expect(result.said.said.map(([, , title]) => title)).toContain(`Plan: ${BARE}`);
  });

  test("leaves the summary out where none is wanted", async () => {
    await stage.put({ "plan.json": planOf("references") });
    const { summary } = await stage.step((env) =>
      judged({ "job-summary": "false" }, { world: { env } }),
    );
    expect(summary).toBe("");
  });

  test("judges all plans together, and each only once", async () => {
    await stage.put({ "a/plan.json": planOf("references"), "b/plan.json": planOf("second") });
    const { said } = await judged({ "plan-file": "*/plan.json,a/plan.json" });
    expect(said.of("info").filter((it) => it.startsWith("Plan read"))).toEqual([
      "Plan read: a/plan.json",
      "Plan read: b/plan.json",
    ]);
    expect(new Set((await report()).findings.map((it) => it.plan_file))).toEqual(
      new Set(["a/plan.json", "b/plan.json"]),
    );
  });

  test.each([
    ["gone.json", /^plan-file: gone\.json cannot be read \(ENOENT\)/],
    ["*.tfplan", /^plan-file: \*\.tfplan matches no file/],
    ["text.json", /^text\.json is not complete JSON/],
  ])("refuses %s, though another plan is right, and writes nothing", async (name, message) => {
    await stage.put({ "plan.json": planOf("references"), "text.json": "{" });
    await expect(judged({ "plan-file": `plan.json,${name}` })).rejects.toMatchObject({
      ...{ name: "PlanError", message: expect.stringMatching(message) as unknown },
    });
    expect(await stage.names()).toEqual([]);
  });

  test("a report that cannot be written ends with 2 where the gate holds", async () => {
    await stage.put({ "plan.json": planOf("references"), reports: "a file" });
    const held = await judged({}, { policy: LENIENT });
    expect([held.code, held.said.of("info").at(-1)]).toEqual([2, expect.stringMatching(/^PASS: /)]);
    const shrugged = await judged({ "fail-on-upload-error": "false" }, { policy: LENIENT });
    expect(shrugged.code).toBe(0);
    expect((await judged()).code).toBe(3);
  });

  test("says of a format that there is no plan in it, and writes the others", async () => {
    await stage.put({ "plan.json": planOf("references") });
    const { said } = await judged({ formats: "json,oscal" });
    expect(said.of("notice")).toEqual([
      expect.stringMatching(/^formats: there is no oscal report of a plan/),
    ]);
    expect(await stage.names()).toHaveLength(1);
  });

  test("says where a resource is written", async () => {
    await stage.put({
      "plan.json": planOf("doubts"),
      "infra/main.tf": readFileSync(new URL("doubts/main.tf", FIXTURES)),
    });
    await judged({ "terraform-dir": "infra" });
    const places = (await report()).findings.map((it) => it.location?.file);
    expect(places).toContain("infra/main.tf");
  });

  test("takes no more of a baseline that cannot be used than the warning", async () => {
    await stage.put({ "plan.json": planOf("changes"), "audit.json": "no JSON" });
    const { said } = await judged({ "baseline-file": "audit.json" });
    expect(said.of("warning")).toEqual([
      expect.stringMatching(/^baseline-file: audit\.json is not used: it is not JSON/),
    ]);
    expect((await report()).metadata.baseline).toBeNull();
  });

  test("judges beside the audit that baseline-file names", async () => {
    const audit = auditReport(
      "changes",
      { "oci_core_volume.goes": { backup: null } },
      { generated_at_utc: new Date(NOW - 3_600_000).toISOString() },
    );
    await stage.put({ "plan.json": planOf("changes"), "audit.json": JSON.stringify(audit) });
    await judged({ "baseline-file": "audit.json" });
    expect((await report()).metadata.baseline).toMatchObject({ source: "audit.json", used: true });
  });

  test("under redact names no volume and no policy", async () => {
    await stage.put({ "plan.json": planOf("weakened") });
    const told = async (inputs: Readonly<Record<string, string>>) => {
      const { said, printed } = await judged(inputs);
      return JSON.stringify([said.said, printed, await report()]);
    };
    const [open, hidden] = [await told({}), await told({ redact: "true" })];
    for (const quoted of ['"better"', '"switched"']) {
      expect(open).toContain(quoted);
      expect(hidden).not.toContain(quoted);
    }
  });
});
