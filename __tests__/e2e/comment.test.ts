/** The pull request's comment, as the bundle writes it to GitHub's API. */
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

import { beforeEach, describe, expect, test } from "@jest/globals";

import { FORK_JOB, JOB } from "../../simulator/github/issue-comments.js";
import type { VolumeHandle } from "../../simulator/tenancy/handles.js";
import { days } from "../../simulator/tenancy/time.js";
import { startGithubService, type GithubService } from "./harness/harness.js";
import {
  ASHBURN,
  closeLater,
  openStage,
  shownLines,
  smallTenancy,
  temporaryFolder,
  type Audit,
} from "./harness/stage.js";

const PULL_REQUEST = 7;
const MARKER = /^<!-- oci-volume-backup-audit oci_volume_backup_posture [0-9a-f]{16} -->\n/;
const REFUSED =
  "The pull request's comment was not written: GitHub refused it (403: Resource not accessible by integration";

let github: GithubService;
let backUp: () => void;
let audit: (inputs: Readonly<Record<string, string>>, isFork?: boolean) => Promise<Audit>;

/** A tenancy with one volume, which has no backup until it is backed up. */
beforeEach(async () => {
  const service = await startGithubService();
  closeLater(() => service.stop());
  github = service;
  const build = smallTenancy();
  const volume: VolumeHandle = build.volume({
    name: "data",
    compartment: build.compartment("shared"),
    region: ASHBURN,
  });
  backUp = () => build.backup(volume, { age: days(1) });
  const stage = await openStage(build);
  const folder = await temporaryFolder();
  audit = async (inputs, isFork = false) => {
    const event = join(folder, "event.json");
    const head = { repo: { full_name: isFork ? "mallory/fork" : "acme/infrastructure" } };
    await writeFile(event, JSON.stringify({ pull_request: { number: PULL_REQUEST, head } }));
    const env = { GITHUB_EVENT_NAME: "pull_request", GITHUB_EVENT_PATH: event };
    return stage.audit(inputs, { github: service, env });
  };
});

/** What the log says of the comment, as the runner takes it. */
const commands = (result: Audit) => shownLines(result).filter((it) => it.includes("s comment"));
const apiCalls = () => github.requests.filter((it) => it.includes("/api/v3/"));
const bodies = () => github.issues.comments.map(({ body }) => body);

describe("comment: always", () => {
  test("writes one comment, which the next run brings up to date", async () => {
    const token = github.issues.token(JOB);
    const inputs = { comment: "always", "github-token": token };
    const first = await audit(inputs);
    expect(first.code).toBe(3);
    expect(github.issues.comments).toMatchObject([{ issue: PULL_REQUEST, author: JOB }]);
    const [created = ""] = bodies();
    expect(created).toMatch(MARKER);
    expect(created).toContain("**FAIL** – 0 of 1 volume");
    expect(created).toContain("There is no earlier report to compare with.");

    backUp();
    const baseline = resolve(first.cwd, first.outputs["report-json"] ?? "");
    const second = await audit({ ...inputs, "baseline-file": baseline });
    expect(second.code).toBe(0);
    const [updated = "", ...others] = bodies();
    expect(others).toEqual([]);
    expect(updated.split("\n")[0]).toBe(created.split("\n")[0]);
    expect(updated).toContain("**PASS** – 1 of 1 volume");
    expect(updated).toContain("| ✅ resolved | data | acme/shared<br>us-ashburn-1 |");
    expect(apiCalls().map((it) => it.split(" ")[0])).toEqual(["GET", "POST", "GET", "PATCH"]);
    for (const { stdout } of [first, second])
      expect(stdout.match(/.*ghs_.*/g)).toEqual([`::add-mask::${token}`]);
  });

  test("finds its comment on a later page, and passes over one that only looks like it", async () => {
    const inputs = { comment: "always", "github-token": github.issues.token(JOB) };
    const mallory = { login: "mallory", type: "User", mayWrite: true } as const;
    await audit(inputs);
    const [own] = github.issues.comments.splice(0);
    const body = own?.body ?? "";
    for (let number = 0; number < 130; number += 1) {
      github.issues.write(PULL_REQUEST, mallory, number === 0 ? body : "LGTM");
    }
    const { id } = github.issues.write(PULL_REQUEST, JOB, body);
    backUp();
    await audit(inputs);
    const passed = github.issues.comments.filter((it) => it.body.includes("**PASS**"));
    expect(passed.map((it) => it.id)).toEqual([id]);
    expect(github.issues.comments).toHaveLength(131);
  });
});

describe("a run that audits nothing", () => {
  /** Another tenancy's user, whom OCI does not know. */
  const refused = { user: `ocid1.user.oc1..${"z".repeat(60)}` };

  test("takes back what the comment says of an earlier one", async () => {
    backUp();
    const inputs = { comment: "always", "github-token": github.issues.token(JOB) };
    expect((await audit(inputs)).code).toBe(0);
    const [judged] = bodies();
    expect(judged).toContain("**PASS**");
    expect((await audit({ ...inputs, ...refused })).code).toBe(1);
    const [body = "", ...others] = bodies();
    expect(others).toEqual([]);
    expect(body).toMatch(MARKER);
    expect(body).toContain(
      "❌ The newest run could not audit anything, and what stood here was of an earlier one.",
    );
    expect(body).not.toContain("PASS");
    expect((await audit(inputs)).code).toBe(0);
    expect(bodies()).toEqual([expect.stringContaining("**PASS**")]);
  });

  test("takes it back with redact too, without an OCID", async () => {
    backUp();
    const token = github.issues.token(JOB);
    const inputs = { comment: "always", "github-token": token, redact: "true" };
    await audit(inputs);
    expect((await audit({ ...inputs, ...refused })).code).toBe(1);
    expect(bodies()).toEqual([expect.stringContaining("could not audit anything")]);
    expect(bodies()[0]).not.toMatch(/z{60}/);
  });

  test("takes it back with redact where not even the tenancy is known", async () => {
    backUp();
    const token = github.issues.token(JOB);
    const inputs = { comment: "always", "github-token": token, redact: "true" };
    await audit(inputs);
    const refusedSignIn = { auth: "config_file", "config-file": "nowhere" };
    expect((await audit({ ...inputs, ...refusedSignIn })).code).toBe(1);
    expect(bodies()).toEqual([expect.stringContaining("could not audit anything")]);
  });

  test("makes none where there is none", async () => {
    const inputs = { comment: "always", "github-token": github.issues.token(JOB) };
    expect((await audit({ ...inputs, ...refused })).code).toBe(1);
    expect(bodies()).toEqual([]);
  });
});

describe("comment: on-failure", () => {
  test("writes none for a pass", async () => {
    backUp();
    const token = github.issues.token(JOB);
    expect((await audit({ comment: "on-failure", "github-token": token })).code).toBe(0);
    expect(bodies()).toEqual([]);
  });

  test("writes one for a failure, and does not let it stand beside a pass", async () => {
    const inputs = { comment: "on-failure", "github-token": github.issues.token(JOB) };
    expect((await audit(inputs)).code).toBe(3);
    expect(bodies()).toEqual([expect.stringContaining("**FAIL**")]);
    backUp();
    expect((await audit(inputs)).code).toBe(0);
    expect(bodies()).toEqual([expect.stringContaining("**PASS**")]);
  });
});

/** What breaks a limit, whatever the exit code; and what changes the exit code and breaks none. */
describe("comment: on-failure goes by the limits, not by the exit code", () => {
  const undeliverable = { "upload-object-storage": "true", "object-storage-bucket": "nowhere" };
  test.each<[string, boolean, Readonly<Record<string, string>>, number, string | null]>([
    ["warn-only", false, { "warn-only": "true" }, 0, "**PASS (warn-only), 1 limit broken**"],
    [
      "warn-only, undelivered",
      false,
      { "warn-only": "true", ...undeliverable },
      2,
      "1 limit broken",
    ],
    ["warn-only, all well", true, { "warn-only": "true" }, 0, null],
    ["undelivered, all well", true, undeliverable, 2, null],
    ["a limit that allows it", false, { "max-no-backup": "1" }, 0, null],
  ])("%s", async (_, isBackedUp, inputs, code, said) => {
    if (isBackedUp) backUp();
    const token = github.issues.token(JOB);
    const result = await audit({ comment: "on-failure", "github-token": token, ...inputs });
    expect(result.code).toBe(code);
    expect(bodies()).toEqual(said === null ? [] : [expect.stringContaining(said)]);
  });
});

describe("no comment, and nothing worse", () => {
  test.each([
    ["the job may only read", JOB, false],
    ["the pull request comes from a fork", FORK_JOB, true],
  ])("where %s: a notice", async (_, account, isFork) => {
    backUp();
    const token = github.issues.token({ ...account, mayWrite: false });
    const result = await audit({ comment: "always", "github-token": token }, isFork);
    expect(result.code).toBe(0);
    expect(bodies()).toEqual([]);
    expect(commands(result)).toEqual([expect.stringContaining(`::notice::${REFUSED}`)]);
    expect(result.stdout).not.toMatch(/^::(?:error|warning)/m);
  });

  test("where a fork's pull request has no token at all: a notice", async () => {
    backUp();
    const result = await audit({ comment: "always" }, true);
    expect(result.code).toBe(0);
    expect(commands(result)).toEqual([
      expect.stringMatching(
        /^::notice::The pull request's comment was not written: there is no token\./,
      ),
    ]);
    expect(apiCalls()).toEqual([]);
  });

  test("where nobody asked for one", async () => {
    expect((await audit({ "github-token": github.issues.token(JOB) })).code).toBe(3);
    expect(apiCalls()).toEqual([]);
  });
});
