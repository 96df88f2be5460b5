import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { jsonRenderer } from "../../../../src/reports/json/json.js";
import { readLastAudit } from "../../../../src/reports/json/read-last-audit.js";
import { FACTS, policyAssessment, sampleAssessment } from "../sample.js";

const read = (bytes: Uint8Array) => readLastAudit(Buffer.from(bytes), "audit.json", Date.now());

describe("an audit's report, read for a plan", () => {
  test.each([
    ["the sample", sampleAssessment()],
    ["one with policies", policyAssessment()],
  ])("%s: says of each volume what the audit knew", (_, assessment) => {
    const answer = read(Buffer.from(jsonRenderer.render(assessment, FACTS)));
    if ("problem" in answer) throw new Error(answer.problem);
    const { audit } = answer;
    expect(audit.generatedAt).toBe(assessment.assessedAt);
    expect(audit.isComplete).toBe(assessment.complete);
    const places = new Map(audit.compartments.map((it) => [it.id, it.path]));
    for (const it of assessment.findings) {
      const seen = audit.volumes.get(it.volumeId);
      expect(seen?.status).toBe(it.status);
      expect(seen?.recoveryPoint).toEqual(it.newestRecoveryPoint);
      expect(seen?.compartmentPath).toBe(it.compartmentPath);
      expect(places.get(it.compartmentId)).toBe(it.compartmentPath);
      const { policy } = seen ?? {};
      expect(policy === undefined).toBe(it.backupPolicy === undefined);
      expect(policy?.id).toBe(it.backupPolicy?.policy.id);
      expect(policy?.schedules).toEqual(it.backupPolicy?.policy.schedules);
    }
    expect(audit.volumes.size).toBe(assessment.findings.length);
  });

  test("whatever it is given, it answers", () => {
    const text = jsonRenderer.render(sampleAssessment(), FACTS);
    const cut = fc
      .integer({ min: 0, max: text.length })
      .map((at) => Buffer.from(text.slice(0, at)));
    const json = fc.json().map((it) => Buffer.from(it));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), json, cut), (bytes) => {
        const answer = read(bytes);
        expect("problem" in answer).toBe(Buffer.from(bytes).toString() !== text);
      }),
    );
  });
});
