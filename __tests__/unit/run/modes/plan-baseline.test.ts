import { describe, expect, test } from "@jest/globals";

import { readPlanBaseline } from "../../../../src/run/modes/plan-baseline.js";
import { auditReport } from "../../plan/audit-report.js";
import { NOW } from "../../posture/inventory-builder.js";
import { modeStage } from "./mode-stage.js";

const stage = modeStage();
const DAY = 86_400_000;

async function baseline(baselineFile: string | null) {
  return await readPlanBaseline(
    { workingDir: stage.folder() },
    {
      drift: { baselineFile, readsLast: false },
      plan: { files: [], terraformDir: null, baselineMaxAgeMs: 7 * DAY, baseExemptions: null },
    },
    NOW,
  );
}

const made = (at: number) =>
  JSON.stringify(auditReport("changes", {}, { generated_at_utc: new Date(at).toISOString() }));

describe("the baseline of a plan", () => {
  test("is none where none is named", async () => {
    expect(await baseline(null)).toBeNull();
  });

  test("is the audit, and how old it may be; whether it is too old is judged later", async () => {
    await stage.put({ "audit.json": made(NOW - 30 * DAY) });
    expect(await baseline("audit.json")).toMatchObject({
      ...{ audit: { source: "audit.json", generatedAt: NOW - 30 * DAY, isComplete: true } },
      maxAgeMs: 7 * DAY,
    });
  });

  test.each([
    ["gone.json", /^baseline-file: gone\.json cannot be read \(ENOENT.*; nothing is compared\.$/],
    ["text.json", /^baseline-file: text\.json is not used: it is not JSON/],
    ["tomorrow.json", /^baseline-file: tomorrow\.json .*which is still to come\.$/],
    ["packed.gz", /^baseline-file: packed\.gz is not used: it is compressed/],
    [
      "plan.json",
      /^baseline-file: plan\.json .*it is a report on a plan\. Give that of an audit\.$/,
    ],
  ])("%s is a problem, told by the input's name", async (name, message) => {
    await stage.put({
      "text.json": "no JSON",
      "tomorrow.json": made(NOW + DAY),
      "packed.gz": Buffer.from([0x1f, 0x8b, 0, 0]),
      "plan.json": JSON.stringify({ report_name: "volume_backup_plan" }, null, 2),
    });
    expect(await baseline(name)).toEqual({ problem: expect.stringMatching(message) as unknown });
  });
});
