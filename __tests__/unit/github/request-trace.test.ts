import { describe, expect, test } from "@jest/globals";

import {
  isDebugging,
  requestTrace,
  type TracedRequest,
} from "../../../src/github/request-trace.js";

const REQUEST: TracedRequest = {
  method: "GET",
  host: "iaas.us-ashburn-1.oraclecloud.com",
  path: "/20160918/volumes",
  ocids: { compartmentId: "ocid1.compartment.oc1..prod" },
  operation: "ListVolumes",
  region: "us-ashburn-1",
  number: 2,
  status: 200,
  error: null,
  durationMs: 41,
  opcRequestId: "A1/B2",
};

function traced(request: TracedRequest, isRedacted = false) {
  const said: unknown[][] = [];
  const log = { debug: (...parts: unknown[]) => void said.push(parts) };
  requestTrace(log, { RUNNER_DEBUG: "1" }, { isRedacted }).onAttempt?.(request);
  return said;
}

describe("isDebugging", () => {
  test.each([
    [{ RUNNER_DEBUG: "1" }, true],
    [{ ACTIONS_STEP_DEBUG: "true" }, true],
    [{ ACTIONS_STEP_DEBUG: "TRUE" }, true],
    [{ RUNNER_DEBUG: "0", ACTIONS_STEP_DEBUG: "false" }, false],
    [{}, false],
  ])("%j: %s", (env, expected) => {
    expect(isDebugging(env)).toBe(expected);
  });
});

describe("requestTrace", () => {
  test("is no option at all when nobody reads it", () => {
    expect(requestTrace({ debug: () => undefined }, {}, { isRedacted: false })).toEqual({});
  });

  test("redacted says neither namespace nor bucket nor object", () => {
    const request = { ...REQUEST, path: "/n/acmens/b/reports/o/posture%2Fa.json" };
    expect(JSON.stringify(traced(request, true))).not.toMatch(/acmens|reports|posture/);
    expect(JSON.stringify(traced(request))).toContain("/n/acmens/b/reports/o/");
    expect(traced(REQUEST, true)).toEqual(traced(REQUEST));
  });

  test("says each request on one line, with fields to search for", () => {
    expect(traced(REQUEST)).toEqual([
      [
        "ListVolumes in us-ashburn-1: GET iaas.us-ashburn-1.oraclecloud.com/20160918/volumes compartmentId=ocid1.compartment.oc1..prod → 200, attempt 2, 41 ms, opc-request-id A1/B2",
        { region: "us-ashburn-1", operation: "ListVolumes", opc_request_id: "A1/B2" },
      ],
    ]);
  });

  test("says why no answer came", () => {
    const failed = { ...REQUEST, ocids: {}, status: null, opcRequestId: null };
    const fields = { region: "us-ashburn-1", operation: "ListVolumes" };
    expect(traced({ ...failed, error: "TimedOut" })).toEqual([
      [
        "ListVolumes in us-ashburn-1: GET iaas.us-ashburn-1.oraclecloud.com/20160918/volumes → TimedOut, attempt 2, 41 ms, opc-request-id none",
        fields,
      ],
    ]);
    expect(traced(failed)[0]?.[0]).toContain("→ no answer, attempt 2");
  });
});
