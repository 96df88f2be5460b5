/** The demo's change, judged by its policy: a volume without a backup policy, and a weakened policy. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { readPlanText } from "../../../../src/plan/plan-text.js";
import { assessPlans } from "../../../../src/posture/plan/assess-plan.js";
import type { PlanAssessment } from "../../../../src/posture/plan/plan-assessment.js";
import { sourceLocator } from "../../../../src/run/modes/source-lines.js";
import { loadSettings } from "../../../../src/settings/load.js";
import { NOW } from "../../posture/inventory-builder.js";

const FOLDER = "simulator/demo/terraform/";
const ROOT = fileURLToPath(new URL("../../../../", import.meta.url)).replace(/.$/, "");
const read = (name: string) => readFileSync(join(ROOT, name), "utf8");

export async function demoPlan(
  inputs: Readonly<Record<string, string>> = {},
): Promise<PlanAssessment> {
  const settings = await loadSettings({
    inputs: {
      mode: "plan",
      "plan-file": `${FOLDER}plan.json`,
      "policy-file": `${FOLDER}backup-policy.yml`,
      ...inputs,
    },
    env: {},
    isGithubActions: true,
    homeDir: "/",
    readFile: read,
  });
  if (settings.mode !== "plan") throw new Error("A plan is judged here.");
  const plans = settings.plan.files.map((path) => ({
    path,
    document: readPlanText(read(path), path),
    locate: sourceLocator(join(ROOT, FOLDER), ROOT),
  }));
  return assessPlans(plans, settings.policy, settings.gate, NOW);
}
