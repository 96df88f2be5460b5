import { describe, expect, test } from "@jest/globals";

import { postMetrics } from "../../../src/delivery/metrics.js";
import type { MetricBatch, RefusedMetrics } from "../../../src/oci/services/monitoring.js";
import { denied, timedOut } from "./store-fixture.js";

const TAKEN: RefusedMetrics = { count: 0, messages: [] };

function batchOf(streams: number): MetricBatch {
  const values = Array.from({ length: streams }, (_, value) => {
    return { name: "volumes_total", value, unit: "count", dimensions: { rule: `r${value}` } };
  });
  return { namespace: "acme", compartmentId: "ocid1.tenancy.oc1..acme", timestamp: 7, values };
}

/** A Monitoring that gives these answers in turn, and takes everything from then on. */
function monitoring(...answers: readonly (RefusedMetrics | Error)[]) {
  const batches: MetricBatch[] = [];
  const post = (batch: MetricBatch): Promise<RefusedMetrics> => {
    batches.push(batch);
    const answer = answers[batches.length - 1] ?? TAKEN;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { post, batches };
}

describe("postMetrics", () => {
  test("posts 50 streams a call, each once", async () => {
    const { post, batches } = monitoring();
    const batch = batchOf(120);
    expect(await postMetrics(post, batch)).toEqual({
      sink: "metrics",
      locations: ["120 in namespace acme"],
      problems: [],
      notes: [],
    });
    expect(batches.map(({ values }) => values.length)).toEqual([50, 50, 20]);
    expect(batches.flatMap(({ values }) => values)).toEqual(batch.values);
    expect(batches.every(({ timestamp }) => timestamp === 7)).toBe(true);
  });

  test("says how many were refused, and each reason once", async () => {
    const refusals = { count: 2, messages: ["bad namespace.", "bad namespace."] };
    const { post } = monitoring(refusals, { count: 1, messages: ["late"] });
    const { locations, problems } = await postMetrics(post, batchOf(60));
    expect(locations).toEqual(["57 in namespace acme"]);
    expect(problems).toEqual([
      "OCI Monitoring refused 3 of 60 metrics in namespace acme (bad namespace; late). Check metrics-namespace: it begins with a letter, has letters, digits and underscores only, and not the prefix oci_ or oracle_.",
    ]);
  });

  test("says so when no reason is given, and claims nothing when nothing was taken", async () => {
    const { post } = monitoring({ count: 2, messages: [] });
    const { locations, problems } = await postMetrics(post, batchOf(2));
    expect(locations).toEqual([]);
    expect(problems[0]).toContain("refused 2 of 2 metrics in namespace acme (no reason given).");
  });

  test("a denial names the right, and ends the posting", async () => {
    const { post, batches } = monitoring(TAKEN, denied("PostMetricData"));
    const { locations, problems } = await postMetrics(post, batchOf(150));
    expect(batches).toHaveLength(2);
    expect(locations).toEqual(["50 in namespace acme"]);
    expect(problems).toEqual([
      "100 metrics may not be posted to namespace acme (PostMetricData in us-ashburn-1: 404 NotAuthorizedOrNotFound: Not for you (opc-request-id req-1)). Allow the caller to use metrics there, or leave metrics-namespace out.",
    ]);
  });

  test("another failure says what to do", async () => {
    const { post } = monitoring(timedOut("PostMetricData"));
    const { problems } = await postMetrics(post, batchOf(3));
    expect(problems).toEqual([
      "3 metrics could not be posted to namespace acme (PostMetricData in us-ashburn-1: TimedOut: no complete answer within 30 s). Run the job again; if it stays so, leave metrics-namespace out.",
    ]);
  });
});
