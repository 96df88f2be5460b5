/** An audit that keeps what it read, and previews of a change of the policy over it, by the bundle. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";

import { beforeAll, describe, expect, test } from "@jest/globals";

import { JOB } from "../../simulator/github/issue-comments.js";
import { days } from "../../simulator/tenancy/time.js";
import {
  previewReportSchema,
  type PreviewReport,
} from "../../src/reports/preview/preview-report-schema.js";
import { HOSTILE_NAMES } from "../unit/reports/hostile-names.js";
import {
  runAction,
  runCommand,
  startGithubService,
  type GithubService,
} from "./harness/harness.js";
import {
  ASHBURN,
  asked,
  closeLater,
  openStage,
  PHOENIX,
  smallTenancy,
  temporaryFolder,
  violatedRules,
  type Audit,
  type Stage,
} from "./harness/stage.js";

const BASE = "version: 1\n";
const NEW = `version: 1
rules:
  - name: production
    match: { freeform-tags: { env: prod } }
    max-backup-age: 24h
    require: { backup-policy-assigned: true, replica: 1d }
  - name: typo
    match: { names: databse }
exemptions:
  - { id: scratch, match: { names: "scratch-*" }, reason: "rebuilt nightly", expires: 2999-01-31 }
`;
const LOOK_UPS = [
  "GetVolumeBackupPolicyAssetAssignment",
  "GetVolumeBackupPolicy",
  "GetBlockVolumeReplica",
];

let stage: Stage;
let audit: Audit;
let folder = "";

beforeAll(async () => {
  const build = smallTenancy({ regions: [{ name: ASHBURN }, { name: PHOENIX }] });
  const erp = build.compartment("erp");
  const gold = build.oraclePolicy("gold");
  for (const [name, age] of [
    ["fresh", 0.5],
    ["older", 3],
  ] as const) {
    const placed = { compartment: erp, region: ASHBURN };
    const volume = build.volume({ name, ...placed, freeformTags: { env: "prod" } });
    build.backup(volume, { age: days(age) });
    build.assignPolicy(volume, gold);
    build.replica(volume, { region: PHOENIX, syncAge: days(0.1) });
  }
  build.volume({ name: "scratch-1", compartment: erp, region: ASHBURN });
  stage = await openStage(build);
  audit = await stage.audit({ formats: "json,inventory" });
  folder = await temporaryFolder();
  await mkdir(join(folder, "kept"));
  const kept = audit.outputs["report-inventory"] ?? "";
  await writeFile(join(folder, "kept", basename(kept)), await readFile(resolve(audit.cwd, kept)));
  await writeFile(join(folder, "base.yml"), BASE);
  await writeFile(join(folder, "policy.yml"), NEW);
});

const FILES = {
  mode: "preview",
  "inventory-file": "kept",
  "policy-file": "policy.yml",
  "base-policy-file": "base.yml",
};

async function previewed(
  inputs: Readonly<Record<string, string>> = {},
  more: { readonly github?: GithubService; readonly env?: Readonly<Record<string, string>> } = {},
) {
  const result = await runAction({
    inputs: { ...FILES, "upload-artifact": "false", ...inputs },
    cwd: folder,
    ...more,
  });
  const read = async (output: string) => {
    const path = result.outputs[output] ?? "";
    return path === "" ? "" : await readFile(resolve(folder, path), "utf8");
  };
  const json = await read("report-json");
  const report: PreviewReport | null =
    json === "" ? null : previewReportSchema.parse(JSON.parse(json));
  return { ...result, report, json, markdown: await read("report-markdown") };
}

describe("an audit with formats: inventory", () => {
  test("writes one file more, and says where it is", async () => {
    expect(audit.code).toBe(3);
    expect(audit.outputs["report-inventory"]).toMatch(
      /block_volume_backup_posture_\d{8}T\d{6}Z\.inventory\.json\.gz$/,
    );
    expect(await audit.files()).toContain(audit.outputs["report-inventory"]);
  });

  test("looks up every volume, and judges as it would have without", async () => {
    const calls = (operation: string) => asked(stage.simulator, operation).length;
    const [assignments, policies, replicas] = LOOK_UPS.map(calls);
    expect([assignments, policies, replicas]).toEqual([3, 1, 2]);
    const plain = await stage.audit({ formats: "json" });
    expect(LOOK_UPS.map(calls)).toEqual([3, 1, 2]);
    expect(plain.outputs["report-inventory"]).toBe("");
    const timeless = ({ report }: Audit) => ({
      ...report,
      metadata: null,
      findings: JSON.stringify(report.findings).replaceAll(/[\d.]+ days? old|_days":[\d.]+/g, ""),
    });
    expect(Object.keys(timeless(plain))).toEqual(Object.keys(timeless(audit)));
    expect(timeless(plain).summary).toEqual(timeless(audit).summary);
    expect(plain.findings.map(({ checks }) => checks.map(({ id }) => id))).toEqual(
      audit.findings.map(({ checks }) => checks.map(({ id }) => id)),
    );
  });

  test("is refused where names must not be told", async () => {
    const refused = await stage.audit({ formats: "inventory", redact: "true" });
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain("an inventory holds all that was read, by its true names");
  });

  test("uploads it beside the reports, and passes it over as an earlier report", async () => {
    const build = smallTenancy();
    const shared = build.compartment("shared");
    build.bucket({ name: "reports", compartment: shared, region: ASHBURN });
    const other = await openStage(build);
    const inputs = { formats: "json,inventory", "upload-object-storage": "true" };
    const { outputs } = await other.audit(inputs);
    const uris = JSON.parse(outputs["object-uris"] ?? "") as string[];
    expect(uris.map((uri) => uri.replace(/^.*Z\./, ""))).toEqual(["json", "inventory.json.gz"]);
    // Runs of the same second would be given the same object names.
    expect((await other.audit({ ...inputs, formats: "csv" })).code).toBe(0);
    expect(asked(other.simulator, "GetObject")).toHaveLength(1);
  });
});

describe("mode: preview", () => {
  test("tells what the change would do, asks nobody, and passes", async () => {
    const before = stage.simulator.requests.length;
    const { code, outputs, report, markdown, summary, stdout } = await previewed();
    expect(code).toBe(0);
    expect(stage.simulator.requests).toHaveLength(before);
    const headline = "1 volume would begin to fail, 1 would be exempted.";
    expect(outputs).toMatchObject({
      ...{ result: "pass", complete: "true", "total-volumes": "3", headline, unknown: "0" },
      ...{ "begin-to-fail": "1", "stop-failing": "0", exempted: "1", violations: "[]" },
    });
    for (const text of [markdown, summary]) expect(text).toContain(`**${headline}**`);
    expect(stdout).toContain(`PASS: ${headline}`);
    expect(report?.volumes.map(({ resource_name, change }) => [resource_name, change])).toEqual([
      ["older", "begins"],
      ["scratch-1", "same"],
    ]);
    expect(report?.before.gate.violations.map(({ rule }) => rule)).toEqual(["max-no-backup"]);
    expect(report?.after.gate.violations.map(({ rule }) => rule)).toEqual(["max-stale-backup"]);
    expect(report?.notices).toEqual([
      {
        new: true,
        message: expect.stringContaining("Rule typo matched no audited volume") as unknown,
      },
    ]);
    expect(report?.lacking).toEqual([]);
    expect(report?.metadata.inventory).toMatchObject({ complete: true, tool_version: "1.0.0" });
    expect(report?.metadata.inventory.read_at_utc).toBe(audit.report.metadata.generated_at_utc);
  });

  test("of the same file twice changes nothing", async () => {
    const { code, outputs } = await previewed({ "base-policy-file": "policy.yml" });
    expect(code).toBe(0);
    expect(outputs["headline"]).toBe("Nothing would change for any of the 3 volumes.");
  });

  test("fails with 3 where the change exempts something and must not", async () => {
    const { code, outputs } = await previewed({ "fail-on-exemptions": "true" });
    expect([code, outputs["result"]]).toEqual([3, "fail"]);
    expect(violatedRules({ outputs } as never)).toEqual(["fail-on-exemptions"]);
    const same = { "fail-on-exemptions": "true", "base-policy-file": "policy.yml" };
    expect((await previewed(same)).code).toBe(0);
  });

  test("is a command outside of GitHub Actions", async () => {
    const args = ["preview", "kept", "--policy-file", "policy.yml", "--base-policy-file=base.yml"];
    const { code, stdout } = await runCommand({ args, cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toContain("Would begin to fail:\n  older in acme/erp, us-ashburn-1\n");
    expect(stdout).toContain("Would be exempted:\n  scratch-1 in acme/erp, us-ashburn-1\n");
  });

  test("writes a comment of its own, and brings it up to date", async () => {
    const github = await startGithubService();
    closeLater(() => github.stop());
    const token = github.issues.token(JOB);
    const event = join(folder, "event.json");
    const head = { repo: { full_name: "acme/infrastructure" } };
    await writeFile(event, JSON.stringify({ pull_request: { number: 7, head } }));
    const env = { GITHUB_EVENT_NAME: "pull_request", GITHUB_EVENT_PATH: event };
    const inputs = { comment: "on-failure", "github-token": token };
    await previewed(inputs, { github, env });
    await previewed({ ...inputs, "base-policy-file": "base.yml" }, { github, env });
    const bodies = github.issues.comments.map(({ body }) => body);
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toMatch(/^<!-- oci-volume-backup-audit preview [0-9a-f]{16} -->\n/);
    expect(bodies[0]).toContain("**1 volume would begin to fail, 1 would be exempted.**");
    const lost = { ...inputs, "base-policy-file": "base.yml", "inventory-file": "nowhere.gz" };
    await runAction({
      inputs: { mode: "preview", "policy-file": "policy.yml", ...lost },
      cwd: folder,
      github,
      env,
    });
    expect(github.issues.comments.map(({ body }) => body)).toEqual([
      expect.stringContaining(
        "❌ The newest change of the policy file could not be previewed, and what stood here was of an earlier one.",
      ),
    ]);
  });

  test("shortens OCIDs and replaces names under redact", async () => {
    const { code, json, markdown, summary, stdout } = await previewed({ redact: "true" });
    expect(code).toBe(0);
    const [volume] = audit.findings;
    for (const text of [json, markdown, summary, stdout]) {
      expect(text).not.toContain("scratch-1");
      expect(text).not.toContain("acme/erp");
      expect(text).not.toContain(volume?.resource_id);
    }
    expect(json).toMatch(/"resource_name":"volume-[0-9a-f]{8}"/);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      "no inventory",
      { "inventory-file": "" },
      "inventory-file is not given, and mode preview needs it",
    ],
    [
      "a file of another kind",
      { "inventory-file": "policy.yml" },
      "policy.yml is not the inventory of an audit.",
    ],
    [
      "a format that it does not write",
      { formats: "json,html,inventory" },
      "formats: mode preview writes json and markdown and no html, inventory; leave out what it does not write.",
    ],
  ])("is refused with exit code 1: %s", async (_what, inputs, sentence) => {
    const { code, stdout, outputs } = await previewed(inputs);
    expect(code).toBe(1);
    expect(stdout).toContain(sentence);
    expect(outputs["result"]).toBe("fail");
  });
});

test("hostile names are inert in whatever a preview writes", async () => {
  const build = smallTenancy();
  const [compartment, ...names] = HOSTILE_NAMES.filter((name) => name.trim() !== "");
  const hostile = build.compartment(compartment ?? "");
  for (const name of names) build.volume({ name, compartment: hostile, region: ASHBURN });
  const other = await openStage(build);
  const { outputs, cwd } = await other.audit({ formats: "inventory" });
  const inventory = resolve(cwd, outputs["report-inventory"] ?? "");
  await writeFile(
    join(folder, "hostile.yml"),
    `version: 1\nexemptions:\n  - { id: "a", match: { kinds: block }, reason: "::error::x <img> | @acme", permanent: true }\n`,
  );
  const inputs = { "inventory-file": inventory, "policy-file": "hostile.yml" };
  const { code, markdown, summary, json, stdout } = await previewed(inputs);
  expect(code).toBe(0);
  expect(markdown).toContain("would be exempted");
  for (const text of [markdown, summary]) {
    expect(text.replaceAll(/<br>|<!-- -->/g, "")).not.toMatch(
      /<[a-z!/]|[\u202e\u200b]|^(?:#+ x|> quote)/m,
    );
    expect(text).not.toMatch(/(?<![&@])@acme|(?<!\\)\[link/);
  }
  expect(json).not.toMatch(/[\u202e\u200b\u001b]/);
  expect(stdout).not.toMatch(/^::error::broken|##\[error\]/m);
});
