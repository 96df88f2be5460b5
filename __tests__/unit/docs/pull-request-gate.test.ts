/** The gates for pull requests: their shell text, with a stand-in for `gh`. */
import { afterAll, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";

import { holds } from "../workflows/local-run/expressions.js";
import type { Step, Workflow } from "../workflows/workflow-files.js";

const page = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8");
const [, content = ""] =
  /```yaml\n(name: Backup gate\n.*?)```/s.exec(page("docs/live-gate.md")) ?? [];
const { jobs } = parse(content) as Workflow;
const [, planGate = ""] =
  /```yaml\n(name: Backup plan gate\n.*?)```/s.exec(page("docs/plan-gate.md")) ?? [];
const planJobs = (parse(planGate) as Workflow).jobs;
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Runs the script as GitHub does, with this `gh`. `shell: bash` is what makes a pipe fail with its first part. */
function bash(
  script: string,
  env: Readonly<Record<string, string>>,
  { gh = "exit 1", shell }: { readonly gh?: string; readonly shell?: string | undefined } = {},
) {
  const cwd = mkdtempSync(join(tmpdir(), "gate-"));
  folders.push(cwd);
  writeFileSync(join(cwd, "gh"), `#!/usr/bin/env bash\n${gh}\n`);
  chmodSync(join(cwd, "gh"), 0o755);
  const path = `${cwd}:${process.env["PATH"] ?? ""}`;
  const options = shell === "bash" ? ["-e", "-o", "pipefail"] : ["-e"];
  const { status, stdout, stderr } = spawnSync("bash", [...options, "-c", script], {
    ...{ cwd, encoding: "utf8", env: { PATH: path, ...env } },
  });
  return { status, stdout, stderr, cwd };
}

describe("the plan gate", () => {
  const stepOf = (job: string, name: string) =>
    planJobs[job]?.steps?.find((it) => it.name === name);
  const rights = (job: string) => planJobs[job] as { readonly permissions?: object } | undefined;

  test("plans without the right to write, and judges without the credentials", () => {
    expect(rights("plan")?.permissions).toEqual({ contents: "read" });
    expect(rights("judge")?.permissions).toEqual({
      contents: "read",
      "pull-requests": "write",
    });
    const secrets = (job: string) =>
      JSON.stringify(planJobs[job])
        .match(/secrets\.\w+/g)
        ?.filter((it, at, all) => all.indexOf(it) === at);
    expect(secrets("judge")).toEqual(["secrets.PLAN_KEY"]);
    expect(secrets("gate")).toBeUndefined();
  });

  test("judges by the policy file that was checked out from the base branch", () => {
    const steps = planJobs["judge"]?.steps ?? [];
    expect(steps.at(-1)?.with).toMatchObject({ "policy-file": "base/backup-policy.yml" });
  });

  test("hands over a plan that only the key opens", () => {
    const script = (job: string, name: string) => stepOf(job, name)?.run ?? "";
    const handed = (key: string) => {
      const tools = "terraform() { echo '{\"secret\":1}'; }; export RUNNER_TEMP=$PWD\n";
      const both = `${tools}PLAN_KEY=right\n${script("plan", "Encrypt")}\ngrep -c secret plan.json.enc && exit 9
export PLAN_KEY=${key}\n${script("judge", "Decrypt")}\ncat plan.json`;
      return bash(both, { PLAN_KEY: "right" });
    };
    expect(handed("right")).toMatchObject({ status: 0, stdout: '0\n{"secret":1}\n' });
    expect(handed("wrong").status).not.toBe(0);
  });

  const ran = (job: string, name: string, terraform: string, key: string) => {
    const { run = "", shell } = stepOf(job, name) ?? {};
    const tools = `terraform() { ${terraform}; }; export RUNNER_TEMP=$PWD\n`;
    return bash(`${tools}${run}`, { PLAN_KEY: key }, { shell });
  };

  test.each([
    ["plan", "Encrypt"],
    ["judge", "Decrypt"],
  ])("%s: %s fails without a key, which forks and a misspelt secret have", (job, name) => {
    const { status, stderr, cwd } = ran(job, name, "echo '{}'", "");
    expect(status).not.toBe(0);
    expect(stderr).toContain("PLAN_KEY: make the repository secret PLAN_KEY");
    expect(readdirSync(cwd)).toEqual(["gh"]);
  });

  test("a plan that cannot be shown is not handed over", () => {
    expect(ran("plan", "Encrypt", "echo '{}'", "key").status).toBe(0);
    expect(ran("plan", "Encrypt", "return 1", "key").status).not.toBe(0);
  });
});

/** The step of a page that fetches what an earlier audit left, and the file that it leaves. */
const [, ofPlanGate = ""] =
  /```yaml\n(- name: Fetch the last audit\n.*?)```/s.exec(page("docs/plan-gate.md")) ?? [];
const FETCHING: readonly (readonly [string, Step | undefined, string])[] = [
  ["the live gate", jobs["audit"]?.steps?.[0], "earlier.json"],
  ["the plan gate", (parse(ofPlanGate) as readonly Step[])[0], "audit/report.json"],
];

describe.each(FETCHING)("the earlier report of %s", (_, step, file) => {
  const report = "block_volume_backup_posture_20261105T031500Z";
  const others = `touch "$7/${report}".{oscal,ocsf}.json "$7/${report}".{inventory.json.gz,md,junit.xml}`;
  /** `gh` of three runs, newest first: `wanted` has a JSON report, the others only the other formats. */
  const withReportIn = (wanted: string) => `
    if [ "$2" = list ]; then printf '%s\\n' 3 2 1; exit; fi
    mkdir -p "$7" && ${others}
    if [ "$3" = ${wanted} ]; then echo "{}" > "$7/${report}.json"; fi`;
  const fetched = (gh: string) => bash(step?.run ?? "exit 9", {}, { gh, shell: step?.shell });

  test.each(["3", "2", "1"])("is taken from run %s, the newest that has one", (run) => {
    const { status, cwd } = fetched(withReportIn(run));
    expect(status).toBe(0);
    expect(readFileSync(join(cwd, file), "utf8")).toBe("{}\n");
  });

  test.each([
    ["no run has one", withReportIn("none")],
    ["no run has the artifact", '[ "$2" = list ] && echo 1'],
  ])("is missing where %s, and the log says so", (_why, gh) => {
    const { status, stdout, cwd } = fetched(gh);
    expect([status, existsSync(join(cwd, file))]).toEqual([0, false]);
    expect(stdout).toContain("::notice::None of the last 20 ");
  });
});

const RESULTS = [
  ["success", 0],
  ["failure", 1],
  ["cancelled", 1],
  ["skipped", 1],
] as const;

describe("the required check", () => {
  test.each(RESULTS)("takes the audit's %s with exit code %i", (result, code) => {
    const { gate } = jobs;
    expect(gate?.if).toBe("always()");
    expect(bash(gate?.steps?.[0]?.run ?? "", { AUDIT: result }).status).toBe(code);
  });

  test.each(RESULTS)("takes the plan's %s with exit code %i", (result, code) => {
    const { gate } = planJobs;
    expect(gate).toMatchObject({ if: "always()", needs: "judge", permissions: {} });
    expect(bash(gate?.steps?.[0]?.run ?? "", { JUDGED: result }).status).toBe(code);
  });

  test.each([
    ["the repository's own branch", "acme/app", "octocat", true],
    ["a fork", "octocat/app", "octocat", false],
    ["Dependabot", "acme/app", "dependabot[bot]", false],
  ])("is behind an audit that runs for who has secrets: %s", (_who, full_name, actor, runs) => {
    const pull_request = { head: { repo: { full_name } } };
    const github = { event: { pull_request }, repository: "acme/app", actor };
    expect(holds(jobs["audit"]?.if ?? "", { github })).toBe(runs);
  });
});
