/** The gates for pull requests: their shell text, with a stand-in for `gh`. */
import { afterAll, describe, expect, test } from "@jest/globals";
import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";

import { holds } from "../workflows/local-run/expressions.js";
import type { Workflow } from "../workflows/workflow-files.js";

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

/** Runs the script with a `gh` that has these runs, newest first, of which some have the artifact. */
function bash(script: string, env: Readonly<Record<string, string>>, gh = "exit 1") {
  const cwd = mkdtempSync(join(tmpdir(), "gate-"));
  folders.push(cwd);
  writeFileSync(join(cwd, "gh"), `#!/usr/bin/env bash\n${gh}\n`);
  chmodSync(join(cwd, "gh"), 0o755);
  const path = `${cwd}:${process.env["PATH"] ?? ""}`;
  const { status, stdout } = spawnSync("bash", ["-e", "-c", script], {
    ...{ cwd, encoding: "utf8", env: { PATH: path, ...env } },
  });
  return { status, stdout, earlier: join(cwd, "earlier.json") };
}

test.each([content, planGate])("is a workflow that GitHub takes", (text) => {
  expect(text).not.toBe("");
  const { context } = parseWorkflow(
    { name: "gate.yml", content: text },
    new NoOperationTraceWriter(),
  );
  expect(context.errors.getErrors()).toEqual([]);
});

describe("the plan gate", () => {
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

  test("judges by the policy of the base branch", () => {
    const steps = planJobs["judge"]?.steps ?? [];
    const base = steps.find((it) => it.with?.["path"] === "base");
    expect(base?.with).toMatchObject({ ref: "${{ github.base_ref }}" });
    expect(steps.at(-1)?.with).toMatchObject({ "policy-file": "base/backup-policy.yml" });
  });

  test("hands over a plan that only the key opens", () => {
    const step = (job: string, name: string) =>
      planJobs[job]?.steps?.find((it) => it.name === name)?.run ?? "";
    const handed = (key: string) => {
      const tools = "terraform() { echo '{\"secret\":1}'; }; export RUNNER_TEMP=$PWD\n";
      const script = `${tools}PLAN_KEY=right\n${step("plan", "Encrypt")}\ngrep -c secret plan.json.enc && exit 9
export PLAN_KEY=${key}\n${step("judge", "Decrypt")}\ncat plan.json`;
      return bash(script, { PLAN_KEY: "right" });
    };
    expect(handed("right")).toMatchObject({ status: 0, stdout: '0\n{"secret":1}\n' });
    expect(handed("wrong").status).not.toBe(0);
  });
});

describe("the earlier report", () => {
  const script = jobs["audit"]?.steps?.[0]?.run ?? "";
  const withArtifactIn = (wanted: string) => `
    if [ "$2" = list ]; then printf '%s\\n' 3 2 1; exit; fi
    mkdir -p "$7" && echo partial > "$7/partial"
    [ "$3" = ${wanted} ] && rm "$7/partial" && echo "{}" > "$7/report.json"`;

  test.each(["3", "2", "1"])("is taken from run %s, the newest that has one", (run) => {
    const { status, earlier } = bash(script, {}, withArtifactIn(run));
    expect(status).toBe(0);
    expect(readFileSync(earlier, "utf8")).toBe("{}\n");
  });

  test("is missing where no run has one, and the log says so", () => {
    const { status, stdout, earlier } = bash(script, {}, withArtifactIn("none"));
    expect([status, existsSync(earlier)]).toEqual([0, false]);
    expect(stdout).toContain("::notice::None of the last 20 scheduled runs has a report");
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

test("every workflow in the documentation says which rights its jobs have", () => {
  const names = [
    "README.md",
    ...["environments", "getting-started", "live-gate", "plan-gate", "spread"].map(
      (name) => `docs/${name}.md`,
    ),
  ];
  for (const name of names) {
    const workflows = [...page(name).matchAll(/```yaml\n(name: .*?)```/gs)].map(
      ([, each = ""]) => each,
    );
    expect({ name, count: workflows.length }).not.toEqual({ name, count: 0 });
    for (const each of workflows) expect(parse(each)).toMatchObject({ permissions: {} });
  }
});
