import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { join } from "node:path";
import { loadSettings } from "../../../src/settings/load.js";
import { apiKeyInputs, inWorkflow, onLaptop, samplePem } from "./samples.js";

describe("defaults", () => {
  test("of a laptop, where the OCI configuration file signs in", () => {
    expect(loadSettings(onLaptop())).toEqual({
      auth: {
        kind: "config_file",
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
      policy: { maxBackupAgeDays: 7 },
      gate: {
        maxNoBackup: 0,
        maxStaleBackup: 0,
        maxUnknown: 0,
        minCompliancePercent: null,
        failOnIncomplete: true,
        failIfEmpty: false,
        warnOnly: false,
      },
      outputDir: "output",
      formats: ["json", "markdown"],
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
      failOnUploadError: true,
      concurrency: 16,
      requestTimeoutMs: 30_000,
    });
  });

  test("of a workflow, where an API key signs in", () => {
    const { auth, region } = loadSettings(inWorkflow());
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
  test("reaches the settings", () => {
    const settings = loadSettings(
      inWorkflow({
        "private-key-passphrase": " correct horse ",
        regions: "eu-frankfurt-1, PHX\nEU-FRANKFURT-1",
        "root-compartment": "ocid1.compartment.oc1..aaaaroot",
        "include-subcompartments": "FALSE",
        "exclude-compartments": "sandbox,\n prod/*/tmp \ndev/**",
        "max-backup-age-days": "1.5",
        "max-no-backup": "Unlimited",
        "max-stale-backup": "3",
        "min-compliance-percent": "99.5",
        "output-dir": "reports",
        formats: "Markdown",
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
        excludeCompartments: ["sandbox", "prod/*/tmp", "dev/**"],
      },
      policy: { maxBackupAgeDays: 1.5 },
      gate: { maxNoBackup: null, maxStaleBackup: 3, minCompliancePercent: 99.5 },
      outputDir: "reports",
      formats: ["markdown"],
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

  test("the tenancy may be named as the root compartment", () => {
    const sources = onLaptop({ "root-compartment": "ocid1.tenancy.oc1..aaaatenancy" });
    expect(loadSettings(sources).scope.rootCompartment).toBe("ocid1.tenancy.oc1..aaaatenancy");
  });

  test("a tilde in config-file is the home folder, and only at its start", () => {
    const configFile = (path: string) => {
      const { auth } = loadSettings(onLaptop({ "config-file": path }));
      return auth.kind === "config_file" ? auth.configFile : "";
    };
    expect(configFile("~")).toBe(join("/home/someone"));
    expect(configFile("~/oci")).toBe(join("/home/someone", "oci"));
    expect(configFile("/etc/~/oci")).toBe("/etc/~/oci");
    expect(configFile("~other/oci")).toBe("~other/oci");
  });

  test("an API key signs in on a laptop too when asked for, by environment", () => {
    const env = {
      OCI_CLI_AUTH: "api_key",
      OCI_CLI_TENANCY: apiKeyInputs["tenancy"],
      OCI_CLI_USER: apiKeyInputs["user"],
      OCI_CLI_FINGERPRINT: apiKeyInputs["fingerprint"],
      OCI_CLI_KEY_CONTENT: samplePem.replaceAll("\n", String.raw`\n`),
      OCI_REGION: "eu-zurich-1",
    };
    const { auth, region } = loadSettings(onLaptop({}, env));
    expect(auth).toMatchObject({ kind: "api_key", privateKey: `${samplePem}\n` });
    expect(region).toBe("eu-zurich-1");
  });
});

describe("precedence", () => {
  test("input before environment before default, with empty texts not counting", () => {
    const text = fc.constantFrom(undefined, "", "  ", "us-ashburn-1", "uk-london-1", "ap-tokyo-1");
    fc.assert(
      fc.property(text, text, text, (input, first, second) => {
        const { region } = loadSettings(
          onLaptop({ region: input }, { OCI_CLI_REGION: first, OCI_REGION: second }),
        );
        const expected = [input, first, second].find((value) => (value ?? "").trim() !== "");
        expect(region).toBe(expected ?? null);
      }),
    );
  });
});
