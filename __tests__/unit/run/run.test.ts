import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { run } from "../../../src/run/run.js";
import { helpText } from "../../../src/settings/help.js";
import type { World } from "../../../src/run/world.js";
import { asStep, temporaryFolder } from "./run-stage.js";
import { fakeWorld } from "./run-world.js";
import { apiKeyInputs } from "../settings/samples.js";

let folder = "";
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function command(argv: readonly string[], over: Partial<World> = {}) {
  const world = fakeWorld({ argv, workingDir: folder, homeDir: folder, ...over });
  return { code: await run(world), world };
}

describe("what is asked for instead of a run", () => {
  test("--help shows the help on standard output", async () => {
    const { code, world } = await command(["--help"]);
    expect([code, world.stdout.text(), world.log.said]).toEqual([0, helpText("1.2.3"), []]);
  });

  test("--version shows the version", async () => {
    const { code, world } = await command(["--version"]);
    expect([code, world.stdout.text()]).toEqual([0, "1.2.3\n"]);
  });
});

describe("validate", () => {
  test.each([
    ["version: 1\n", 0, ["info"]],
    ["version: 1\nrules:\n  - name: all\n  - name: late\n", 0, ["warning", "warning", "info"]],
    ["version: 2\n", 1, ["error"]],
  ])("%j ends with %i", async (text, expected, levels) => {
    await writeFile(join(folder, "policy.yml"), text);
    const { code, world } = await command(["validate", "policy.yml"]);
    expect([code, world.log.said.map(([level]) => level)]).toEqual([expected, levels]);
    if (expected === 0) {
      expect(world.log.of("info")).toEqual(["policy.yml is a valid policy file."]);
    } else {
      expect(world.log.of("error")).toEqual([
        "policy.yml:1:10: error: version: got 2; it takes 1.",
      ]);
    }
  });

  test("as mode in a workflow too, with the exemptions judged by the world's clock", async () => {
    const expired =
      "{ version: 1, exemptions: [{ id: a, match: { names: x }, reason: r, expires: 2026-11-04 }] }";
    await writeFile(join(folder, "policy.yml"), expired);
    const { result, outputs } = await asStep(folder, async (env) => {
      const inputs = { INPUT_MODE: "validate", "INPUT_POLICY-FILE": "policy.yml" };
      return await command([], { env: { ...env, ...inputs } });
    });
    expect(result.code).toBe(0);
    expect(result.world.log.of("warning")).toEqual([
      expect.stringContaining('exemption "a" expired on 2026-11-04'),
    ]);
    expect(outputs).toEqual({ headline: "policy.yml is a valid policy file." });
  });

  test("says in the output headline that a file is none", async () => {
    await writeFile(join(folder, "policy.yml"), "version: 2\n");
    const inputs = { INPUT_MODE: "validate", "INPUT_POLICY-FILE": "policy.yml" };
    const { outputs } = await asStep(folder, (env) => command([], { env: { ...env, ...inputs } }));
    expect(outputs).toEqual({
      headline: "policy.yml is not a valid policy file: the log says why.",
    });
  });
});

describe("settings that cannot be used", () => {
  test("end with 1 and one line that names them all", async () => {
    const { code, world } = await command(["--concurrency=0", "--warn-only=perhaps"]);
    expect(code).toBe(1);
    expect(world.log.said).toEqual([
      [
        "error",
        '2 settings cannot be used. (1) option --warn-only: got "perhaps"; it takes true or false. (2) option --concurrency: got "0"; it takes a whole number from 1 to 256.',
        "Not audited",
      ],
    ]);
  });

  test.each([
    ["true", false],
    ["yes", false],
    ["false", true],
    ["", true],
  ])("with redact %j tell an OCID in full: %j", async (redact, isTold) => {
    const ocid = "ocid1.volume.oc1.iad.acme";
    const { code, world } = await command([`--redact=${redact}`, "--root-compartment", ocid]);
    expect(code).toBe(1);
    expect(world.log.of("error").join()).toContain("root-compartment");
    expect(world.log.of("error").join().includes(ocid)).toBe(isTold);
  });

  test("an unknown option, and a .env that cannot be read, end so too", async () => {
    const unknown = await command(["--frobnicate"]);
    expect([unknown.code, unknown.world.log.of("error")]).toEqual([
      1,
      ["Unknown option --frobnicate. --help lists all options."],
    ]);
    const unreadable = await command([], { workingDir: "not\0a\0path" });
    expect([unreadable.code, unreadable.world.log.of("error").join()]).toEqual([
      1,
      expect.stringMatching(/^The file \.env in the working directory could not be read/),
    ]);
  });

  test("in a workflow set the outputs, so that later steps can tell", async () => {
    const { result, outputs } = await asStep(folder, async (env) => command([], { env }));
    expect(result.code).toBe(1);
    expect(outputs).toMatchObject({ result: "fail", complete: "false", violations: "[]" });
  });

  test("secrets are masked before anything is said, from .env as well", async () => {
    await writeFile(join(folder, ".env"), "OCI_CLI_PASSPHRASE=correct-horse\n");
    const key = apiKeyInputs["private-key"] ?? "";
    const { code, world } = await command([`--private-key=${key}`, "--concurrency=0"]);
    expect(code).toBe(1);
    expect(world.log.masked).toEqual(expect.arrayContaining([key, "correct-horse"]));
  });

  test("warnings are said before the sign-in is tried", async () => {
    await writeFile(
      join(folder, "policy.yml"),
      "version: 1\nrules:\n  - name: all\n  - name: late\n",
    );
    const { code, world } = await command(["--policy-file=policy.yml", "--config-file=none"]);
    expect(code).toBe(1);
    expect(world.log.said.map(([level]) => level)).toEqual(["warning", "warning", "error"]);
    expect(world.log.of("error").join()).toContain("none");
  });
});

test("a key that is none ends with one sentence and no byte of it", async () => {
  const inputs = Object.entries({ auth: "api_key", ...apiKeyInputs });
  const argv = inputs.map(([name, value]) => `--${name}=${value}`);
  const { code, world } = await command(argv);
  expect(code).toBe(1);
  expect(world.log.of("error")).toEqual([expect.stringContaining("private-key")]);
  expect(world.log.of("error").join()).not.toContain("c2VjcmV0LWJ5dGVz");
});
