import { describe, expect, test } from "@jest/globals";
import { parsePolicyFile } from "../../../../src/settings/policy-file/parse.js";

const sample = `version: 1
defaults: { max-backup-age: 7d, grace-period: 24h, severity: medium }
rules:
  - name: production
    match: { compartments: ["prod/**"], freeform-tags: { env: prod }, defined-tags: { Operations.Tier: [gold, silver] }, kinds: [block, boot], regions: [us-ashburn-1], names: "db-*", attached: true, min-size-gb: 100 }
    max-backup-age: 36h
    severity: high
    require: { backup-policy-assigned: true, policy-meets-threshold: true, schedule-missed: true, retention: 35d, immutable: true, cross-region-copy: 7d, replica: 1h, customer-managed-key: true, achieved-rpo: 48h, protection-level: 3-2-1-1 }
exemptions:
  - { id: scratch-disks, match: { names: ["scratch-*"], volumes: ocid1.volume.oc1.iad.aaaa }, reason: "rebuilt nightly from images", expires: 2027-01-31 }
  - { id: golden, match: { names: "*" }, checks: immutable, reason: " why not ", permanent: true }
gate: { max-no-backup: 0, max-stale-backup: 0, fail-on-severity: high, fail-on-checks: [immutable] }
`;

describe("a policy file that is right", () => {
  test("tells on which line each rule begins, and the defaults last", () => {
    const second = "rules:\n  - name: first\n\n  - { name: second }\ndefaults: {}\n";
    expect(parsePolicyFile(`version: 1\n${second}`, "p.yml").ruleLines).toEqual([3, 5, 6]);
    expect(parsePolicyFile("version: 1\nrules: [{ name: a }]\n", "p.yml").ruleLines).toEqual([
      2, 1,
    ]);
    expect(parsePolicyFile("version: 2\n", "p.yml").ruleLines).toEqual([]);
  });

  test("is read with all its keys", () => {
    const { content } = parsePolicyFile(sample, "p.yml");
    expect(content?.rules).toMatchObject([
      {
        name: "production",
        match: {
          compartments: ["prod/**"],
          freeformTags: { env: ["prod"] },
          definedTags: { "Operations.Tier": ["gold", "silver"] },
          kinds: ["block", "boot"],
          regions: ["us-ashburn-1"],
          names: ["db-*"],
          attached: true,
          minSizeGb: 100,
          volumes: null,
        },
        settings: {
          maxBackupAgeMs: 129_600_000,
          gracePeriodMs: undefined,
          severity: "high",
          require: {
            ...{ retention: 3_024_000_000, replica: 3_600_000, "customer-managed-key": true },
            "protection-level": "3-2-1-1",
          },
        },
      },
    ]);
    expect(content?.exemptions).toMatchObject([
      { id: "scratch-disks", checks: null, expires: "2027-01-31" },
      { id: "golden", reason: "why not", checks: ["immutable"], expires: null },
    ]);
    expect(content?.exemptions[0]?.match).toMatchObject({
      names: ["scratch-*"],
      volumes: ["ocid1.volume.oc1.iad.aaaa"],
      kinds: null,
    });
    expect(content?.gate).toMatchObject({ maxNoBackup: 0, failOnChecks: ["immutable"] });
  });

  test("may ask who may delete backups", () => {
    const read = (text: string) =>
      parsePolicyFile(`version: 1\n${text}`, "p.yml").content?.deletionRestricted;
    expect(read("deletion-restricted: { allowed-groups: Admins }\n")).toEqual({
      allowedGroups: ["Admins"],
      allowedDynamicGroups: [],
    });
    expect(
      read(
        "deletion-restricted: { allowed-groups: [A, 'Corp/B*'], allowed-dynamic-groups: [c] }\n",
      ),
    ).toEqual({ allowedGroups: ["A", "Corp/B*"], allowedDynamicGroups: ["c"] });
  });

  test("may use anchors", () => {
    const text =
      "version: 1\nrules:\n  - { name: a, match: &m { names: x } }\n  - { name: b, match: *m }\n";
    expect(parsePolicyFile(text, "p.yml").content?.rules[1]?.match.names).toEqual(["x"]);
  });
});
