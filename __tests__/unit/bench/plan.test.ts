import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "@jest/globals";

import { demandVerdict } from "../../../bench/plan.js";
import { planJson, unprotectedOf, volumesOf } from "../../../bench/plan-document.js";
import { readPlanText } from "../../../src/plan/plan-text.js";
import { assessPlans } from "../../../src/posture/plan/assess-plan.js";
import { planJsonRenderer } from "../../../src/reports/plan/plan-json.js";
import { loadSettings } from "../../../src/settings/load.js";
import { NOW } from "../posture/inventory-builder.js";
import { onLaptop } from "../settings/samples.js";

const SIZE = { calls: 2, instances: 3, volumesPerInstance: 4 };

async function judged(text: string) {
  const settings = await loadSettings(onLaptop({ mode: "plan", "plan-file": "plan.json" }));
  if (settings.mode !== "plan") throw new Error("A plan is judged here.");
  const plan = { path: "plan.json", document: readPlanText(text, "plan.json"), locate: () => null };
  return assessPlans([plan], settings.policy, settings.gate, NOW);
}

test("the generated plan has its volumes, of which one in each module's instance has no policy", async () => {
  const { findings } = await judged(planJson(SIZE));
  expect([volumesOf(SIZE), unprotectedOf(SIZE)]).toEqual([24, 6]);
  expect(findings).toHaveLength(24);
  const bare = findings.filter(({ protection }) => protection === "UNPROTECTED");
  expect(bare).toHaveLength(6);
  expect(bare.every(({ address }) => address.endsWith('.data["data-0"]'))).toBe(true);
});

test("the generated plan is as large as one that Terraform writes for as many volumes", () => {
  const size = { calls: 1, instances: 10, volumesPerInstance: 100 };
  expect(planJson(size).length / volumesOf(size)).toBeGreaterThan(2_500);
});

test("a wrong verdict is not measured", async () => {
  const folder = await mkdtemp(join(tmpdir(), "bench-plan-unit-"));
  try {
    await expect(demandVerdict(folder, SIZE)).rejects.toThrow("left no JSON report");
    const report = planJsonRenderer.render(await judged(planJson(SIZE)), {
      toolVersion: "1.0.0",
      run: null,
    });
    await writeFile(join(folder, "report.json"), report);
    await expect(demandVerdict(folder, SIZE)).resolves.toBeUndefined();
    await expect(demandVerdict(folder, { ...SIZE, calls: 3 })).rejects.toThrow(
      "The report on the plan is wrong: 6 of 24 volumes without a policy instead of 9 of 36.",
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
