/** The workflow of docs/preview.md: GitHub takes it, its inputs exist, and its shell text does what it says. */
import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";

import { inputs } from "../../../src/settings/inputs.js";

const page = readFileSync(new URL("../../../docs/preview.md", import.meta.url), "utf8");
const [, content = ""] = /```yaml\n(name: Policy preview\n.*?)```/s.exec(page) ?? [];
const { jobs } = parse(content) as {
  readonly jobs: {
    readonly preview: {
      readonly steps: readonly { name?: string; uses?: string; run?: string; with?: object }[];
    };
  };
};
const { steps } = jobs.preview;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

test("it is a workflow that GitHub takes, with inputs that exist", () => {
  const { context } = parseWorkflow({ name: "preview.yml", content }, new NoOperationTraceWriter());
  expect(context.errors.getErrors()).toEqual([]);
  const given = steps.find(({ uses }) => uses === "OWNER/REPOSITORY@v1")?.with ?? {};
  expect(inputs.map(({ name }) => name as string)).toEqual(
    expect.arrayContaining(Object.keys(given)),
  );
  expect(given).toMatchObject({ mode: "preview", "base-policy-file": "base/policy.yml" });
});

describe("the step that fetches the newest inventory", () => {
  /** Runs it with a `gh` whose runs 3, 2 and 1 left these files in their artifacts. */
  function fetched(left: Readonly<Record<string, string>>) {
    const cwd = mkdtempSync(join(tmpdir(), "policy-preview-"));
    folders.push(cwd);
    const cases = Object.entries(left)
      .map(([run, file]) => `${run}) mkdir -p inventory; touch "inventory/${file}"; exit 0 ;;`)
      .join("\n");
    writeFileSync(
      join(cwd, "gh"),
      `#!/usr/bin/env bash\nif [ "$2" = list ]; then printf '3\\n2\\n1\\n'; exit 0; fi\ncase "$3" in\n${cases}\nesac\nexit 1\n`,
    );
    chmodSync(join(cwd, "gh"), 0o755);
    const script = steps.find(({ name }) => name === "Fetch the newest inventory")?.run ?? "";
    const env = { PATH: `${cwd}:${process.env["PATH"] ?? ""}` };
    const { status, stdout } = spawnSync("bash", ["-e", "-c", script], {
      ...{ cwd, env, encoding: "utf8" },
    });
    return { status, stdout, has: (file: string) => existsSync(join(cwd, "inventory", file)) };
  }

  test("takes it from the newest run that kept one", () => {
    const { status, has } = fetched({
      3: "a.json",
      2: "b.inventory.json.gz",
      1: "c.inventory.json.gz",
    });
    expect(status).toBe(0);
    expect(["a.json", "b.inventory.json.gz", "c.inventory.json.gz"].map(has)).toEqual([
      false,
      true,
      false,
    ]);
  });

  test("fails, and says why, where no run kept one", () => {
    const { status, stdout } = fetched({ 2: "a.json" });
    expect(status).toBe(1);
    expect(stdout).toContain("::error::None of the last 20 scheduled runs kept an inventory");
  });
});
