/** What the tests of a mode share: a folder of its own, and the context of a run in it. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, beforeEach } from "@jest/globals";

import type { Connection } from "../../../../src/oci/cloud.js";
import { runContext, type RunContext } from "../../../../src/run/run-context.js";
import type { World } from "../../../../src/run/world.js";
import type { CommonSettings } from "../../../../src/settings/settings.js";
import {
  fakeCloud,
  type RegionAnswers,
  type World as Tenancy,
} from "../../inventory/fake-cloud.js";
import { HOME, TENANCY } from "../../inventory/fake-cloud.js";
import { backup, NOW, volume } from "../../posture/inventory-builder.js";
import { commonSettings, connectionTo } from "../preflight/preflight-fixture.js";
import { asStep, type StepResult } from "../run-stage.js";
import { fakeWorld, type FakeWorld } from "../run-world.js";

/** In the tenancy's root: one volume that was backed up, and one that was not. */
export const ANSWERS: RegionAnswers = {
  volumes: {
    [TENANCY]: [
      [
        volume({ compartmentId: TENANCY }),
        volume({ compartmentId: TENANCY, id: "ocid1.volume.oc1.iad.bare", name: "bare" }),
      ],
    ],
  },
  volumeBackups: { [TENANCY]: [[backup({ compartmentId: TENANCY })]] },
};

export const TENANT: Tenancy = { regions: { [HOME]: ANSWERS } };

/** The parts of a connection to a tenancy, and what it was asked. */
export function connected(tenancy: Tenancy = TENANT): {
  readonly connection: Connection;
  readonly asked: readonly string[];
} {
  const { cloud, asked } = fakeCloud(tenancy);
  return { asked, connection: connectionTo(cloud, NOW) };
}

/** Clocks that stand, so that a run takes no time. */
const STILL = { now: () => NOW, monotonicNow: () => 0 };

export interface ModeStage {
  readonly folder: () => string;
  /** With the reports in `reports`, and the world's clock at `NOW`. */
  context(over?: Partial<CommonSettings>, world?: Partial<World>): StagedContext;
  /** The same for settings that a test has made. */
  contextOf<Of extends CommonSettings>(settings: Of, world?: Partial<World>): StagedContext<Of>;
  /** Does `work` as a step of a job. */
  step<Result>(
    work: (env: World["env"]) => Promise<Result>,
  ): Promise<StepResult & { readonly result: Result }>;
  put(files: Readonly<Record<string, string | Buffer>>): Promise<void>;
  /** The names in a folder, sorted; empty where there is no such folder. */
  names(folder?: string): Promise<readonly string[]>;
  read(path: string): Promise<Buffer>;
}

export interface StagedContext<Of extends CommonSettings = CommonSettings> extends RunContext<Of> {
  readonly said: FakeWorld["log"];
  readonly printed: () => string;
}

export function modeStage(): ModeStage {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "mode-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });
  const contextOf: ModeStage["contextOf"] = (settings, over = {}) => {
    const world = fakeWorld({ workingDir: folder, tempDir: folder, ...STILL, ...over });
    const { log, stdout } = world;
    return { ...runContext(world, settings), said: log, printed: () => stdout.text() };
  };
  return {
    folder: () => folder,
    contextOf,
    context: (over = {}, world = {}) =>
      contextOf(commonSettings({ outputDir: "reports", ...over }), world),
    step: (work) => asStep(folder, work),
    put: async (files) => {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), content);
      }
    },
    names: async (below = "reports") => (await readdir(join(folder, below)).catch(() => [])).sort(),
    read: (path) => readFile(join(folder, path)),
  };
}
