import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { parse } from "yaml";

const FOLDER = new URL("../../../.github/workflows/", import.meta.url);

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface WorkflowFile {
  readonly name: string;
  readonly path: string;
  readonly content: string;
  readonly workflow: Workflow;
}

/** Every workflow of the repository. */
export function workflowFiles(): WorkflowFile[] {
  return readdirSync(FOLDER)
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => {
      const url = new URL(name, FOLDER);
      const content = readFileSync(url, "utf8");
      return { name, path: fileURLToPath(url), content, workflow: parse(content) as Workflow };
    });
}

export interface RunStep {
  readonly where: string;
  readonly script: string;
}

/** The shell parts of a workflow. */
export function runSteps({ name, workflow }: WorkflowFile): RunStep[] {
  return Object.entries(workflow.jobs).flatMap(([job, { steps = [] }]) =>
    steps.flatMap(({ run }, index) =>
      run === undefined
        ? []
        : [{ where: `${name}, ${job}, step ${String(index + 1)}`, script: run }],
    ),
  );
}
