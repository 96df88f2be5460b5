/** A plan that is judged in a workflow: what GitHub is sent, and what lies in the workspace. */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "@jest/globals";

import { JOB } from "../../simulator/github/issue-comments.js";
import {
  artifactFiles,
  runAction,
  startGithubService,
  type GithubService,
  type RunResult,
} from "./harness/harness.js";
import { closeLater, temporaryFolder } from "./harness/stage.js";

const PLANS = fileURLToPath(new URL("../fixtures/plans/", import.meta.url));
const FORMATS = "json,markdown,html,csv,sarif,junit";

const HEAD_SHA = "0123456789abcdef0123456789abcdef01234567";

async function judge(
  plan: string,
  replace: (text: string) => string = (text) => text,
  service: GithubService | null = null,
) {
  const github = service ?? (await startGithubService());
  if (service === null) closeLater(() => github.stop());
  const token = github.issues.token(JOB);
  const cwd = await temporaryFolder();
  await mkdir(join(cwd, "infra"));
  await copyFile(join(PLANS, plan, "main.tf"), join(cwd, "infra", "main.tf"));
  const text = await readFile(join(PLANS, plan, "plan.json"), "utf8");
  await writeFile(join(cwd, "plan.json"), replace(text).replaceAll("TOKEN", token));
  const event = join(cwd, "event.json");
  const head = { sha: HEAD_SHA, repo: { full_name: "acme/infrastructure" } };
  await writeFile(event, JSON.stringify({ pull_request: { number: 7, head } }));
  const ran: RunResult = await runAction({
    cwd,
    github,
    env: {
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_EVENT_PATH: event,
      GITHUB_WORKSPACE: cwd,
    },
    inputs: {
      mode: "plan",
      "plan-file": "plan.json",
      "terraform-dir": "infra",
      formats: FORMATS,
      comment: "always",
      "github-token": token,
    },
  });
  return { ran, github, token };
}

test("a token that a plan holds is in no report, summary, output and comment", async () => {
  const { ran, github, token } = await judge("changes", (text) =>
    text.replaceAll("oci_core_volume.old_gap", 'oci_core_volume.old_gap[\\"TOKEN\\"]'),
  );
  expect(ran.code).toBe(3);
  const [artifact] = github.artifacts;
  if (artifact === undefined) throw new Error("no artifact");
  const files = artifactFiles(artifact);
  expect(Object.keys(files)).toHaveLength(FORMATS.split(",").length);
  const said = {
    ...files,
    ...ran.outputs,
    summary: ran.summary,
    comment: github.issues.comments[0]?.body ?? "",
    log: ran.stdout.replace(`::add-mask::${token}`, "") + ran.stderr,
  };
  expect(said.comment).toContain("## Volume backups of the plan");
  expect(Object.values(files).filter((text) => text.includes("***"))).toHaveLength(6);
  expect(Object.entries(said).filter(([, text]) => text.includes(token))).toEqual([]);
});

test("annotations stand at file and line, and no address makes a command of its own", async () => {
  const { ran } = await judge("changes", (text) =>
    text.replaceAll("oci_core_volume.zone", 'oci_core_volume.zone[\\"\\\\n::error file=x::y\\"]'),
  );
  const lines = (await readFile(join(PLANS, "changes", "main.tf"), "utf8")).split("\n");
  const at = lines.findIndex((line) => line.startsWith('resource "oci_core_volume" "loses"')) + 1;
  const commands = ran.stdout.split("\n").filter((line) => line.startsWith("::"));
  expect(commands.join("\n")).toContain(
    `::error file=infra/main.tf,line=${at},title=Plan%3A oci_core_volume.loses::backup-policy-assigned: `,
  );
  expect(commands.filter((line) => /^::(?!warning |error |add-mask::|debug::)/.test(line))).toEqual(
    [],
  );
  expect(commands.filter((line) => line.startsWith("::error file=x"))).toEqual([]);
});

describe("a plan that cannot be judged", () => {
  const unreadable = () => "{";

  test("sets the outputs of a plan, and says so in the summary", async () => {
    const { ran, github } = await judge("changes", unreadable);
    expect(ran.code).toBe(1);
    expect(ran.outputs).toMatchObject({
      ...{ result: "fail", complete: "false", violations: "[]", "report-json": "" },
      ...{ "total-volumes": "", new: "", unknown: "", waived: "", "destroyed-volumes": "" },
      headline: "No plan could be judged: the log says why.",
    });
    expect(Object.keys(ran.outputs)).not.toContain("compliant");
    expect(ran.summary).toContain(
      "❌ **No plan could be judged.** plan.json is not complete JSON.",
    );
    expect(github.issues.comments).toEqual([]);
  });

  test("takes back what the comment says of an earlier one", async () => {
    const { github } = await judge("changes");
    const [judged] = github.issues.comments;
    expect(judged?.body).toContain("❌ **This plan");
    expect(judged?.body).toMatch(/ at `0123456`<\/sub>\n$/);
    const { ran } = await judge("changes", unreadable, github);
    expect(ran.code).toBe(1);
    expect(github.issues.comments).toHaveLength(1);
    const body = github.issues.comments[0]?.body ?? "";
    expect(body).toContain(
      "❌ The newest plan could not be judged, and what stood here was of an earlier one. plan.json is not complete JSON.",
    );
    expect(body).not.toContain("This plan");
    expect(body).toMatch(/ at `0123456`<\/sub>\n$/);
    await judge("changes", undefined, github);
    expect(github.issues.comments.map((it) => it.body)).toEqual([judged?.body]);
  });

  test("says so in the summary where the settings cannot be used, OCIDs shortened with redact", async () => {
    const id = `ocid1.policy.oc1..${"a".repeat(60)}`;
    const run = async (inputs: Readonly<Record<string, string>>) =>
      await runAction({
        cwd: await temporaryFolder(),
        env: {},
        inputs: { mode: "plan", "plan-file": "plan.json", "policy-file": `${id}.yml`, ...inputs },
      });
    const plain = await run({});
    expect([plain.code, plain.outputs["destroyed-volumes"]]).toEqual([1, ""]);
    expect(plain.summary).toContain("❌ **No plan could be judged.** input policy-file: the file");
    expect(plain.summary).toContain(id);
    const redacted = await run({ redact: "true" });
    expect(redacted.summary).toContain("input policy-file: the file");
    expect(redacted.summary).not.toContain(id);
    expect((await run({ "job-summary": "false" })).summary).toBe("");
  });
});

test("exemptions that the pull request adds are named, and each gate has a comment of its own", async () => {
  const github = await startGithubService();
  closeLater(() => github.stop());
  const token = github.issues.token(JOB);
  const cwd = await temporaryFolder();
  const event = join(cwd, "event.json");
  await writeFile(event, JSON.stringify({ pull_request: { number: 7 } }));
  await writeFile(join(cwd, "base.yml"), "version: 1\n");
  await writeFile(
    join(cwd, "policy.yml"),
    `version: 1
exemptions:
  - { id: everything, match: { addresses: ["**"] }, reason: "no time | @octocat", permanent: true }
`,
  );
  const judgeOn = async (terraformDir: string) => {
    // Each runner keeps its temporary folder elsewhere.
    const temp = await temporaryFolder();
    await copyFile(join(PLANS, "changes", "plan.json"), join(temp, "plan.json"));
    const ran = await runAction({
      cwd,
      github,
      env: {
        GITHUB_EVENT_NAME: "pull_request",
        GITHUB_EVENT_PATH: event,
        GITHUB_WORKSPACE: cwd,
        RUNNER_TEMP: temp,
      },
      inputs: {
        mode: "plan",
        "plan-file": join(temp, "plan.json"),
        "terraform-dir": terraformDir,
        "policy-file": "policy.yml",
        "base-policy-file": "base.yml",
        comment: "always",
        "github-token": token,
        "upload-artifact": "false",
      },
    });
    closeLater(() => ran.remove());
    return ran;
  };
  const ran = await judgeOn("network");
  expect(ran.code).toBe(0);
  const said = /adds the exemption everything, without an end: no time/;
  expect(ran.stdout).toMatch(/^::notice::This change adds the exemption everything, /m);
  for (const text of [ran.summary, github.issues.comments[0]?.body]) expect(text).toMatch(said);
  await judgeOn("storage");
  await judgeOn("network");
  expect(github.issues.comments).toHaveLength(2);
});
