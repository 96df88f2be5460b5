import { describe, expect, test } from "@jest/globals";
import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from "@actions/workflow-parser";
import { readFileSync } from "node:fs";
import { parse } from "yaml";

import { filledIn } from "./local-run/expressions.js";
import { workflowFiles, type Job } from "./workflow-files.js";

interface Called {
  readonly inputs: Readonly<Record<string, { readonly default?: unknown }>>;
  readonly secrets: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
const matrix = workflowFiles().find(({ name }) => name === "audit-matrix.yml");
if (matrix === undefined) throw new Error("There is no audit-matrix.yml.");
const { content, workflow } = matrix;
const { inputs, secrets, outputs } = workflow.on["workflow_call"] as Called;
const action = parse(read("action.yml")) as Record<"inputs" | "outputs", object>;
const actionInputs = Object.keys(action.inputs);

/** What the workflow has beside the action's inputs. */
const OWN = ["call-id", "environment"];
/** Secrets, which a caller cannot give as inputs. */
const SECRET = ["private-key", "private-key-passphrase", "oidc-client-secret"];
/** What the workflow itself decides. */
const DECIDED = [
  "mode",
  "shard",
  "partial-reports",
  "output-dir",
  "plan-file",
  "terraform-dir",
  "baseline-max-age",
  "inventory-file",
  "base-policy-file",
  "fail-on-exemptions",
];
/** A hosted runner has no such file; a comment takes a right of its own; a shard refuses to redact. */
const LEFT_OUT = ["config-file", "config-profile", "comment", "github-token", "redact"];

/** What a job hands to the action. */
function given(id: string): Readonly<Record<string, unknown>> {
  const step = workflow.jobs[id]?.steps?.find(({ uses }) => uses === "./.audit-action");
  if (step?.with === undefined) throw new Error(`Job ${id} does not use the action.`);
  return step.with;
}

const JOBS = ["plan", "audit", "merge"];
const SCOPE = [
  "regions",
  "root-compartment",
  "include-subcompartments",
  "exclude-compartments",
] as const;
const isSignIn = (name: string) =>
  /^(?:auth|tenancy|user|fingerprint|region|private-.*|oidc-.*)$/.test(name);

describe("the inputs of audit-matrix.yml", () => {
  test("are those of the action, less what the workflow decides", () => {
    const kept = actionInputs.filter(
      (name) => ![...SECRET, ...DECIDED, ...LEFT_OUT].includes(name),
    );
    expect(Object.keys(inputs).sort()).toEqual([...OWN, ...kept].sort());
  });

  test("say nothing where the caller says nothing, so that a policy file still counts", () => {
    const set = Object.keys(inputs).filter((name) => (inputs[name]?.default ?? "") !== "");
    expect(set).toEqual(["max-shards"]);
  });

  test("go to the action under their own names, or come from a declared secret", () => {
    const strange = JOBS.flatMap((id) =>
      Object.entries(given(id)).filter(([name, value]) => {
        const [, secret = ""] = /secrets\.(\w+) \}\}$/.exec(String(value)) ?? [];
        const forms = [
          `\${{ inputs.${name} }}`,
          ...(secret in secrets && SECRET.includes(name) ? [`\${{ secrets.${secret} }}`] : []),
          ...(secret in secrets
            ? [`\${{ inputs.${name} || vars.${secret} || secrets.${secret} }}`]
            : []),
        ];
        return !forms.includes(String(value)) && !DECIDED.includes(name);
      }),
    );
    expect(strange.map(([name]) => name)).toEqual([
      "artifact-name",
      "artifact-retention-days",
      "artifact-name",
    ]);
  });

  test("exist in the action, each", () => {
    expect(actionInputs).toEqual(
      expect.arrayContaining(JOBS.flatMap((id) => Object.keys(given(id)))),
    );
  });

  test("reach the job that they are for", () => {
    const notJudging = ["discovery", "max-shards"];
    const judged = Object.keys(inputs).filter((name) => ![...OWN, ...notJudging].includes(name));
    expect(Object.keys(given("merge"))).toEqual(expect.arrayContaining(judged));
    expect(Object.keys(given("plan"))).toContain("max-shards");
    // What is read depends on the rules, and so on the file that has them.
    expect(Object.keys(given("audit"))).toEqual(
      expect.arrayContaining(["discovery", "policy-file", "max-backup-age-days"]),
    );
  });

  test.each(["audit", "merge"])("%s signs in, and covers, as the plan does", (id) => {
    const shared = (from: string) =>
      Object.entries(given(from)).filter(
        ([name]) => isSignIn(name) || SCOPE.some((part) => part === name),
      );
    expect(shared(id)).toEqual(shared("plan"));
    expect(shared(id).map(([name]) => name)).toEqual(
      expect.arrayContaining([...SECRET, ...SCOPE, "auth", "oidc-domain-url", "oidc-client-id"]),
    );
  });

  test("the action is the one of this workflow's own repository and commit", () => {
    for (const id of JOBS) {
      const own = (workflow.jobs[id]?.steps ?? []).find(({ with: given }) => given?.["path"]);
      expect(own?.with).toMatchObject({
        repository: "${{ job.workflow_repository }}",
        ref: "${{ job.workflow_sha }}",
      });
    }
  });

  test("the outputs are the action's", () => {
    expect(Object.keys(action.outputs)).toEqual(expect.arrayContaining(Object.keys(outputs)));
  });
});

describe("several calls in one run, and attempts of one", () => {
  const nameIn = (callId: string, attempt: string, artifactName = "") =>
    filledIn(String(given("merge")["artifact-name"]), {
      github: { run_attempt: attempt },
      inputs: { "call-id": callId, "artifact-name": artifactName },
    });

  test("each have a report of another name, the plain one as the action names it", () => {
    expect(nameIn("", "1")).toBe("oci-volume-backup-posture");
    expect(nameIn("", "1", "mine")).toBe("mine");
    const names = ["", "a", "b"].flatMap((id) => ["1", "2"].map((attempt) => nameIn(id, attempt)));
    expect(new Set(names).size).toBe(names.length);
    expect(nameIn("eu", "2")).toBe("oci-volume-backup-posture-eu-attempt-2");
  });

  test("each have partial reports of their own, kept for a day and joined by that name", () => {
    const [name = ""] = workflow.jobs["plan"]?.steps?.flatMap(({ run = [] }) => run) ?? [];
    expect(name).toMatch(/partial-reports=partial-report-\$\(openssl rand -hex \d+\)/);
    const reports = "${{ needs.plan.outputs.partial-reports }}";
    expect(given("audit")).toMatchObject({
      "artifact-name": reports,
      "artifact-retention-days": 1,
    });
    const download = workflow.jobs["merge"]?.steps?.find(({ with: each }) => each?.["pattern"]);
    expect(download?.with?.["pattern"]).toBe(`${reports}-*`);
  });

  test("each wait for their own kind only", () => {
    const { group } = workflow.concurrency as { readonly group: string };
    expect(group).toContain("inputs.call-id");
  });
});

describe("a call of audit-matrix.yml", () => {
  const header = content
    .split("\n")
    .filter((line) => line.startsWith("#"))
    .map((line) => line.replace(/^# ?/, ""))
    .join("\n");
  const [, fragment = ""] = /^( {2}jobs:\n(?: {4}.*\n)+)/m.exec(header) ?? [];
  const [, page = ""] = /```yaml\n(name: .*?)```/s.exec(read("docs/spread.md")) ?? [];
  const calls = [
    ["the workflow's own comment", `on: workflow_dispatch\n${fragment.replace(/^ {2}/gm, "")}`],
    ["docs/spread.md", page],
  ] as const;

  test.each(calls)("as in %s is one that GitHub takes", async (_where, caller) => {
    const file = { name: "caller.yml", content: caller };
    const { context, value } = parseWorkflow(file, new NoOperationTraceWriter());
    if (value === undefined) throw new Error("The example is empty.");
    const provider = {
      getFileContent: () => Promise.resolve({ name: "audit-matrix.yml", content }),
    };
    const options = { fetchReusableWorkflowDepth: 1 };
    const template = await convertWorkflowTemplate(context, value, provider, options);
    expect([...context.errors.getErrors(), ...(template.errors ?? [])]).toEqual([]);
  });

  test.each(calls)("as in %s grants what the jobs ask for, and no more", (_where, caller) => {
    const { jobs } = parse(caller) as { readonly jobs: Readonly<Record<string, Job>> };
    expect(caller).not.toContain("secrets: inherit");
    const asked = Object.values(workflow.jobs).map(({ permissions }) => permissions);
    expect(asked).toEqual(JOBS.map(() => ({ contents: "read", "id-token": "write" })));
    expect(Object.values(jobs).map(({ permissions }) => permissions)).toEqual([asked[0]]);
  });
});
