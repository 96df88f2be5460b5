import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { planOutputs } from "../../../src/github/plan-outputs.js";
import type { PlaceChoice } from "../../../src/delivery/report-bucket.js";
import type { Assessment } from "../../../src/posture/assessment.js";
import { publish, publishNothing } from "../../../src/run/publish.js";
import { FACTS, cleanAssessment, sampleAssessment } from "../reports/sample.js";
import { asStep, temporaryFolder } from "./run-stage.js";
import { judged } from "../plan/judged-plan.js";
import { fakeWorld } from "./run-world.js";
import { loadAudit, onLaptop } from "../settings/samples.js";

const NO_BUCKET: PlaceChoice = { problem: "There is no bucket. Make one.", notes: [] };
const nowhere = () => Promise.resolve(NO_BUCKET);

let folder = "";
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function settingsOf(inputs: Readonly<Record<string, string>> = {}) {
  return await loadAudit(
    onLaptop({ "output-dir": join(folder, "reports"), "upload-artifact": "false", ...inputs }),
  );
}

describe("publish at a terminal", () => {
  test("writes the formats asked for, tells where, and shows the result", async () => {
    const world = fakeWorld();
    const settings = await settingsOf({ formats: "json,csv,junit" });
    const deliveries = await publish(
      { world, settings },
      { assessment: cleanAssessment(), facts: FACTS, marker: "<!-- audit -->", inventory: null },
      null,
    );
    const names = await readdir(settings.outputDir);
    expect(names.map((name) => name.replace(/^.*?Z\./, "")).sort()).toEqual([
      "csv",
      "json",
      "junit.xml",
    ]);
    expect(deliveries).toMatchObject([{ sink: "disk", problems: [] }]);
    expect(world.log.of("info")).toHaveLength(4);
    expect(world.log.of("info").at(-1)).toMatch(/^Verdict: PASS/);
    expect(world.stdout.text()).toContain("PASS");
  });

  test("makes no annotation and no artifact", async () => {
    const world = fakeWorld();
    const settings = await settingsOf({ "upload-artifact": "true" });
    const deliveries = await publish(
      { world, settings },
      { assessment: sampleAssessment(), facts: FACTS, marker: "<!-- audit -->", inventory: null },
      null,
    );
    expect(deliveries.map(({ sink }) => sink)).toEqual(["disk"]);
    expect(new Set(world.log.said.map(([level]) => level))).toEqual(new Set(["info"]));
  });

  test("one place that fails does not stop the others", async () => {
    const world = fakeWorld();
    const deliveries = await publish(
      { world, settings: await settingsOf() },
      { assessment: cleanAssessment(), facts: FACTS, marker: "<!-- audit -->", inventory: null },
      nowhere,
    );
    expect(deliveries).toMatchObject([
      { sink: "disk", problems: [] },
      { sink: "object storage", locations: [] },
    ]);
    expect(world.log.of("error").join()).toContain("There is no bucket. Make one.");
  });

  test("an interrupted audit stays on the disk", async () => {
    const partial: Assessment = { ...sampleAssessment(), interruption: "The run was cancelled." };
    const deliveries = await publish(
      { world: fakeWorld(), settings: await settingsOf() },
      { assessment: partial, facts: FACTS, marker: "<!-- audit -->", inventory: null },
      nowhere,
    );
    expect(deliveries.map(({ sink }) => sink)).toEqual(["disk"]);
  });
});

describe("publish in a workflow", () => {
  async function publishInStep(
    inputs: Readonly<Record<string, string>> = {},
    changed: Readonly<Record<string, string>> = {},
  ) {
    const settings = await settingsOf(inputs);
    return await asStep(folder, async (env) => {
      const world = fakeWorld({ env: { ...env, ...changed }, tempDir: folder });
      const deliveries = await publish(
        { world, settings },
        { assessment: sampleAssessment(), facts: FACTS, marker: "<!-- audit -->", inventory: null },
        null,
      );
      return { world, deliveries };
    });
  }

  test("annotates, writes the summary and sets the outputs", async () => {
    const { result, outputs, summary } = await publishInStep();
    const { verdict, summary: counts } = sampleAssessment();
    expect(result.world.log.of("error")).toEqual(verdict.violations.map(({ message }) => message));
    expect(summary).toContain("acme");
    expect(outputs).toMatchObject({
      result: "fail",
      "total-volumes": String(counts.total),
      "object-uris": "[]",
      "artifact-id": "",
      "report-html": "",
    });
    const report = await readFile(outputs["report-json"] ?? "", "utf8");
    expect(JSON.parse(report)).toMatchObject({ metadata: { tool_version: "1.2.3" } });
    expect(result.world.stdout.text()).toBe("");
  });

  test("without a job summary leaves it empty, and so it is with none to write to", async () => {
    expect((await publishInStep({ "job-summary": "false" })).summary).toBe("");
    const { result } = await publishInStep({}, { GITHUB_STEP_SUMMARY: "" });
    expect(result.world.log.of("warning")).toContain(
      "The job summary was not written: GITHUB_STEP_SUMMARY is not set. Set job-summary to false where there is no summary.",
    );
  });

  test("a comment that nobody can write is a notice, where one was asked for", async () => {
    const event = join(folder, "event.json");
    await writeFile(event, JSON.stringify({ pull_request: { number: 7 } }));
    const pullRequest = { GITHUB_EVENT_NAME: "pull_request", GITHUB_EVENT_PATH: event };
    const missing = "The pull request's comment was not written: there is no token.";
    for (const comment of ["on-failure", "always"]) {
      const { result } = await publishInStep({ comment }, pullRequest);
      expect(result.world.log.of("notice").join()).toContain(missing);
    }
    const never = await publishInStep({}, pullRequest);
    expect(never.result.world.log.of("notice").join()).not.toContain(missing);
  });

  test("an artifact that cannot be uploaded is a problem of its own", async () => {
    const { result, outputs } = await publishInStep({ "upload-artifact": "true" });
    expect(result.deliveries.map(({ sink, problems }) => [sink, problems.length])).toEqual([
      ["disk", 0],
      ["artifact", 1],
    ]);
    expect(outputs["artifact-url"]).toBe("");
  });
});

describe("publishNothing", () => {
  test("sets the outputs of a failure in a workflow", async () => {
    const { outputs } = await asStep(folder, async (env) => {
      await publishNothing(fakeWorld({ env }));
    });
    expect(outputs).toMatchObject({ result: "fail", complete: "false", "total-volumes": "" });
  });

  test.each([
    ["plan", planOutputs(judged("changes"), new Map(), null)],
    ["preview", null],
    ["audit", null],
  ])("sets those of mode %s, and no other", async (mode, given) => {
    const { outputs } = await asStep(folder, async (env) => {
      await publishNothing(fakeWorld({ env }), mode);
    });
    const own = { plan: "destroyed-volumes", preview: "begin-to-fail", audit: "compliant" };
    const present = Object.values(own).filter((name) => name in outputs);
    expect(present).toEqual([own[mode as keyof typeof own]]);
    expect(outputs).toMatchObject({ result: "fail", complete: "false", "total-volumes": "" });
    expect(outputs["headline"]).toMatch(/: the log says why\.$/);
    if (given !== null) expect(Object.keys(outputs).sort()).toEqual(Object.keys(given).sort());
  });

  test("does nothing on a laptop", async () => {
    const { outputs } = await asStep(folder, async () => {
      await publishNothing(fakeWorld());
    });
    expect(outputs).toEqual({});
  });
});
