/** Every workflow that the pages show, whole: what whoever copies it relies on. */
import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";

import { filledIn } from "../workflows/local-run/expressions.js";
import { workflowFiles, type Job, type Step, type Workflow } from "../workflows/workflow-files.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const PAGES = [
  "README.md",
  ...readdirSync(join(ROOT, "docs"), { encoding: "utf8", recursive: true })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

interface Called extends Job {
  readonly with?: object;
}

const shown = PAGES.flatMap((page) =>
  [...read(page).matchAll(/```yaml\n(name: .*?)```/gs)].map(([, content = ""]) => {
    const workflow = parse(content) as Workflow;
    const jobs = Object.entries(workflow.jobs) as [string, Called][];
    return { page, content, workflow, jobs, steps: jobs.flatMap(([, job]) => job.steps ?? []) };
  }),
);

const ofAction = (step: Step) => step.uses?.startsWith("OWNER/REPOSITORY@") === true;
const inputsOf = (text: string) => Object.keys((parse(text) as { readonly inputs: object }).inputs);

test("the pages were read", () => {
  expect(new Set(shown.map(({ page }) => page)).size).toBeGreaterThan(7);
});

describe.each(shown)("$page: $workflow.name", ({ content, workflow, jobs, steps }) => {
  test("is one that GitHub takes", () => {
    const { context } = parseWorkflow({ name: "w.yml", content }, new NoOperationTraceWriter());
    expect(context.errors.getErrors()).toEqual([]);
  });

  test("grants each job its rights, and none to all", () => {
    expect(workflow.permissions).toEqual({});
  });

  test("lets no job run for six hours, and leaves no token where later steps could read it", () => {
    const endless = jobs.filter(([, job]) => job.steps && job["timeout-minutes"] === undefined);
    expect(endless.map(([name]) => name)).toEqual([]);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.map((step) => step.with?.["persist-credentials"])).toEqual(
      checkouts.map(() => false),
    );
  });

  test("gives inputs that exist", () => {
    const given = steps.filter(ofAction).flatMap((step) => Object.keys(step.with ?? {}));
    expect(inputsOf(read("action.yml"))).toEqual(expect.arrayContaining(given));
    const called = jobs.flatMap(([, job]) => Object.keys(job.with ?? {}));
    const matrix = workflowFiles().find(({ name }) => name === "audit-matrix.yml");
    const { workflow_call: takes } = matrix?.workflow.on as {
      readonly workflow_call: { inputs: object };
    };
    expect(Object.keys(takes.inputs)).toEqual(expect.arrayContaining(called));
    expect(given.length + called.length).toBeGreaterThan(0);
  });
});

test.each(["README.md", "docs/plan-gate.md"])(
  "%s judges by the policy of the branch that the change goes into, in a merge queue too",
  (page) => {
    const { steps = [] } =
      shown.find((it) => it.page === page && it.content.includes("mode: plan")) ?? {};
    const ref = String(steps.find((step) => step.with?.["path"] === "base")?.with?.["ref"]);
    const github = (event: object, base_ref: string) => ({ github: { event, base_ref } });
    expect(filledIn(ref, github({}, "main"))).toBe("main");
    const queued = github({ merge_group: { base_ref: "refs/heads/main" } }, "");
    expect(filledIn(ref, queued)).toBe("refs/heads/main");
  },
);

test("what asks for a reader's own repository does not name that of the action", () => {
  const pages = [...PAGES, "deploy/terraform/README.md"].map((page) => ({
    page,
    text: read(page),
  }));
  const own = /OWNER\/REPOSITORY\/actions\/oidc|attestation verify reports\S* --repo OWNER/;
  expect(pages.filter(({ text }) => own.test(text)).map(({ page }) => page)).toEqual([]);
});
