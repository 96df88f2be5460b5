/** Transient faults at random: an audit under them ends as one without them. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";

import { statusesAfter, viewOf } from "./harness/expected.js";
import { randomFaults } from "./harness/fault-kinds.js";
import { faultTenancy } from "./harness/fault-tenancy.js";
import { openStage, type Stage } from "./harness/in-process.js";

const RUNS = 200;

const { build, placeIds } = faultTenancy();
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(build.tenancy, build.user());
});
afterAll(() => stage.close());

/** 200 runs make some 15,000 calls; each is lost with a chance of 10⁻⁷ (see retry-schedule.ts). */
test(`${RUNS} runs, each call failing with a chance of 10 %, end as the run without faults`, async () => {
  let requests = 0;
  let retries = 0;
  for (let run = 1; run <= RUNS; run += 1) {
    stage.simulator.clearFaults();
    for (const fault of randomFaults(`run ${run}`)) stage.simulator.setFault(fault);
    const outcome = await stage.audit({ discovery: run % 4 === 0 ? "search" : "list" });
    if (outcome.kind === "not audited") throw outcome.failure;
    const { assessment, usage, searchFailures } = outcome;
    const view = { run, searchFailures, ...viewOf(assessment, placeIds) };
    expect(view).toEqual({ run, searchFailures: [], statuses: statusesAfter({}, {}), unread: [] });
    requests += usage.requests;
    retries += usage.retries;
  }
  expect(retries / requests).toBeGreaterThan(0.08);
  expect(retries / requests).toBeLessThan(0.12);
}, 120_000);
