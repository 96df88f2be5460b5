/** The workflow of docs/restore-tests.md: GitHub takes it, it always deletes, and its shell text does what it says. */
import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";

import { inputs } from "../../../src/settings/inputs.js";
import type { Workflow } from "../workflows/workflow-files.js";

const page = readFileSync(new URL("../../../docs/restore-tests.md", import.meta.url), "utf8");
const [, content = ""] = /```yaml\n(name: Restore test\n.*?)```/s.exec(page) ?? [];
const { jobs } = parse(content) as Workflow;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Runs a step with an `oci` that notes how it was called, and answers as these lines of shell say. */
function run(job: string, name: string, oci: string) {
  const cwd = mkdtempSync(join(tmpdir(), "restore-test-"));
  folders.push(cwd);
  // Functions, not programs: one step calls both 150 times.
  const programs = `oci() (\necho "$*" >> "${cwd}/calls"\n${oci}\n)\nsleep() { echo slept >> "${cwd}/calls"; }\n`;
  writeFileSync(join(cwd, "calls"), "");
  writeFileSync(join(cwd, "output"), "");
  const script = jobs[job]?.steps?.find((it) => it.name === name)?.run ?? "";
  const { status, stdout } = spawnSync("bash", ["-e", "-c", programs + script], {
    ...{ cwd, encoding: "utf8" },
    env: {
      ...{ PATH: "/usr/bin:/bin", GITHUB_OUTPUT: join(cwd, "output"), GITHUB_RUN_ID: "7" },
      ...{ VOLUME: "vol", BACKUPS_IN: "prod", TEST_COMPARTMENT: "tests", TEST_VOLUME: "made" },
    },
  });
  const read = (file: string) => readFileSync(join(cwd, file), "utf8");
  return { status, stdout, calls: read("calls").trimEnd().split("\n"), output: read("output") };
}

test("it is a workflow that GitHub takes, with inputs that exist", () => {
  const { context } = parseWorkflow({ name: "restore.yml", content }, new NoOperationTraceWriter());
  expect(context.errors.getErrors()).toEqual([]);
  const given = jobs["audit"]?.steps?.find(({ uses }) => uses === "OWNER/REPOSITORY@v1")?.with;
  expect(inputs.map(({ name }) => name as string)).toEqual(
    expect.arrayContaining(Object.keys(given ?? {})),
  );
  expect(given).toHaveProperty("policy-file");
});

test("the audit has none of the rights to restore, and what restores none of the audit's", () => {
  const secretsOf = (job: string) =>
    new Set(JSON.stringify(jobs[job]).match(/secrets\.[A-Z]+/g) ?? []);
  expect([...secretsOf("audit")]).toEqual(["secrets.OCI"]);
  for (const job of ["restore", "delete"]) {
    expect([...secretsOf(job)]).toEqual(["secrets.RESTORE"]);
  }
});

test("the test volume is deleted whatever became of the restore and of the audit", () => {
  expect(jobs["delete"]).toMatchObject({
    needs: ["restore", "audit"],
    if: "always() && needs.restore.outputs.volume != ''",
  });
});

describe("the step that makes a volume", () => {
  const made = (oci: string) => run("restore", "Make a volume of the newest backup", oci);

  test("makes it of the newest backup that is available, and hands its OCID on", () => {
    const { status, calls, output } = made(
      'case "$*" in "bv backup list"*) echo newest ;; "bv volume get"*) echo "Uocm:AD-1" ;; *) echo made ;; esac',
    );
    expect(status).toBe(0);
    expect(output).toBe("volume=made\n");
    expect(calls[0]).toBe(
      "bv backup list --compartment-id prod --volume-id vol --lifecycle-state AVAILABLE " +
        "--sort-by TIMECREATED --sort-order DESC --limit 1 --query data[0].id --raw-output",
    );
    expect(calls[2]).toBe(
      "bv volume create --compartment-id tests --availability-domain Uocm:AD-1 " +
        "--volume-backup-id newest --display-name restore-test-7 --query data.id --raw-output",
    );
  });

  test("makes nothing where there is no backup, and says so", () => {
    const { status, stdout, calls, output } = made("exit 0");
    expect(status).toBe(1);
    expect(stdout).toContain("::error::No backup of the volume is AVAILABLE");
    expect(calls).toHaveLength(1);
    expect(output).toBe("");
  });

  test("fails where OCI refuses", () => {
    const { status, output } = made(
      'case "$*" in "bv volume create"*) exit 1 ;; *) echo x ;; esac',
    );
    expect(status).toBe(1);
    expect(output).toBe("");
  });
});

describe("the step that waits", () => {
  const waited = (...states: readonly string[]) => {
    const answers = states.map((state, index) => `${index + 1}) echo "${state}" ;;`).join("\n");
    return run(
      "restore",
      "Wait until it is hydrated",
      `case "$(grep -c "^bv" calls)" in\n${answers}\n*) echo "${states.at(-1)}" ;;\nesac`,
    );
  };

  test("goes on until the volume is available and hydrated", () => {
    const { status, calls } = waited("RESTORING/false", "AVAILABLE/false", "AVAILABLE/true");
    expect(status).toBe(0);
    expect(calls.filter((call) => call === "slept")).toHaveLength(2);
    expect(calls[0]).toContain("bv volume get --volume-id made --raw-output --query join('/', [");
  });

  test("ends at once where the restore failed", () => {
    for (const state of ["FAULTY/false", "TERMINATED/true"]) {
      const { status, stdout, calls } = waited("RESTORING/false", state);
      expect(status).toBe(1);
      expect(stdout).toContain(
        `::error::The restore did not end well: the test volume is ${state}.`,
      );
      expect(calls.filter((call) => call === "slept")).toHaveLength(1);
    }
  });

  test("does not wait for ever", () => {
    const { status, stdout, calls } = waited("AVAILABLE/null");
    expect(status).toBe(1);
    expect(stdout).toContain("the test volume is AVAILABLE/null");
    expect(calls.filter((call) => call === "slept")).toHaveLength(150);
  });
});

describe("the step that deletes", () => {
  test("waits until the volume is gone", () => {
    const { status, calls } = run("delete", "Delete the test volume", "exit 0");
    expect(status).toBe(0);
    expect(calls).toEqual([
      "bv volume delete --volume-id made --force --wait-for-state TERMINATED",
    ]);
  });

  test("says that it is still there where that fails", () => {
    const { status, stdout } = run("delete", "Delete the test volume", "exit 1");
    expect(status).toBe(1);
    expect(stdout).toContain("::error::The test volume made is still there");
  });
});
