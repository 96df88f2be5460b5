import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { parse } from "yaml";

const FOLDER = new URL("../../../.github/workflows/", import.meta.url);

type Environment = Readonly<Record<string, string>>;

interface Defaults {
  readonly run?: { readonly shell?: string };
}

export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Environment;
  readonly with?: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly if?: string;
  readonly uses?: string;
  readonly environment?: string;
  readonly defaults?: Defaults;
  readonly env?: Environment;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps?: readonly Step[];
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly defaults?: Defaults;
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
