import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { describe, expect, test } from "@jest/globals";

import type { FaultEffect } from "../../../simulator/faults.js";
import { days } from "../../../simulator/tenancy/time.js";
import type { JsonReport } from "../../../src/reports/json/report-schema.js";
import {
  signInInputs,
  startAction,
  startGithubService,
  type RunResult,
} from "../harness/harness.js";
import {
  ASHBURN,
  asked,
  closeLater,
  errorsOf,
  openStage,
  smallTenancy,
  temporaryFolder,
  type Stage,
} from "../harness/stage.js";

/** GitHub's runner kills what is left a moment later. */
const BUDGET_MS = 5_000;

async function stageWithOneVolume(): Promise<Stage> {
  const build = smallTenancy();
  const volume = build.volume({ name: "data", compartment: build.root, region: ASHBURN });
  build.backup(volume, { age: days(1) });
  return openStage(build);
}

interface Cancelled extends RunResult {
  /** From the first signal to the end of the process. */
  readonly tookMs: number;
}

/**
 * Starts an audit and sends it the signals once the operation was asked for. Listings are read one
 * by one, so that what precedes it is known by then: volumes before their backups.
 */
async function cancel(
  operation: string,
  effect: FaultEffect,
  ...signals: readonly NodeJS.Signals[]
): Promise<Cancelled> {
  const stage = await stageWithOneVolume();
  stage.simulator.setFault({ operation, effect });
  const { child, result } = await startAction({
    inputs: {
      ...signInInputs(stage.user, ASHBURN),
      "upload-artifact": "false",
      concurrency: "1",
    },
    simulator: stage.simulator,
  });
  while (asked(stage.simulator, operation).length === 0) await pause(10);
  const sentAt = performance.now();
  for (const signal of signals) child.kill(signal);
  const ended = await result;
  closeLater(() => ended.remove());
  return { ...ended, tookMs: performance.now() - sentAt };
}

const HANG = { kind: "hang" } as const;
const LONG_PAUSE = { kind: "status", status: 429, retryAfterSeconds: 50 } as const;

describe("a run that is cancelled while it collects", () => {
  test.each<[string, NodeJS.Signals, FaultEffect]>([
    ["SIGINT while no answer comes", "SIGINT", HANG],
    ["SIGTERM while no answer comes", "SIGTERM", HANG],
    ["SIGINT during a long Retry-After", "SIGINT", LONG_PAUSE],
  ])("by %s leaves a partial report, marked as one", async (_, signal, effect) => {
    const run = await cancel("ListVolumeBackups", effect, signal);
    const reason = `The run was cancelled (${signal}).`;
    expect(run).toMatchObject({ code: 1, signal: null });
    expect(run.tookMs).toBeLessThan(BUDGET_MS);

    expect(run.outputs).toMatchObject({
      result: "fail",
      complete: "false",
      "total-volumes": "1",
      unknown: "1",
      "object-uris": "[]",
    });
    const path = resolve(run.cwd, run.outputs["report-json"] ?? "none");
    const report = JSON.parse(await readFile(path, "utf8")) as JsonReport;
    expect(report.metadata).toMatchObject({ complete: false, interruption: reason });
    expect(report.findings.block_volumes).toMatchObject([{ compliance_status: "UNKNOWN" }]);
    expect(report.skipped_compartments).toContainEqual(
      expect.objectContaining({ operation: "ListVolumeBackups", code: "Interrupted" }),
    );
    expect(run.summary).toContain("The run was cancelled");
    expect(run.summary).toContain("**Incomplete**");
    expect(errorsOf(run)).toContain(reason);
  });
});

test("a run that is cancelled before it knows what to read says just that", async () => {
  const run = await cancel("ListRegionSubscriptions", LONG_PAUSE, "SIGINT");
  expect(run).toMatchObject({ code: 1, signal: null });
  expect(run.tookMs).toBeLessThan(BUDGET_MS);
  expect(errorsOf(run)).toEqual([
    "The run was cancelled (SIGINT). Nothing was audited yet, so there is no report.",
  ]);
  expect(run.outputs).toMatchObject({ result: "fail", complete: "false" });
  expect(await run.files()).toEqual([]);
});

test("a second signal ends it there and then", async () => {
  const run = await cancel("ListVolumes", HANG, "SIGINT", "SIGTERM");
  expect(run).toMatchObject({ code: 1, signal: null });
  expect(run.tookMs).toBeLessThan(BUDGET_MS);
});

/** What still waits on others when the reports stand: the runner kills 10 s after it cancels. */
describe("a run that is cancelled while it publishes", () => {
  const cases: readonly [string, Readonly<Record<string, string>>, string | null, string | null][] =
    [
      ["the comment", { comment: "always", "github-token": "t" }, "/api/v3/", null],
      ["the artifact", { "upload-artifact": "true" }, "/twirp/", null],
      ["the upload", { "upload-object-storage": "true" }, null, "PutObject"],
      ["the metrics", { "metrics-namespace": "backups" }, null, "PostMetricData"],
    ];
  test.each(cases)(
    "%s: leaves its reports, outputs and summary",
    async (_, inputs, path, operation) => {
      const build = smallTenancy();
      const volume = build.volume({ name: "data", compartment: build.root, region: ASHBURN });
      build.backup(volume, { age: days(1) });
      build.bucket({ name: "reports", compartment: build.root, region: ASHBURN });
      const stage = await openStage(build);
      const github = await startGithubService(path === null ? {} : { silentPath: path });
      closeLater(() => github.stop());
      if (operation !== null) stage.simulator.setFault({ operation, effect: HANG });
      const event = join(await temporaryFolder(), "event.json");
      await writeFile(event, JSON.stringify({ pull_request: { number: 7 } }));
      const { child, result } = await startAction({
        inputs: {
          ...signInInputs(stage.user, ASHBURN),
          "upload-artifact": "false",
          "upload-object-storage": "false",
          ...inputs,
        },
        simulator: stage.simulator,
        github,
        env: { GITHUB_EVENT_NAME: "pull_request", GITHUB_EVENT_PATH: event },
      });
      const isWaiting = () =>
        path === null
          ? asked(stage.simulator, operation ?? "").length > 0
          : github.requests.some((it) => it.includes(path));
      while (!isWaiting()) await pause(10);
      const sentAt = performance.now();
      child.kill("SIGTERM");
      const run = await result;
      closeLater(() => run.remove());
      expect(run.signal).toBeNull();
      expect(performance.now() - sentAt).toBeLessThan(BUDGET_MS);
      expect(run.outputs).toMatchObject({ result: "pass", complete: "true", compliant: "1" });
      expect(run.outputs["report-json"]).toMatch(/\.json$/);
      expect(run.summary).toContain("**PASS**");
      expect(run.stdout).toMatch(/the run was cancelled/i);
    },
  );
});
