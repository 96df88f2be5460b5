/** A cancelled run ends at once, whatever it waits for, and says what it did not read. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";

import type { FaultEffect } from "../../simulator/faults.js";
import { systemClock } from "../../src/oci/transport/clock.js";
import { eventually } from "./harness/eventually.js";
import { viewOf } from "./harness/expected.js";
import { faultTenancy } from "./harness/fault-tenancy.js";
import { openStage, type Outcome, type Stage } from "./harness/in-process.js";

const REASON = "The run was cancelled (SIGINT).";
const BUDGET_MS = 5_000;

const { build, placeIds } = faultTenancy();
let stage: Stage;

beforeAll(async () => {
  stage = await openStage(build.tenancy, build.user());
});
afterAll(() => stage.close());
afterEach(() => {
  stage.simulator.clearFaults();
});

/** Cancels once the operation has met its fault; gives what came of the run. */
async function cancelAt(operation: string, effect: FaultEffect): Promise<Outcome> {
  const run = new AbortController();
  stage.simulator.setFault({ operation, effect });
  const key = `${operation} ${effect.kind === "status" ? effect.status : "none"}`;
  const before = stage.simulator.counts.get(key) ?? 0;
  const outcome = stage.audit({ cancellation: run.signal, clock: systemClock });
  await eventually(() => (stage.simulator.counts.get(key) ?? 0) > before);
  const cancelledAt = performance.now();
  run.abort(REASON);
  const settled = await outcome;
  expect(performance.now() - cancelledAt).toBeLessThan(BUDGET_MS);
  return settled;
}

const LONG_PAUSE = { kind: "status", status: 429, retryAfterSeconds: 50 } as const;
const SILENCE = { kind: "hang" } as const;
const WAITS = [
  { name: "in a long Retry-After", effect: LONG_PAUSE },
  { name: "while no answer comes", effect: SILENCE },
];

describe.each(WAITS)("$name", ({ effect }) => {
  test("of a listing, what was read is assessed and the rest is unread", async () => {
    const outcome = await cancelAt("ListVolumeBackups", effect);
    if (outcome.kind === "not audited") throw outcome.failure;
    const { assessment } = outcome;
    expect(assessment.interruption).toBe(REASON);
    expect(assessment.complete).toBe(false);
    const { statuses, unread } = viewOf(assessment, placeIds);
    expect(unread.filter((each) => each.endsWith("/ListVolumeBackups"))).toHaveLength(6);
    const codes = assessment.unread.map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(["Interrupted"]));
    const block = statuses.filter((each) => !each.includes("boot"));
    expect(block.filter((each) => !each.endsWith(" UNKNOWN"))).toEqual([]);
  });

  test("of a look-up, the statuses stand and the report is marked", async () => {
    const outcome = await cancelAt("GetVolumeBackupPolicyAssetAssignment", effect);
    if (outcome.kind === "not audited") throw outcome.failure;
    const { interruption, complete, summary } = outcome.assessment;
    expect({ interruption, complete, total: summary.total }).toEqual({
      interruption: REASON,
      complete: false,
      total: 14,
    });
  });

  test("of the first call, there is nothing to report", async () => {
    const outcome = await cancelAt("ListRegionSubscriptions", effect);
    expect(outcome).toMatchObject({ kind: "not audited", failure: { code: "Cancelled" } });
  });
});

test("a run that is cancelled before it begins asks for nothing", async () => {
  const asked = () => [...stage.simulator.counts.values()].reduce((sum, each) => sum + each, 0);
  const before = asked();
  const outcome = await stage.audit({ cancellation: AbortSignal.abort(REASON) });
  expect(outcome).toMatchObject({ kind: "not audited", failure: { code: "Cancelled" } });
  expect(asked()).toBe(before);
});
