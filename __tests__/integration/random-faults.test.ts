/** Transient faults at random: an audit under them ends as one without them. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";

import type { Finding } from "../../src/posture/assessment.js";
import { statusesAfter, viewOf } from "./harness/expected.js";
import { randomFaults } from "./harness/fault-kinds.js";
import { faultTenancy } from "./harness/fault-tenancy.js";
import { openStage, type Audited, type Stage } from "./harness/in-process.js";

const RUNS = 300;
const CHANCE = 0.16;

const { build, placeIds } = faultTenancy();
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(build.tenancy, build.user());
});
afterAll(() => stage.close());

/** 300 runs make some 22,000 calls; each kind of fault is worth attempts of its own (retry-schedule.ts). */
test(`${RUNS} runs, each call failing with a chance of ${CHANCE}, end as the run without faults`, async () => {
  const faultless = { list: await audited("list"), search: await audited("search") };
  let requests = 0;
  let retries = 0;
  for (let run = 1; run <= RUNS; run += 1) {
    stage.simulator.clearFaults();
    for (const fault of randomFaults(`run ${run}`, CHANCE)) stage.simulator.setFault(fault);
    const discovery = run % 4 === 0 ? "search" : "list";
    const { assessment, usage, searchFailures } = await audited(discovery);
    const view = { run, searchFailures, ...viewOf(assessment, placeIds) };
    expect(view).toEqual({ run, searchFailures: [], statuses: statusesAfter({}, {}), unread: [] });
    expect(assessment.complete).toBe(true);
    const { findings } = faultless[discovery].assessment;
    expect(assessment.findings.map(comparable)).toEqual(findings.map(comparable));
    requests += usage.requests;
    retries += usage.retries;
  }
  expect(retries / requests).toBeGreaterThan(CHANCE - 0.02);
  expect(retries / requests).toBeLessThan(CHANCE + 0.02);
}, 240_000);

async function audited(discovery: "list" | "search"): Promise<Audited> {
  const outcome = await stage.audit({ discovery });
  if (outcome.kind === "not audited") throw outcome.failure;
  return outcome;
}

/** All of a finding but what depends on the second in which it was made. */
function comparable(finding: Finding): object {
  const { volumeId, status, newestRecoveryPoint, checks, attachedInstances, backupPolicy } =
    finding;
  const results = checks.map(({ id, result }) => [id, result]);
  return { volumeId, status, newestRecoveryPoint, results, attachedInstances, backupPolicy };
}
