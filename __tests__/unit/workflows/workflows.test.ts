import { describe, expect, test } from "@jest/globals";
import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from "@actions/workflow-parser";
import { parseAction } from "@actions/workflow-parser/actions/action-parser";
import { readFileSync } from "node:fs";

import { runSteps, workflowFiles, type Job } from "./workflow-files.js";

const root = new URL("../../../", import.meta.url);
const files = workflowFiles();
const jobs = files.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]): [string, Job] => [`${name}, ${id}`, job]),
);

describe("the set of workflows", () => {
  test("covers checks, scans, release, roll-back and dependency updates", () => {
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "check-dist.yml",
        "ci.yml",
        "codeql.yml",
        "dependency-review.yml",
        "dist-commit.yml",
        "dist-rebuild.yml",
        "properties.yml",
        "release.yml",
        "rollback.yml",
        "scheduled-security.yml",
        "scorecard.yml",
        "secret-scan.yml",
      ]),
    );
  });

  test("action.yml parses as GitHub parses it", () => {
    const content = readFileSync(new URL("action.yml", root), "utf8");
    const { context } = parseAction({ name: "action.yml", content }, new NoOperationTraceWriter());
    expect(context.errors.getErrors()).toEqual([]);
  });
});

describe.each(files)("$name", (file) => {
  const { name, content, workflow } = file;

  test("is a workflow in GitHub's own eyes", async () => {
    const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
    if (value === undefined) throw new Error(`${name} is empty`);
    const template = await convertWorkflowTemplate(context, value);
    expect(context.errors.getErrors()).toEqual([]);
    expect(template.errors ?? []).toEqual([]);
  });

  test("grants nothing at the top", () => {
    expect(workflow.permissions).toEqual({});
  });

  test("limits how many of its runs there are at a time", () => {
    const isCalled = "workflow_call" in workflow.on;
    expect(isCalled || workflow.concurrency !== undefined).toBe(true);
  });

  test("never runs on pull_request_target", () => {
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
  });

  test("pins each action to a commit, and names its version", () => {
    const lines = content.split("\n").filter((line) => /^\s*(?:- )?uses:/.test(line));
    for (const line of lines) {
      expect(line).toMatch(/uses: (?:\.\/\S*|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
    }
  });

  test("hands values to the shell as variables only", () => {
    for (const { where, script } of runSteps(file)) {
      expect({ where, hasExpression: script.includes("${{") }).toEqual({
        where,
        hasExpression: false,
      });
    }
  });
});

describe.each(jobs)("%s", (where, job) => {
  test("states its rights, and ends by itself", () => {
    const isCall = job.uses !== undefined;
    expect({ where, permissions: job.permissions }).toEqual({
      where,
      permissions: expect.any(Object) as object,
    });
    expect(isCall || (job["timeout-minutes"] ?? 0) > 0).toBe(true);
  });

  test("leaves no token behind a checkout", () => {
    const checkouts = (job.steps ?? []).filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    for (const checkout of checkouts) {
      expect(checkout.with?.["persist-credentials"]).toBe(false);
    }
  });
});

describe("rights", () => {
  const APP_TOKEN = "actions/create-github-app-token@";
  const isApp = ({ steps = [] }: Job) => steps.some(({ uses }) => uses?.startsWith(APP_TOKEN));
  const writers = jobs.filter(([, job]) => job.permissions?.["contents"] === "write" || isApp(job));

  test("only these jobs may write to the repository", () => {
    expect(writers.map(([where]) => where).sort()).toEqual([
      "dist-commit.yml, commit",
      "release.yml, publish",
      "rollback.yml, move",
    ]);
  });

  test("a token of the release App has these rights only, and comes from a protected environment", () => {
    const given = jobs.filter(([, job]) => isApp(job));
    expect(given).toHaveLength(2);
    for (const [, { environment, steps = [] }] of given) {
      const token = steps.find(({ uses }) => uses?.startsWith(APP_TOKEN));
      const rights = Object.keys(token?.with ?? {}).filter((name) =>
        name.startsWith("permission-"),
      );
      expect(rights.sort()).toEqual(["permission-contents", "permission-workflows"]);
      expect(environment).toBe("release");
    }
  });

  test.each(writers)("%s runs no code of the repository or its dependencies", (_where, job) => {
    for (const { uses = "", run = "" } of job.steps ?? []) {
      expect(uses).not.toMatch(/^(?:\.\/|actions\/checkout@)/);
      expect(run).not.toMatch(/\b(?:npm|npx|node|tsx)\b/);
    }
  });
});

test("one action has one version everywhere", () => {
  const pins = new Map<string, string>();
  for (const { content } of files) {
    const uses = content.matchAll(/uses: ([\w.-]+\/[\w.-]+)[\w./-]*@([0-9a-f]{40} # \S+)/g);
    for (const [, action = "", pin = ""] of uses) {
      expect({ action, pin }).toEqual({ action, pin: pins.get(action) ?? pin });
      pins.set(action, pin);
    }
  }
  expect(pins.size).toBeGreaterThan(0);
});

describe("what runs on a hosted runner for the first time", () => {
  const ci = files.find(({ name }) => name === "ci.yml");
  const scripts = ci === undefined ? [] : runSteps(ci).map(({ script }) => script);

  test("Terraform validates what it can: the module itself gets its providers from a caller", () => {
    const validating = scripts.find((script) => script.includes(" validate")) ?? "";
    expect(validating).toMatch(
      /for folder in deploy\/terraform\/modules\/\*\/ deploy\/terraform\/examples\/\*\/;/,
    );
    const testing = scripts.find(
      (script) => / test$/m.test(script) && script.includes("terraform"),
    );
    expect(testing).toMatch(/for folder in deploy\/terraform deploy\/terraform\/modules\/\*\/;/);
  });

  test("the tests run where POSIX signals and paths are, the action on Windows too", () => {
    const systems = (id: string) =>
      (
        ci?.workflow.jobs[id] as {
          readonly strategy?: { readonly matrix?: { readonly os?: unknown } };
        }
      ).strategy?.matrix?.os;
    expect(systems("check")).toEqual(["ubuntu-latest", "macos-latest"]);
    expect(systems("action")).toContain("windows-latest");
  });

  test("the suite has time to end", () => {
    for (const [where, job] of jobs) {
      if ((job.steps ?? []).some(({ run = "" }) => /npm test/.test(run))) {
        expect({ where, isLong: (job["timeout-minutes"] ?? 0) >= 60 }).toEqual({
          where,
          isLong: true,
        });
      }
    }
  });

  test("a scanner that an action brings along is the image of a digest", () => {
    const scan = files.find(({ name }) => name === "secret-scan.yml");
    expect(scan?.content).toMatch(/version: \d+\.\d+\.\d+@sha256:[0-9a-f]{64}/);
  });
});
