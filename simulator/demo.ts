import { demoTenancy } from "./demo-tenancy.js";
import { PLAN_ARGUMENTS, reviewPlan } from "./demo/plan-review.js";
import { startGithubService } from "./github-service.js";
import { apiUser } from "./runner/api-user.js";
import { ConsoleView } from "./runner/console-view.js";
import { runAction } from "./runner/run-bundle.js";
import { startSimulator } from "./simulator.js";

const GATE_FAILED = 3;
const FORMATS = ["json", "markdown", "html", "inventory"];

const demo = demoTenancy(Date.now());
const user = apiUser(demo.tenancy.id, demo.user);
const simulator = await startSimulator({ tenancy: demo.tenancy, apiKeys: [user.apiKey] });

const view = new ConsoleView((line) => {
  console.log(line);
});
const first = await audit((text) => {
  view.push(text);
});
view.end();
console.log(`\n${rule("job summary")}\n\n${first.summary}`);
sayReports(first.outputs);

demo.change();
console.log(`\nSome volumes change, and the audit runs again.\n\n${rule("what changed")}\n`);
const second = await audit();
console.log(section(second.summary, "What changed"));
sayReports(second.outputs);
await simulator.stop();

console.log(
  `\nA pull request changes Terraform: two new volumes, and a backup policy that keeps less. Its plan is
judged before anything is applied, without any cloud.\n\n${rule("plan gate")}\n
$ oci-volume-backup-audit ${PLAN_ARGUMENTS.join(" ")}\n`,
);
const planCode = await reviewPlan((text) => {
  console.log(`${text}\n`);
});

const codes = [first.code, second.code, planCode];
if (codes.every((code) => code === GATE_FAILED)) {
  console.log(
    "Demo done: audits and plan ended as they should, with exit code 3, for the gate failed.",
  );
} else {
  console.log(
    `Demo failed: exit codes ${codes.map(String).join(", ")}, where 3 (gate failed) was expected.`,
  );
  process.exitCode = 1;
}

/** One run, in a job of its own. */
async function audit(onOutput: (text: string) => void = () => undefined) {
  const github = await startGithubService();
  const result = await runAction({
    inputs: {
      tenancy: user.tenancy,
      user: user.user,
      fingerprint: user.fingerprint,
      "private-key": user.privateKey,
      region: demo.region,
      "policy-file": "simulator/demo/policy.yml",
      formats: FORMATS.join(),
    },
    cwd: process.cwd(),
    ...{ onOutput, simulator, github },
  });
  await result.remove();
  await github.stop();
  return result;
}

function rule(title: string): string {
  return `${"─".repeat(30)} ${title} ${"─".repeat(30)}`;
}

/** What stands below a heading of the summary. */
function section(summary: string, heading: string): string {
  const [, text = ""] = summary.split(`\n## ${heading}\n\n`);
  return text.split("\n## ")[0] ?? "";
}

function sayReports(outputs: Readonly<Record<string, string>>): void {
  const reports = FORMATS.map((format) => outputs[`report-${format}`]);
  console.log(`Reports: ${reports.filter((path) => path !== undefined).join(", ")}`);
}
