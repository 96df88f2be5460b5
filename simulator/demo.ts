import { demoTenancy } from "./demo-tenancy.js";
import { startGithubService } from "./github-service.js";
import { apiUser } from "./runner/api-user.js";
import { ConsoleView } from "./runner/console-view.js";
import { runAction } from "./runner/run-bundle.js";
import { startSimulator } from "./simulator.js";

const GATE_FAILED = 3;

const demo = demoTenancy(Date.now());
const user = apiUser(demo.tenancy.id, demo.user);
const simulator = await startSimulator({ tenancy: demo.tenancy, apiKeys: [user.apiKey] });
const github = await startGithubService();

const view = new ConsoleView((line) => {
  console.log(line);
});
const result = await runAction({
  inputs: {
    tenancy: user.tenancy,
    user: user.user,
    fingerprint: user.fingerprint,
    "private-key": user.privateKey,
    region: demo.region,
    formats: "json,markdown,html",
  },
  cwd: process.cwd(),
  onOutput: (text) => {
    view.push(text);
  },
  ...{ simulator, github },
});

view.end();

console.log(`\n${"─".repeat(30)} job summary ${"─".repeat(30)}\n\n${result.summary}`);
const reports = ["json", "markdown", "html"].map((format) => result.outputs[`report-${format}`]);
console.log(`Reports: ${reports.filter((path) => path !== undefined).join(", ")}`);
await result.remove();
await github.stop();
await simulator.stop();

if (result.code === GATE_FAILED) {
  console.log("Demo done: the audit ended as it should, with exit code 3, for the gate failed.");
} else {
  console.log(`Demo failed: exit code ${String(result.code)}, where 3 (gate failed) was expected.`);
  process.exitCode = 1;
}
