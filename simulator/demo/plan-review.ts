import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

import { node24 } from "../runner/node24.js";

const BUNDLE = fileURLToPath(new URL("../../dist/index.js", import.meta.url));

/** The change of `simulator/demo/terraform` as `terraform show -json` has it, and its policy. */
export const PLAN_ARGUMENTS: readonly string[] = [
  "plan",
  "simulator/demo/terraform/plan.json",
  "--policy-file",
  "simulator/demo/terraform/backup-policy.yml",
  "--terraform-dir",
  "simulator/demo/terraform",
];

/** Reviews the plan as a person would, in the terminal: no cloud, no sign-in. The answer is its exit code. */
export async function reviewPlan(say: (line: string) => void): Promise<number | null> {
  const { PATH } = process.env;
  const env = PATH === undefined ? {} : { PATH };
  const child = spawn(node24(), [BUNDLE, ...PLAN_ARGUMENTS], {
    stdio: ["ignore", "pipe", "pipe"],
    env,
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  // A terminal has both; here each comes whole, so that neither breaks into the other.
  say(said.stdout.trim());
  say(said.stderr.trim());
  return code;
}
