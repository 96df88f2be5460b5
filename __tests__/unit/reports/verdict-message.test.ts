import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { assess } from "../../../src/posture/assess.js";
import type { Assessment } from "../../../src/posture/assessment.js";
import { verdictMessage } from "../../../src/reports/verdict-message.js";
import {
  backup,
  DAY,
  inventory,
  NOW,
  STRICT,
  unread,
  volume,
} from "../posture/inventory-builder.js";
import { PLAIN } from "../posture/policy-fixtures.js";
import { hostileText } from "./hostile-names.js";

const RUN = {
  repository: "acme/infrastructure",
  runId: "4711",
  sha: "0123",
  url: "https://github.com/acme/infrastructure/actions/runs/4711",
};
const failing = () =>
  assess(inventory({ volumes: [volume()], unread: [unread()] }), PLAIN, STRICT, NOW);
const passing = () =>
  assess(inventory({ volumes: [volume()], backups: [backup()] }), PLAIN, STRICT, NOW);

describe("verdictMessage", () => {
  test("says what changed, how the volumes stand, what is violated, and where to look", () => {
    const { title, body } = verdictMessage(failing(), RUN, true);
    expect(title).toBe("OCI volume backup audit: PASS to FAIL");
    const lines = body.split("\n");
    expect(lines[0]).toBe("The verdict of the OCI volume backup audit changed from PASS to FAIL.");
    expect(body).toContain("The audit is incomplete: something could not be read.");
    expect(body).toContain("- fail-on-incomplete: 1 listing could not be read");
    expect(lines).toContain("0 new findings and 0 resolved.");
    expect(lines).toContain("Tenancy: ocid1.tenancy.oc1..acme");
    expect(lines).toContain("Audited: 2026-11-05 03:15 UTC");
    expect(lines).toContain(`Run: ${RUN.url}`);
  });

  test("says it of a verdict that is good again, outside a workflow too", () => {
    const assessment: Assessment = {
      ...passing(),
      drift: {
        ...passing().drift,
        baseline: { generatedAt: NOW - DAY, source: "last.json" },
        resolved: 2,
      },
    };
    const { title, body } = verdictMessage(assessment, null, false);
    expect(title).toBe("OCI volume backup audit: FAIL to PASS");
    expect(body).toContain("0 new findings and 2 resolved since 2026-11-04 03:15 UTC.");
    expect(body).not.toContain("incomplete");
    expect(body).not.toContain("Run:");
  });

  test("no text can break a line or hide in it", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const assessment = failing();
        const [first] = assessment.verdict.violations;
        if (first === undefined) throw new Error("nothing is violated");
        const violations = [{ ...first, message: text }];
        const hostile = { ...assessment, verdict: { ...assessment.verdict, violations } };
        const { body } = verdictMessage(hostile, RUN, true);
        const plain = verdictMessage(
          { ...hostile, verdict: { ...hostile.verdict, violations: [{ ...first, message: "" }] } },
          RUN,
          true,
        ).body;
        expect(body.split("\n")).toHaveLength(plain.split("\n").length);
        expect(body).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202e]/);
      }),
    );
  });
});
