import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { loadSettings } from "../../../src/settings/load.js";
import { ALL_CHECK_IDS } from "../../../src/settings/policy.js";
import { REPORT_FORMATS } from "../../../src/settings/settings.js";
import { SettingsError } from "../../../src/settings/settings-error.js";
import type { Sources } from "../../../src/settings/sources.js";
import type { Given } from "../../../src/settings/given.js";
import { inWorkflow, onLaptop } from "./samples.js";

async function problems(sources: Sources): Promise<readonly string[]> {
  try {
    await loadSettings(sources);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe("what is refused", () => {
  const atMost = "it takes a whole number of 0 or more, or unlimited";
  const days = "it takes a number of days greater than 0";
  const regionName = "it takes a region name like us-ashburn-1";
  const regionNames = "it takes all, or region names like us-ashburn-1 (comma or newline between)";
  const kinds =
    "it takes api_key, config_file, security_token, oidc, instance_principal or resource_principal";
  const checks = `it takes ids of checks (comma or newline between), or none: ${ALL_CHECK_IDS.join(", ")}`;
  const httpsUrl = "it takes an https:// URL without user, query and fragment";
  const prefix =
    "it takes a path like audits/backups, at most 900 bytes, without . and .. and control characters";
  const formats = `it takes ${REPORT_FORMATS.join(", ")} and inventory (comma or newline between)`;
  const namespace =
    "it takes letters, digits and _, beginning with a letter and not with oci_ or oracle_";
  const shard = "it takes the name of a shard as mode shards gives it";
  const artifact = String.raw`it takes a name without " : < > | * ? / \ and control characters`;
  const seconds = "it takes a number of seconds greater than 0, at most 600";

  test.each([
    ["auth", "password", kinds],
    ["mode", "dry-run", "it takes audit, plan, preview, validate, preflight, shards or merge"],
    ["discovery", "guess", "it takes auto, search or list"],
    ["tenancy", "ocid1.user.oc1..aaaa", "it takes an OCID: ocid1.tenancy.…"],
    ["user", "someone", "it takes an OCID: ocid1.user.…"],
    ["fingerprint", "aa:bb", "it takes 16 pairs of hexadecimal digits with colons between"],
    ["region", "ashburn 1", regionName],
    ["region", "all", regionName],
    ["regions", "all,us-ashburn-1", regionNames],
    ["regions", ",", regionNames],
    ["object-storage-region", "us_ashburn_1", regionName],
    [
      "root-compartment",
      "ocid1.instance.oc1..aaaa",
      "it takes an OCID: ocid1.compartment.… or ocid1.tenancy.…",
    ],
    ["include-subcompartments", "yes", "it takes true or false"],
    ["max-backup-age-days", "7days", days],
    ["max-backup-age-days", "0", days],
    ["max-backup-age-days", "-1", days],
    ["max-backup-age-days", "NaN", days],
    ["max-backup-age-days", "Infinity", days],
    ["max-backup-age-days", "0x10", days],
    ["max-backup-age-days", "1e3", days],
    ["max-backup-age-days", "1_000", days],
    ["max-no-backup", "1.5", atMost],
    ["max-stale-backup", "-1", atMost],
    ["max-unknown", "99999999999999999999", atMost],
    ["min-compliance-percent", "100.1", "it takes a number from 0 to 100"],
    ["fail-on-checks", "immutable,mutable", checks],
    ["fail-on-checks", "none,immutable", checks],
    ["fail-on-severity", "worst", "it takes info, low, medium, high, critical or none"],
    ["redact", "yes", "it takes true or false"],
    ["formats", "json,xml", formats],
    ["formats", "pdf", formats],
    ["fail-on", "old", "it takes any or new"],
    ["comment", "sometimes", "it takes never, on-failure or always"],
    ["shard", "2of1.us-ashburn-1.1of1", shard],
    ["shard", "us-ashburn-1", shard],
    ["max-shards", "0", "it takes a whole number from 1 to 256"],
    ["max-shards", "257", "it takes a whole number from 1 to 256"],
    ["metrics-namespace", "oci_volumes", namespace],
    ["metrics-namespace", "Oracle_volumes", namespace],
    ["metrics-namespace", "7days", namespace],
    ["metrics-namespace", "volume-backups", namespace],
    ["notification-topic", "ocid1.topic.oc1.iad.aaaa", "it takes an OCID: ocid1.onstopic.…"],
    ["log-format", "yaml", "it takes text or json"],
    ["object-storage-namespace", "a/b", "it takes letters, digits, - and _"],
    ["object-storage-bucket", "..", "it takes 1 to 256 letters, digits, -, _ and dots"],
    ["object-storage-prefix", "audits/../secrets", prefix],
    ["object-storage-prefix", "/", prefix],
    ["artifact-name", "a/b", artifact],
    ["artifact-retention-days", "401", "it takes a whole number from 1 to 400"],
    ["concurrency", "0", "it takes a whole number from 1 to 256"],
    ["request-timeout-seconds", "601", seconds],
    ["request-timeout-seconds", "0", seconds],
    ["oidc-domain-url", "http://example.com", httpsUrl],
    ["oidc-domain-url", "example", httpsUrl],
    ["oidc-domain-url", "https://idcs.example.com/?a=b", httpsUrl],
  ])("%s: %s", async (name, value, takes) => {
    expect(await problems(inWorkflow({ [name]: value }))).toEqual([
      `input ${name}: got "${value}"; ${takes}.`,
    ]);
  });

  test.each([
    ["output-dir", "a\u0000b", String.raw`"a\u0000b"`, "one line without control characters"],
    [
      "exclude-compartments",
      "a\u0007",
      String.raw`"a\u0007"`,
      "OCIDs, names or paths of compartments (comma or newline between)",
    ],
  ])("control characters in %s", async (name, value, got, takes) => {
    expect(await problems(inWorkflow({ [name]: value }))).toEqual([
      `input ${name}: got ${got}; it takes ${takes}.`,
    ]);
  });

  test("an environment variable is named as the origin", async () => {
    expect(await problems(onLaptop({}, { OCI_MAX_BACKUP_AGE_DAYS: "week" }))).toEqual([
      `max-backup-age-days (environment variable OCI_MAX_BACKUP_AGE_DAYS): got "week"; ${days}.`,
    ]);
  });

  test("on the command line the option is named", async () => {
    expect(await problems(onLaptop({ concurrency: "many" }))).toEqual([
      'option --concurrency: got "many"; it takes a whole number from 1 to 256.',
    ]);
  });

  test("a missing API key is told part by part, with where it may come from", async () => {
    const sources: Sources = { ...inWorkflow(), inputs: {} };
    const sentence = (name: string, variables: string) =>
      `${name} is not given, and sign-in with api_key needs it: set the input ${name} or the environment variable ${variables}.`;
    expect(await problems(sources)).toEqual([
      sentence("tenancy", "OCI_CLI_TENANCY"),
      sentence("user", "OCI_CLI_USER"),
      sentence("fingerprint", "OCI_CLI_FINGERPRINT"),
      sentence("private-key", "OCI_CLI_KEY_CONTENT"),
      sentence("region", "OCI_CLI_REGION or OCI_REGION"),
    ]);
  });

  test("a missing secret on a pull request is explained", async () => {
    const sources = inWorkflow({ "private-key": " " }, { GITHUB_EVENT_NAME: "pull_request" });
    expect(await problems(sources)).toEqual([
      "private-key is not given, and sign-in with api_key needs it: set the input private-key or the environment variable OCI_CLI_KEY_CONTENT. A pull request from a fork gets no secrets.",
    ]);
  });

  test("everything wrong is told at once, each on a line of its own", async () => {
    const sources = inWorkflow({ user: "", concurrency: "0", "warn-only": "1" });
    await expect(loadSettings(sources)).rejects.toThrow(
      [
        "3 settings need a change; nothing was sent to OCI:",
        "- user is not given, and sign-in with api_key needs it: set the input user or the environment variable OCI_CLI_USER.",
        '- input warn-only: got "1"; it takes true or false.',
        '- input concurrency: got "0"; it takes a whole number from 1 to 256.',
      ].join("\n"),
    );
  });
});

describe("secrets in messages", () => {
  test("a private key that is none is not shown", async () => {
    expect(await problems(inWorkflow({ "private-key": String.raw`\n` }))).toEqual([
      "input private-key: got a value that is not shown; it takes a private key in PEM.",
    ]);
  });

  test("a key in the wrong input is not shown, and neither is a secret given elsewhere", async () => {
    const hidden = "got a value that is not shown";
    const sources = inWorkflow({
      user: "-----BEGIN RSA PRIVATE KEY-----\nabc",
      concurrency: "correct horse",
      "private-key-passphrase": "correct horse",
    });
    expect(await problems(sources)).toEqual([
      `input user: ${hidden}; it takes an OCID: ocid1.user.….`,
      `input concurrency: ${hidden}; it takes a whole number from 1 to 256.`,
    ]);
  });

  test("no text, however hostile, breaks its line or throws anything but problems", async () => {
    const names = ["tenancy", "region", "regions", "max-no-backup", "warn-only", "formats"];
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("a\n::error::x", "%0A", "\u202Eabc", "\u2028", "a|b`c<b>", "x".repeat(500)),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), text, async (name, value) => {
        const inputs: Given = { [name]: value };
        for (const problem of await problems(inWorkflow(inputs))) {
          expect(problem).toMatch(
            new RegExp(`^input ${name}: got (?:"|a value that is not shown)|^${name} is not given`),
          );
          expect(problem).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
          expect(problem.length).toBeLessThan(1000);
        }
      }),
    );
  });

  test("a long text is cut", async () => {
    const concurrency = "no number ".repeat(12);
    expect((await problems(inWorkflow({ concurrency })))[0]).toContain(
      `got "${concurrency.slice(0, 80)}" (cut);`,
    );
  });
});
