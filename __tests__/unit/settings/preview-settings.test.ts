import { describe, expect, test } from "@jest/globals";

import { parseCommandLine } from "../../../src/settings/command-line.js";
import { loadSettings } from "../../../src/settings/load.js";
import type { PreviewSettings } from "../../../src/settings/settings.js";

const FILES: Readonly<Record<string, string>> = {
  "new.yml":
    "version: 1\ndefaults: { max-backup-age: 24h }\ngate: { max-no-backup: 3, fail-on-severity: high }\n",
  "old.yml": "version: 1\nrules: [{ name: all }]\n",
  "broken.yml": "version: 2\n",
};

function load(inputs: Readonly<Record<string, string>>) {
  return loadSettings({
    inputs: { mode: "preview", ...inputs },
    env: {},
    isGithubActions: true,
    homeDir: "/home/me",
    readFile: (path) => {
      const text = FILES[path];
      if (text === undefined) throw Object.assign(new Error("none"), { code: "ENOENT" });
      return text;
    },
  });
}

const WHOLE = {
  "inventory-file": "kept",
  "policy-file": "new.yml",
  "base-policy-file": "old.yml",
};

describe("mode: preview", () => {
  test("has the terms of both files, each with its own gate, and signs in nowhere", async () => {
    const settings = (await load({ ...WHOLE, "fail-on-exemptions": "true" })) as PreviewSettings;
    expect(settings).toMatchObject({
      ...{ mode: "preview", policyFile: "new.yml", keepsInventory: false },
      policy: { defaults: { maxBackupAgeMs: 86_400_000 }, rules: [] },
      gate: { maxNoBackup: 3, failOnSeverity: "high" },
      preview: {
        inventory: "kept",
        failOnExemptions: true,
        base: {
          policyFile: "old.yml",
          policy: { defaults: { maxBackupAgeMs: 7 * 86_400_000 }, rules: [{ name: "all" }] },
          gate: { maxNoBackup: 0, failOnSeverity: null },
        },
      },
    });
    expect(settings).not.toHaveProperty("auth");
  });

  test("an input comes before both files", async () => {
    const inputs = { ...WHOLE, "max-backup-age-days": "2", "max-no-backup": "9" };
    const { policy, gate, preview } = (await load(inputs)) as PreviewSettings;
    for (const terms of [{ policy, gate }, preview.base]) {
      expect(terms.policy.defaults.maxBackupAgeMs).toBe(2 * 86_400_000);
      expect(terms.gate.maxNoBackup).toBe(9);
    }
  });

  test("compares with the defaults where there is no base", async () => {
    const { preview } = (await load({ ...WHOLE, "base-policy-file": "" })) as PreviewSettings;
    expect(preview.base).toMatchObject({ policyFile: null, policy: { rules: [] } });
  });

  test("tells everything that is missing or wrong at once", async () => {
    await expect(load({ "base-policy-file": "broken.yml" })).rejects.toMatchObject({
      problems: [
        "policy-file is not given, and mode preview needs it: set the input policy-file or the environment variable OCI_BACKUP_POLICY_FILE.",
        "inventory-file is not given, and mode preview needs it: set the input inventory-file.",
        "input base-policy-file: broken.yml:1:10: error: version: got 2; it takes 1.",
      ],
    });
    await expect(load({ ...WHOLE, "base-policy-file": "none.yml" })).rejects.toThrow(
      'input base-policy-file: the file "none.yml" cannot be read (ENOENT)',
    );
  });
});

describe("formats", () => {
  test("of an audit may have inventory", async () => {
    const settings = await loadSettings({
      inputs: { mode: "merge", "upload-object-storage": "false", formats: "Inventory, csv" },
      env: {},
      isGithubActions: true,
      homeDir: "/",
      readFile: () => "",
    });
    expect(settings).toMatchObject({ formats: ["csv"], keepsInventory: true });
  });

  test.each<[Readonly<Record<string, string>>, string]>([
    [
      { ...WHOLE, formats: "json,html,inventory" },
      "formats: mode preview writes json and markdown and no html, inventory; leave out what it does not write.",
    ],
    [
      { mode: "plan", "plan-file": "plan.json", formats: "json,inventory" },
      "formats: an inventory is what an audit read, and mode plan reads none; leave inventory out.",
    ],
    [
      { mode: "merge", "upload-object-storage": "false", redact: "true", formats: "inventory" },
      "formats: an inventory holds all that was read, by its true names, and redact is on; leave inventory out, or keep the workflow in a private repository and leave redact off.",
    ],
  ])("that cannot be had are refused: %j", async (inputs, message) => {
    await expect(load(inputs)).rejects.toThrow(message);
  });
});

test.each([
  [
    { mode: "plan", "plan-file": "plan.json" },
    "baseline: last reads a report from Object Storage, and mode plan asks nothing of OCI. Download the audit's JSON report and give its path as baseline-file.",
  ],
  [
    WHOLE,
    "baseline: last reads a report from Object Storage, and mode preview asks nothing of OCI. Leave baseline out.",
  ],
])("baseline: last is refused where nothing is asked of OCI: %j", async (inputs, message) => {
  await expect(load({ ...inputs, baseline: "last" })).rejects.toThrow(message);
});

describe("the command preview", () => {
  test("is mode: preview with that file and those options", () => {
    const argv = ["preview", "kept.gz", "--policy-file", "new.yml", "--fail-on-exemptions"];
    expect(parseCommandLine(argv)).toEqual({
      kind: "run",
      inputs: {
        ...{ mode: "preview", "inventory-file": "kept.gz", "policy-file": "new.yml" },
        "fail-on-exemptions": "true",
      },
    });
    expect(parseCommandLine(["preview", "--inventory-file=kept.gz"])).toEqual({
      kind: "run",
      inputs: { mode: "preview", "inventory-file": "kept.gz" },
    });
  });

  test.each([[["preview"]], [["preview", "a.gz", "b.gz"]]])("%j is refused", (argv) => {
    expect(() => parseCommandLine(argv)).toThrow(
      "The command preview needs one inventory: oci-volume-backup-audit preview INVENTORY --policy-file NEW [--base-policy-file OLD].",
    );
  });
});
