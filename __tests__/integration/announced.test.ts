/** What a run tells beside its reports, where the place that it is told to is wrong or silent. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";

import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";

import { TenancyBuilder } from "../../simulator/tenancy/builder.js";
import { openRunStage, type RunStage } from "../unit/run/run-stage.js";

const HOME = "us-ashburn-1";
const build = new TenancyBuilder({
  ...{ name: "acme", now: Date.now(), homeRegion: HOME },
  regions: [{ name: HOME }],
});
build.volume({ name: "bare", compartment: build.root, region: HOME });
let stage: RunStage;

beforeAll(async () => {
  stage = await openRunStage(build);
});
afterAll(() => stage.close());
afterEach(() => {
  stage.simulator.clearFaults();
});

test("a topic that never answers is given up, and the reports and outputs are there", async () => {
  expect((await stage.command({ formats: "json", "max-no-backup": "unlimited" })).code).toBe(0);
  const [last = ""] = await readdir(join(stage.folder, "reports"));
  stage.simulator.setFault({ operation: "PublishMessage", effect: { kind: "hang" } });
  const { code, world, outputs } = await stage.action({
    formats: "json",
    "baseline-file": join("reports", last),
    "output-dir": join(stage.folder, "second"),
    "notification-topic": "ocid1.onstopic.oc1.iad.changes",
    "request-timeout-seconds": "0.3",
  });
  expect(code).toBe(3);
  expect(outputs).toMatchObject({ result: "fail", "no-backup": "1" });
  expect(await readdir(join(stage.folder, "second"))).toHaveLength(1);
  expect(world.log.of("error").join()).toMatch(
    /The changed verdict could not be published to the topic .*TimedOut: no complete answer within 0.3 s \(after 4 attempts\)/,
  );
});

test("a bucket in a region that nobody knows is an upload error that names the input", async () => {
  const { code, world } = await stage.command({
    ...{ formats: "json", "warn-only": "true" },
    "output-dir": join(stage.folder, "third"),
    "upload-object-storage": "true",
    "object-storage-region": "zzz",
  });
  expect(code).toBe(2);
  expect(world.log.of("error").join()).toContain(
    "object-storage-region: got \"zzz\", which is the key of none of this tenancy's regions. Give the region's full name, for example us-ashburn-1.",
  );
});
