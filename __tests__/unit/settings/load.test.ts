import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { join } from "node:path";
import { loadSettings } from "../../../src/settings/load.js";
import { REQUIREMENTS } from "../../../src/settings/policy.js";
import type { Sources } from "../../../src/settings/sources.js";
import { apiKeyInputs, inWorkflow, loadAudit, onLaptop, samplePem } from "./samples.js";

const DAY = 86_400_000;

describe("max-backup-age-days", () => {
  test("of two decimals are exact milliseconds", async () => {
    const hundredths = fc.integer({ min: 1, max: 99_999 });
    await fc.assert(
      fc.asyncProperty(hundredths, async (value) => {
        const days = (value / 100).toFixed(2);
        const { policy } = await loadAudit(inWorkflow({ "max-backup-age-days": days }));
        expect(policy.defaults.maxBackupAgeMs).toBe((value * DAY) / 100);
      }),
    );
  });

  test("a backup exactly that old is within it", async () => {
    const { policy } = await loadAudit(inWorkflow({ "max-backup-age-days": "0.57" }));
    expect(policy.defaults.maxBackupAgeMs).toBe(49_248_000);
  });
});

describe("defaults", () => {
  test("of a laptop, where the OCI configuration file signs in", async () => {
    expect(await loadAudit(onLaptop())).toEqual({
      mode: "audit",
      auth: {
        kind: "config_file",
        overrides: new Map(),
        configFile: join("/home/someone", ".oci", "config"),
        profile: "DEFAULT",
      },
      region: null,
      scope: {
        regions: "all",
        rootCompartment: null,
        includeSubcompartments: true,
        excludeCompartments: ["ManagedCompartmentForPaaS"],
      },
      policy: {
        defaults: {
          maxBackupAgeMs: 7 * DAY,
          gracePeriodMs: 0,
          severity: "medium",
          warnWithinMs: 3 * DAY,
          rpoWindowMs: 30 * DAY,
          require: Object.fromEntries(
            REQUIREMENTS.map(({ key, kind }) => [key, kind === "switch" ? false : null]),
          ),
        },
        rules: [],
        exemptions: [],
      },
      policyFile: null,
      policySha256: null,
      ruleLines: [],
      warnings: [],
      gate: {
        maxNoBackup: 0,
        maxStaleBackup: 0,
        maxUnknown: 0,
        minCompliancePercent: null,
        failOnIncomplete: true,
        failIfEmpty: false,
        failOnChecks: [],
        failOnSeverity: null,
        onlyNew: false,
        warnOnly: false,
      },
      outputDir: "output",
      formats: ["json", "markdown"],
      keepsInventory: false,
      objectStorage: {
        enabled: true,
        namespace: null,
        bucket: null,
        prefix: "block-volume-backup-posture",
        region: null,
        autoDiscoverBucket: true,
      },
      artifact: { enabled: true, name: "oci-volume-backup-posture", retentionDays: null },
      jobSummary: true,
      drift: { baselineFile: null, readsLast: false },
      comment: { when: "never", token: null },
      sharding: { shard: null, maxShards: 16, partials: "partial-reports/**/*.json.gz" },
      metricsNamespace: null,
      notificationTopic: null,
      logFormat: "text",
      redact: false,
      discovery: "auto",
      proxy: { url: null, noProxy: "localhost,127.0.0.1,[::1]" },
      failOnUploadError: true,
      concurrency: 16,
      requestTimeoutMs: 30_000,
    });
  });

  test("of a workflow, where an API key signs in", async () => {
    const { auth, region } = await loadAudit(inWorkflow());
    expect(auth).toEqual({
      kind: "api_key",
      tenancy: "ocid1.tenancy.oc1..aaaatenancy",
      user: "ocid1.user.oc1..aaaauser",
      fingerprint: "aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99",
      privateKey: `${samplePem}\n`,
      passphrase: null,
    });
    expect(region).toBe("us-ashburn-1");
  });
});

describe("what is given", () => {
  test("reaches the settings", async () => {
    const settings = await loadAudit(
      inWorkflow({
        "private-key-passphrase": " correct horse ",
        regions: "eu-frankfurt-1, PHX\nEU-FRANKFURT-1",
        "root-compartment": "ocid1.compartment.oc1..aaaaroot",
        "include-subcompartments": "FALSE",
        "exclude-compartments": "sandbox,\n prod/*/tmp \n{dev,test}/**",
        "max-backup-age-days": "1.5",
        "max-no-backup": "Unlimited",
        "max-stale-backup": "3",
        "min-compliance-percent": "99.5",
        "fail-on-checks": "Immutable, retention\nimmutable",
        "fail-on-severity": "HIGH",
        redact: "true",
        discovery: "list",
        "output-dir": "reports",
        formats: "Markdown, SARIF\nhtml,csv,junit,json",
        "fail-on": "new",
        "baseline-file": "baseline/last.json",
        comment: "on-failure",
        "github-token": "ghs_0123456789",
        shard: "3of7.us-ashburn-1+eu-frankfurt-1.1of1",
        "max-shards": "256",
        "partial-reports": "parts/*.gz",
        "metrics-namespace": "volume_backups2",
        "notification-topic": "ocid1.onstopic.oc1.iad.aaaatopic",
        "log-format": "json",
        "object-storage-namespace": "acme",
        "object-storage-bucket": "reports.v1",
        "object-storage-prefix": "//audits//backups/",
        "object-storage-region": "iad",
        "artifact-name": "audit 1",
        "artifact-retention-days": "30",
        concurrency: "256",
        "request-timeout-seconds": "0.0001",
      }),
    );
    expect(settings).toMatchObject({
      auth: { passphrase: "correct horse" },
      scope: {
        regions: ["eu-frankfurt-1", "phx"],
        rootCompartment: "ocid1.compartment.oc1..aaaaroot",
        includeSubcompartments: false,
        excludeCompartments: ["sandbox", "prod/*/tmp", "{dev,test}/**"],
      },
      policy: { defaults: { maxBackupAgeMs: 1.5 * DAY } },
      gate: {
        maxNoBackup: null,
        maxStaleBackup: 3,
        minCompliancePercent: 99.5,
        failOnChecks: ["immutable", "retention"],
        failOnSeverity: "high",
        onlyNew: true,
      },
      redact: true,
      discovery: "list",
      outputDir: "reports",
      formats: ["markdown", "sarif", "html", "csv", "junit", "json"],
      drift: { baselineFile: "baseline/last.json", readsLast: false },
      comment: { when: "on-failure", token: "ghs_0123456789" },
      sharding: {
        shard: {
          ...{ index: 3, total: 7, slice: 1, slices: 1 },
          regions: ["us-ashburn-1", "eu-frankfurt-1"],
        },
        maxShards: 256,
        partials: "parts/*.gz",
      },
      metricsNamespace: "volume_backups2",
      notificationTopic: "ocid1.onstopic.oc1.iad.aaaatopic",
      logFormat: "json",
      warnings: [],
      objectStorage: {
        namespace: "acme",
        bucket: "reports.v1",
        prefix: "audits/backups",
        region: "iad",
      },
      artifact: { name: "audit 1", retentionDays: 30 },
      concurrency: 256,
      requestTimeoutMs: 1,
    });
  });

  test("the tenancy may be named as the root compartment", async () => {
    const sources = onLaptop({ "root-compartment": "ocid1.tenancy.oc1..aaaatenancy" });
    expect((await loadAudit(sources)).scope.rootCompartment).toBe("ocid1.tenancy.oc1..aaaatenancy");
  });

  test("a tilde in config-file is the home folder, and only at its start", async () => {
    const configFile = async (path: string) => {
      const { auth } = await loadAudit(onLaptop({ "config-file": path }));
      return auth.kind === "config_file" ? auth.configFile : "";
    };
    expect(await configFile("~")).toBe(join("/home/someone"));
    expect(await configFile("~/oci")).toBe(join("/home/someone", "oci"));
    expect(await configFile("/etc/~/oci")).toBe("/etc/~/oci");
    expect(await configFile("~other/oci")).toBe("~other/oci");
  });

  test("an API key signs in on a laptop too when asked for, by environment", async () => {
    const env = {
      OCI_CLI_AUTH: "api_key",
      OCI_CLI_TENANCY: apiKeyInputs["tenancy"],
      OCI_CLI_USER: apiKeyInputs["user"],
      OCI_CLI_FINGERPRINT: apiKeyInputs["fingerprint"],
      OCI_CLI_KEY_CONTENT: samplePem.replaceAll("\n", String.raw`\n`),
      OCI_REGION: "eu-zurich-1",
    };
    const { auth, region } = await loadAudit(onLaptop({}, env));
    expect(auth).toMatchObject({ kind: "api_key", privateKey: `${samplePem}\n` });
    expect(region).toBe("eu-zurich-1");
  });
});

describe("precedence", () => {
  test("input before environment before default, with empty texts not counting", async () => {
    const text = fc.constantFrom(undefined, "", "  ", "us-ashburn-1", "uk-london-1", "ap-tokyo-1");
    await fc.assert(
      fc.asyncProperty(text, text, text, async (input, first, second) => {
        const { region } = await loadAudit(
          onLaptop({ region: input }, { OCI_CLI_REGION: first, OCI_REGION: second }),
        );
        const expected = [input, first, second].find((value) => (value ?? "").trim() !== "");
        expect(region).toBe(expected ?? null);
      }),
    );
  });
});

describe("modes", () => {
  test.each(["shards", "preflight"])("%s takes what an audit takes, sign-in too", async (mode) => {
    const audit = await loadSettings(inWorkflow());
    expect(await loadSettings(inWorkflow({ mode }))).toEqual({ ...audit, mode });
    await expect(loadSettings(inWorkflow({ mode, user: "" }))).rejects.toThrow(
      "user is not given, and sign-in with api_key needs it",
    );
  });

  const withoutUpload = { mode: "merge", "upload-object-storage": "FALSE" };
  const nobody: Sources = { ...inWorkflow(), inputs: withoutUpload };

  test("merge signs in nowhere when nothing goes to OCI", async () => {
    expect(await loadSettings(nobody)).toMatchObject({
      mode: "merge",
      auth: null,
      objectStorage: { enabled: false },
    });
    expect(await loadSettings(inWorkflow(withoutUpload))).toMatchObject({ auth: null });
  });

  test.each([
    ["upload-object-storage", "true"],
    ["upload-object-storage", ""],
    ["baseline", "last"],
    ["metrics-namespace", "volume_backups"],
    ["notification-topic", "ocid1.onstopic.oc1.iad.aaaatopic"],
  ])("merge with %s %j signs in", async (name, value) => {
    const inputs = { ...withoutUpload, [name]: value };
    expect(await loadSettings(inWorkflow(inputs))).toMatchObject({
      mode: "merge",
      auth: { kind: "api_key" },
    });
    await expect(loadSettings({ ...nobody, inputs })).rejects.toThrow(
      "tenancy is not given, and sign-in with api_key needs it",
    );
  });
});

test("GitHub's token is taken from the environment as well", async () => {
  const env = { GITHUB_TOKEN: "ghs_0123456789" };
  const { comment } = await loadAudit(inWorkflow({ comment: "always" }, env));
  expect(comment).toEqual({ when: "always", token: "ghs_0123456789" });
});
