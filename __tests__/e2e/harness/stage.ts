import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { afterAll } from "@jest/globals";

import type { RecordedRequest } from "../../../simulator/recorder.js";
import type { SimulatorOptions } from "../../../simulator/simulator.js";
import type { TenancyOptions } from "../../../simulator/tenancy/builder.js";
import type { Tenancy } from "../../../simulator/tenancy/tenancy.js";
import type { JsonFinding, JsonReport } from "../../../src/reports/json/report-schema.js";
import {
  apiUser,
  runAction,
  runCommand,
  signInInputs,
  startSimulator,
  TenancyBuilder,
  type ApiUser,
  type RunOptions,
  type RunResult,
  type Simulator,
} from "./harness.js";

export const ASHBURN = "us-ashburn-1";
export const PHOENIX = "us-phoenix-1";
export const FRANKFURT = "eu-frankfurt-1";

/** One run of the action, with the reports that it wrote. */
export interface Audit extends RunResult {
  /** Reading it fails when there is no JSON report. */
  readonly report: JsonReport;
  readonly markdown: string;
  /** Every finding, block volumes first. */
  readonly findings: readonly JsonFinding[];
  /** The one finding of that volume, by name. */
  finding(name: string): JsonFinding;
}

/** A tenancy being served, with a user that may audit it. */
export interface Stage {
  readonly simulator: Simulator;
  readonly user: ApiUser;
  /** Runs the action; uploads are off unless the inputs say otherwise. */
  audit(
    inputs?: Readonly<Record<string, string>>,
    options?: Omit<RunOptions, "inputs" | "simulator">,
  ): Promise<Audit>;
  /** Runs the command outside GitHub Actions. */
  command(options?: Omit<RunOptions, "inputs" | "simulator">): Promise<RunResult>;
}

const closers: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Closed when the test file ends. */
export function closeLater(close: () => Promise<unknown>): void {
  closers.push(close);
}

/** A tenancy of one region with one availability domain, unless said otherwise. */
export function smallTenancy(options: Partial<TenancyOptions> = {}): TenancyBuilder {
  return new TenancyBuilder({
    name: "acme",
    now: Date.now(),
    homeRegion: ASHBURN,
    regions: [{ name: ASHBURN }],
    ...options,
  });
}

/** Serves what was built; the stage is taken down when the test file ends. */
export async function openStage(
  build: TenancyBuilder,
  options: Partial<SimulatorOptions> = {},
): Promise<Stage> {
  return stageFor(build.tenancy, build.user(), options);
}

export async function stageFor(
  tenancy: Tenancy,
  userId: string,
  options: Partial<SimulatorOptions> = {},
): Promise<Stage> {
  const user = apiUser(tenancy.id, userId);
  const simulator = await startSimulator({ tenancy, apiKeys: [user.apiKey], ...options });
  closeLater(() => simulator.stop());
  return {
    simulator,
    user,
    audit: async (inputs = {}, more = {}) => {
      const result = await runAction({
        inputs: {
          ...signInInputs(user, tenancy.homeRegion),
          "upload-object-storage": "false",
          "upload-artifact": "false",
          ...inputs,
        },
        simulator,
        ...more,
      });
      closeLater(() => result.remove());
      return withReports(result);
    },
    command: async (more = {}) => {
      const result = await runCommand({ simulator, ...more });
      closeLater(() => result.remove());
      return result;
    },
  };
}

async function withReports(result: RunResult): Promise<Audit> {
  const read = async (output: string) => {
    const path = result.outputs[output] ?? "";
    return path === "" ? null : await readFile(resolve(result.cwd, path), "utf8");
  };
  const [json, markdown] = [await read("report-json"), await read("report-markdown")];
  const report = json === null ? null : (JSON.parse(json) as JsonReport);
  const findings = report
    ? [...report.findings.block_volumes, ...report.findings.boot_volumes]
    : [];
  return {
    ...result,
    findings,
    get report() {
      if (report === null) throw new Error(`There is no JSON report. The log:\n${result.stdout}`);
      return report;
    },
    get markdown() {
      if (markdown === null) throw new Error(`There is no Markdown. The log:\n${result.stdout}`);
      return markdown;
    },
    finding: (name) => {
      const found = findings.filter(({ resource_name }) => resource_name === name);
      const [only] = found;
      if (only === undefined || found.length > 1) {
        throw new Error(`${found.length} findings are named ${name}. The log:\n${result.stdout}`);
      }
      return only;
    },
  };
}

/** An empty folder that is deleted when the test file ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "volume-backup-audit-test-"));
  closeLater(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The lines of the log that a person sees: without those that mask a secret. */
export function shownLines({ stdout, stderr }: RunResult): string[] {
  return `${stdout}\n${stderr}`.split("\n").filter((line) => !line.startsWith("::add-mask::"));
}

/** The error annotations of a run, as the runner decodes them. */
export function errorsOf({ stdout }: RunResult): string[] {
  return [...stdout.matchAll(/^::error(?: [^:]*)?::(.*)$/gm)].map(([, text = ""]) =>
    text.replaceAll("%0A", "\n").replaceAll("%0D", "\r").replaceAll("%25", "%"),
  );
}

/** The lines of a key that are secret: all but its armour. */
export function secretLines(pem: string): string[] {
  return pem.split("\n").filter((line) => line !== "" && !line.startsWith("-----"));
}

/** The rules of the gate that were violated, from the output. */
export function violatedRules({ outputs }: RunResult): string[] {
  const violations = JSON.parse(outputs["violations"] ?? "[]") as { readonly rule: string }[];
  return violations.map(({ rule }) => rule);
}

export const md5 = (body: Buffer): string => createHash("md5").update(body).digest("base64");

export function asked(simulator: Simulator, operation: string): RecordedRequest[] {
  return simulator.requests.filter((request) => request.operation === operation);
}
