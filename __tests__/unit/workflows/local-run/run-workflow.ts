/** Runs a workflow's jobs on this machine: its own shell text, with stand-ins for actions and programs. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { Job, Step, Workflow } from "../workflow-files.js";
import { filledIn, holds, type Contexts } from "./expressions.js";

/** What stands in for the action of a `uses` line; gives the step's outputs. */
export type ActionStandIn = (
  inputs: Readonly<Record<string, string>>,
  workspace: string,
) => Readonly<Record<string, string>>;

export interface Runner {
  /** Where workspaces and command files are made. */
  readonly folder: string;
  /** By the name in the `uses` line, less the version. */
  readonly actions: Readonly<Record<string, ActionStandIn>>;
  /** `github`, `inputs`, `vars` and `secrets`. */
  readonly contexts: Contexts;
  readonly env: NodeJS.ProcessEnv;
}

type Outputs = Readonly<Record<string, string>>;

export interface JobResult {
  readonly result: "success" | "failure" | "skipped";
  readonly outputs: Outputs;
  /** What the steps printed. */
  readonly log: string;
}

/** Runs the job; `needs` are the results of the jobs before it. */
export function runJob(
  workflow: Workflow,
  id: string,
  runner: Runner,
  needs: Readonly<Record<string, JobResult>> = {},
): JobResult {
  const job = workflow.jobs[id];
  if (job === undefined) throw new Error(`There is no job ${id}.`);
  const contexts = { ...runner.contexts, needs };
  if (job.if !== undefined && !holds(job.if, contexts)) {
    return { result: "skipped", outputs: {}, log: "" };
  }
  const workspace = mkdtempSync(join(runner.folder, `${id}-`));
  const steps: Record<string, { outputs: Outputs }> = {};
  let log = "";
  for (const step of job.steps ?? []) {
    const seen = { ...contexts, steps };
    if (step.if !== undefined && !holds(step.if, seen)) continue;
    const ended = runStep({ workflow, job, step, runner, workspace, contexts: seen });
    log += ended.log;
    if (!ended.isGood) return { result: "failure", outputs: {}, log };
    if (step.id !== undefined) steps[step.id] = { outputs: ended.outputs };
  }
  const outputs = filled(job.outputs, { ...contexts, steps });
  return { result: "success", outputs, log };
}

interface Running {
  readonly workflow: Workflow;
  readonly job: Job;
  readonly step: Step;
  readonly runner: Runner;
  readonly workspace: string;
  readonly contexts: Contexts;
}

function runStep(running: Running): { isGood: boolean; outputs: Outputs; log: string } {
  const { step, runner, workspace, contexts } = running;
  if (step.uses !== undefined) {
    const name = step.uses.replace(/@.*$/, "");
    const action = runner.actions[name];
    if (action === undefined) throw new Error(`Nothing stands in for ${name}.`);
    return { isGood: true, outputs: action(filled(step.with, contexts), workspace), log: "" };
  }
  return runShell(running);
}

/** GitHub's own command lines: only with `shell: bash` does a pipe fail when its first part does. */
const SHELLS: Readonly<Record<string, readonly string[]>> = {
  bash: ["--noprofile", "--norc", "-eo", "pipefail"],
  unspecified: ["-e"],
};

function runShell({ workflow, job, step, runner, workspace, contexts }: Running) {
  const files = mkdtempSync(join(runner.folder, "step-"));
  const [script, output, summary] = ["script.sh", "output", "summary"].map((name) =>
    join(files, name),
  ) as [string, string, string];
  for (const file of [output, summary]) writeFileSync(file, "");
  writeFileSync(script, step.run ?? "");
  const shell =
    step.shell ?? job.defaults?.run?.shell ?? workflow.defaults?.run?.shell ?? "unspecified";
  const { status, stdout, stderr } = spawnSync("bash", [...(SHELLS[shell] ?? []), script], {
    cwd: workspace,
    encoding: "utf8",
    env: {
      ...runner.env,
      ...filled(job.env, contexts),
      ...filled(step.env, contexts),
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
    },
  });
  const lines = readFileSync(output, "utf8").trim().split("\n");
  const outputs = Object.fromEntries(
    lines.filter((line) => line !== "").map((line) => line.split(/=(.*)/s).slice(0, 2)),
  ) as Outputs;
  return { isGood: status === 0, outputs, log: stdout + stderr };
}

function filled(
  texts: Readonly<Record<string, unknown>> | undefined,
  contexts: Contexts,
): Record<string, string> {
  const entries = Object.entries(texts ?? {});
  return Object.fromEntries(
    entries.map(([name, text]) => [name, filledIn(String(text), contexts)]),
  );
}
