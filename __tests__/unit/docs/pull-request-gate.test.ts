/** The README's gate for pull requests: its shell text, with a stand-in for `gh`. */
import { afterAll, describe, expect, test } from "@jest/globals";
import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";

import { holds } from "../workflows/local-run/expressions.js";
import type { Workflow } from "../workflows/workflow-files.js";

const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
const [, content = ""] = /```yaml\n(name: Backup gate\n.*?)```/s.exec(readme) ?? [];
const { jobs } = parse(content) as Workflow;
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

test("is a workflow that GitHub takes", () => {
  const { context } = parseWorkflow({ name: "gate.yml", content }, new NoOperationTraceWriter());
  expect(context.errors.getErrors()).toEqual([]);
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

describe("the required check", () => {
  test.each([
    ["success", 0],
    ["failure", 1],
    ["cancelled", 1],
    ["skipped", 1],
  ])("takes the audit's %s with exit code %i", (result, code) => {
    const { gate } = jobs;
    expect(gate?.if).toBe("always()");
    expect(bash(gate?.steps?.[0]?.run ?? "", { AUDIT: result }).status).toBe(code);
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
  const pages = ["README.md", "docs/getting-started.md", "docs/environments.md", "docs/spread.md"];
  for (const page of pages) {
    const text = readFileSync(new URL(`../../../${page}`, import.meta.url), "utf8");
    const workflows = [...text.matchAll(/```yaml\n(name: .*?)```/gs)].map(([, each = ""]) => each);
    expect({ page, count: workflows.length }).not.toEqual({ page, count: 0 });
    for (const each of workflows) expect(parse(each)).toMatchObject({ permissions: {} });
  }
});
