import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { join } from "node:path";
import { loadSettings } from "../../../src/settings/load.js";
import { BUILT_IN } from "../../../src/settings/policy-content.js";
import type { Sources } from "../../../src/settings/sources.js";
import type { Given } from "../../../src/settings/given.js";
import { NotTextError } from "../../../src/plain/read-text-file.js";
import { files, inWorkflow, loadAudit, onLaptop } from "./samples.js";

const DAY = 86_400_000;
const HOUR = 3_600_000;

function withPolicy(text: string, inputs: Given = {}, env: Given = {}): Sources {
  const sources = onLaptop({ "policy-file": "policy.yml", ...inputs }, env);
  return { ...sources, ...files({ "policy.yml": text }) };
}

describe("the policy file", () => {
  test("reaches the settings, each rule falling back to the defaults key by key", async () => {
    const settings = await loadAudit(
      withPolicy(`
version: 1
defaults:
  max-backup-age: 2d
  severity: low
  require: { immutable: true, retention: 35d, replica: 1h }
rules:
  - name: production
    match: { compartments: "prod/**" }
    severity: high
    grace-period: 0d
    require: { retention: false, immutable: false, achieved-rpo: 48h }
`),
    );
    expect(settings.policyFile).toBe("policy.yml");
    expect(settings.policySha256).toMatch(/^[0-9a-f]{64}$/);
    expect(settings.policy.defaults).toEqual({
      maxBackupAgeMs: 2 * DAY,
      gracePeriodMs: 0,
      severity: "low",
      warnWithinMs: 3 * DAY,
      rpoWindowMs: 30 * DAY,
      require: { ...BUILT_IN.require, immutable: true, retention: 35 * DAY, replica: HOUR },
    });
    expect(settings.policy.rules).toMatchObject([
      {
        name: "production",
        settings: {
          maxBackupAgeMs: 2 * DAY,
          severity: "high",
          require: {
            immutable: false,
            retention: null,
            replica: HOUR,
            "achieved-rpo": 48 * HOUR,
          },
        },
      },
    ]);
  });

  test("input before file before environment before default, for the threshold", async () => {
    const days = fc.option(fc.integer({ min: 1, max: 400 }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(days, days, days, async (input, file, env) => {
        const age = file === undefined ? "" : `max-backup-age: ${file}d`;
        const sources = withPolicy(
          `{ version: 1, defaults: { ${age} }, rules: [{ name: a, max-backup-age: 5h }, { name: b }] }`,
          { "max-backup-age-days": input?.toString() },
          { OCI_MAX_BACKUP_AGE_DAYS: env?.toString() },
        );
        const { defaults, rules } = (await loadAudit(sources)).policy;
        const expected = (input ?? file ?? env ?? 7) * DAY;
        expect(defaults.maxBackupAgeMs).toBe(expected);
        expect(rules.map(({ settings }) => settings.maxBackupAgeMs)).toEqual([5 * HOUR, expected]);
      }),
    );
  });

  const inFile = `{ version: 1, gate: { max-no-backup: 1, max-stale-backup: unlimited, max-unknown: 3,
    min-compliance-percent: 99.5, fail-on-incomplete: false, fail-if-empty: true,
    fail-on-checks: immutable, fail-on-severity: low, fail-on: new } }`;
  const fileGate = {
    maxNoBackup: 1,
    maxStaleBackup: null,
    maxUnknown: 3,
    minCompliancePercent: 99.5,
    failOnIncomplete: false,
    failIfEmpty: true,
    failOnChecks: ["immutable"],
    failOnSeverity: "low",
    onlyNew: true,
    warnOnly: false,
  };

  test("sets every limit of the gate", async () => {
    expect((await loadAudit(withPolicy(inFile))).gate).toEqual(fileGate);
  });

  test.each([
    ["max-no-backup", "7", { maxNoBackup: 7 }],
    ["max-stale-backup", "0", { maxStaleBackup: 0 }],
    ["max-unknown", "unlimited", { maxUnknown: null }],
    ["min-compliance-percent", "50", { minCompliancePercent: 50 }],
    ["fail-on-incomplete", "true", { failOnIncomplete: true }],
    ["fail-if-empty", "false", { failIfEmpty: false }],
    ["fail-on-checks", "none", { failOnChecks: [] }],
    ["fail-on-severity", "none", { failOnSeverity: null }],
    ["fail-on", "any", { onlyNew: false }],
    ["warn-only", "true", { warnOnly: true }],
  ])("gives way to the input %s, and to no other", async (name, value, changed) => {
    const { gate } = await loadAudit(withPolicy(inFile, { [name]: value }));
    expect(gate).toEqual({ ...fileGate, ...changed });
  });

  test("is told apart by its digest, which sha256sum gives too", async () => {
    const { policySha256 } = await loadAudit(withPolicy("version: 1\n"));
    expect(policySha256).toBe("09bfcc6a14b83e2192b8673677725c84883ee9cd0c70e45c9ec09daa8f2b2847");
  });

  test("its warnings are kept", async () => {
    const { warnings } = await loadAudit(
      withPolicy("version: 1\nrules:\n  - name: all\n  - name: late\n"),
    );
    expect(warnings).toEqual([
      'policy.yml:3:5: warning: rule "all" has no match, so it takes every volume that gets there; move it to the end, or say it as defaults.',
      'policy.yml:4:5: warning: rule "late" can never match, for "all" above takes all that it would; move it up, or remove it.',
    ]);
  });

  test("what is wrong in it is told together with what is wrong with the inputs", async () => {
    const sources = withPolicy("version: 2\n", { concurrency: "0" });
    await expect(loadSettings(sources)).rejects.toMatchObject({
      problems: [
        'option --concurrency: got "0"; it takes a whole number from 1 to 256.',
        "policy.yml:1:10: error: version: got 2; it takes 1.",
      ],
    });
  });

  test("a secret that got into it is not shown", async () => {
    const text = "{ version: 1, defaults: { severity: correct-horse } }";
    const sources = withPolicy(text, { "private-key-passphrase": "correct-horse" });
    await expect(loadSettings(sources)).rejects.toThrow('got "***"; it takes info');
  });
});

describe("a policy file that cannot be read", () => {
  const readable = "give the path of a YAML file, seen from the working directory";

  test("is one sentence with the input's name", async () => {
    await expect(loadSettings(onLaptop({ "policy-file": "a\u202Eb" }))).rejects.toThrow(
      new Error(
        String.raw`option --policy-file: the file "a\u202eb" cannot be read (ENOENT); ${readable}.`,
      ),
    );
  });

  test("in a workflow reminds of the checkout", async () => {
    await expect(loadSettings(inWorkflow({ "policy-file": "policy.yml" }))).rejects.toThrow(
      new Error(
        `input policy-file: the file "policy.yml" cannot be read (ENOENT); ${readable}, and check out a commit that has it in a step before this one.`,
      ),
    );
  });

  test("is told by its variable, also without an error code", async () => {
    const readFile = () => {
      throw new TypeError("no");
    };
    const sources = onLaptop({}, { OCI_BACKUP_POLICY_FILE: "policy.yml" });
    await expect(loadSettings({ ...sources, readFile })).rejects.toThrow(
      `policy-file (environment variable OCI_BACKUP_POLICY_FILE): the file "policy.yml" cannot be read (unreadable); ${readable}.`,
    );
  });

  test("is told by what it is, when it is no text", async () => {
    const readFile = () => {
      throw new NotTextError("is not UTF-8 (line 3)");
    };
    const sources = inWorkflow({ "policy-file": "policy.yml" });
    await expect(loadSettings({ ...sources, readFile })).rejects.toThrow(
      new Error(
        'input policy-file: the file "policy.yml" is not UTF-8 (line 3); give the YAML itself, in UTF-8.',
      ),
    );
  });

  test("is looked for in the home folder after a tilde", async () => {
    const path = join("/home/someone", "policy.yml");
    const sources = {
      ...onLaptop({ "policy-file": "~/policy.yml" }),
      ...files({ [path]: "version: 1" }),
    };
    expect((await loadAudit(sources)).policyFile).toBe("~/policy.yml");
  });
});

describe("mode validate", () => {
  test("hands over the file's text, unjudged, and needs no sign-in", async () => {
    const sources: Sources = {
      ...inWorkflow(),
      inputs: { mode: "validate", "policy-file": "policy.yml" },
      ...files({ "policy.yml": "version: 3" }),
    };
    expect(await loadSettings(sources)).toEqual({
      mode: "validate",
      policyFile: { path: "policy.yml", text: "version: 3" },
    });
  });

  test("needs a policy file, and still refuses other bad values", async () => {
    const sources = onLaptop({ mode: "validate", concurrency: "0" });
    await expect(loadSettings(sources)).rejects.toMatchObject({
      problems: [
        "policy-file is not given, and mode validate needs it: set the option --policy-file or the environment variable OCI_BACKUP_POLICY_FILE.",
        'option --concurrency: got "0"; it takes a whole number from 1 to 256.',
      ],
    });
  });
});

test("an input that no environment variable stands in for is asked for by its name alone", async () => {
  await expect(loadSettings(onLaptop({ mode: "plan" }))).rejects.toMatchObject({
    problems: ["plan-file is not given, and mode plan needs it: set the option --plan-file."],
  });
});
