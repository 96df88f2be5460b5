import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";

import { inputVariables } from "../../../simulator/runner/action-inputs.js";
import { apiUser } from "../../../simulator/runner/api-user.js";
import { parseCommandFile } from "../../../simulator/runner/command-files.js";
import {
  startSimulator,
  type Simulator,
  type SimulatorOptions,
} from "../../../simulator/simulator.js";
import type { TenancyBuilder } from "../../../simulator/tenancy/builder.js";
import { run } from "../../../src/run/run.js";
import type { World } from "../../../src/run/world.js";
import { fakeWorld, type FakeWorld } from "./run-world.js";

export async function temporaryFolder(): Promise<string> {
  return await mkdtemp(join(tmpdir(), "volume-backup-audit-unit-"));
}

/** What a step in a workflow leaves behind. */
export interface StepResult {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/**
 * Does `work` as a step of a job: with the variables of a runner, and its files for outputs and the
 * summary. The toolkit reads them from the process itself, so they are set there meanwhile.
 */
export async function asStep<Result>(
  folder: string,
  work: (env: Readonly<Record<string, string>>) => Promise<Result>,
): Promise<StepResult & { readonly result: Result }> {
  const env = {
    GITHUB_ACTIONS: "true",
    GITHUB_OUTPUT: join(folder, "step-output"),
    GITHUB_STEP_SUMMARY: join(folder, "step-summary"),
    GITHUB_REPOSITORY: "acme/infrastructure",
    GITHUB_RUN_ID: "4711",
  };
  for (const file of [env.GITHUB_OUTPUT, env.GITHUB_STEP_SUMMARY]) await writeFile(file, "");
  const before = { ...process.env };
  Object.assign(process.env, env);
  try {
    const result = await work(env);
    const outputs = parseCommandFile(await readFile(env.GITHUB_OUTPUT, "utf8"));
    return { result, outputs, summary: await readFile(env.GITHUB_STEP_SUMMARY, "utf8") };
  } finally {
    for (const name of Object.keys(env)) {
      const value = before[name];
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}

/** A tenancy being served to this process, which trusts the simulator until it is closed. */
export interface RunStage {
  readonly simulator: Simulator;
  /** Where the run works; the reports are in `reports` below it. */
  readonly folder: string;
  /** Runs the command as on a laptop; uploads are off unless the inputs say otherwise. */
  command(inputs?: Inputs, over?: Partial<World>): Promise<Ran>;
  /** Runs the action as a step of a job, likewise. */
  action(inputs?: Inputs): Promise<Ran & StepResult>;
  close(): Promise<void>;
}

type Inputs = Readonly<Record<string, string>>;
export interface Ran {
  readonly code: number;
  readonly world: FakeWorld;
}

export async function openRunStage(
  build: TenancyBuilder,
  options: Partial<SimulatorOptions> = {},
): Promise<RunStage> {
  const { tenancy } = build;
  const user = apiUser(tenancy.id, build.user());
  const simulator = await startSimulator({ tenancy, apiKeys: [user.apiKey], ...options });
  const folder = await temporaryFolder();
  const trusted = getCACertificates("default");
  setDefaultCACertificates([...trusted, simulator.caCertificate]);

  const network = { HTTPS_PROXY: simulator.proxyUrl };
  const given: Inputs = {
    auth: "api_key",
    tenancy: user.tenancy,
    user: user.user,
    fingerprint: user.fingerprint,
    "private-key": user.privateKey,
    region: tenancy.homeRegion,
    "output-dir": join(folder, "reports"),
    "upload-object-storage": "false",
    "upload-artifact": "false",
  };
  const runIn = async (over: Partial<World>): Promise<Ran> => {
    const world = fakeWorld({ workingDir: folder, tempDir: folder, now: Date.now, ...over });
    return { code: await run({ ...world, ...over }), world };
  };
  return {
    simulator,
    folder,
    command: async (inputs = {}, over = {}) => {
      const options = Object.entries({ ...given, ...inputs });
      const argv = options.map(([name, value]) => `--${name}=${value}`);
      return await runIn({ argv, env: network, ...over });
    },
    action: async (inputs = {}) => {
      const { result, ...step } = await asStep(folder, async (env) =>
        runIn({ env: { ...network, ...env, ...inputVariables({ ...given, ...inputs }) } }),
      );
      return { ...result, ...step };
    },
    close: async () => {
      setDefaultCACertificates(trusted);
      await simulator.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
