import { describe, expect, test } from "@jest/globals";
import { assess } from "../../../src/posture/assess.js";
import type { Inventory } from "../../../src/inventory/inventory.js";
import type { CheckId, GateLimits, Policy } from "../../../src/settings/policy.js";
import { backup, DAY, inventory, NOW, STRICT, unread, volume } from "./inventory-builder.js";
import {
  answered,
  exemption,
  GOLD,
  match,
  policy,
  policyLookups,
  rule,
  settings,
  UNREAD,
} from "./policy-fixtures.js";

const VOLUME = "ocid1.volume.oc1.iad.a";
const judge = (given: Inventory, asked: Policy, gate: GateLimits = STRICT) =>
  assess(given, asked, gate, NOW);
const first = (given: Inventory, asked: Policy) => judge(given, asked).findings[0];
const checkOf = (given: Inventory, asked: Policy, id: CheckId) =>
  first(given, asked)?.checks.find((it) => it.id === id);

describe("a rule", () => {
  test("brings its own threshold, name and severity", () => {
    const asked = policy({
      rules: [
        rule("databases", { names: ["data"] }, {}, { maxBackupAgeMs: DAY, severity: "high" }),
      ],
    });
    const stale = backup({ timeCreated: NOW - DAY - 1 });
    expect(first(inventory({ volumes: [volume()], backups: [stale] }), asked)).toMatchObject({
      rule: "databases",
      status: "STALE_BACKUP",
      maxBackupAgeDays: 1,
      checks: expect.arrayContaining([
        expect.objectContaining({ id: "backup-recency", result: "fail", severity: "high" }),
      ]),
    });
    const onTime = backup({ timeCreated: NOW - DAY });
    expect(first(inventory({ volumes: [volume()], backups: [onTime] }), asked)?.status).toBe(
      "COMPLIANT",
    );
  });

  test("is counted even without volumes, the defaults last; its limit is not the run's", () => {
    const asked = policy({ rules: [rule("idle", { names: ["x"] }, {}, { maxBackupAgeMs: DAY })] });
    const assessment = judge(inventory({ volumes: [volume()] }), asked);
    expect([...assessment.summary.byRule]).toEqual([
      ["idle", { total: 0, compliant: 0, stale: 0, noBackup: 0, unknown: 0, waived: 0 }],
      ["defaults", { total: 1, compliant: 0, stale: 0, noBackup: 1, unknown: 0, waived: 0 }],
    ]);
    expect(assessment.maxBackupAgeDays).toBe(7);
  });
});

describe("the backup policy", () => {
  const withLookup = (lookup: Parameters<typeof policyLookups>[0][string]) =>
    inventory({ volumes: [volume()], lookups: policyLookups({ [VOLUME]: lookup }) });

  test("is told with where it is assigned", () => {
    expect(first(withLookup(answered(GOLD)), policy())?.backupPolicy).toEqual({
      ...GOLD,
      via: "volume",
    });
  });

  test("is null where there is none, and absent where that is not known", () => {
    expect(first(withLookup(answered()), policy())?.backupPolicy).toBeNull();
    expect(first(withLookup(UNREAD), policy())).not.toHaveProperty("backupPolicy");
    expect(first(inventory({ volumes: [volume()] }), policy())).not.toHaveProperty("backupPolicy");
  });

  test("that could not be looked up is unknown to its check", () => {
    const asked = policy({ defaults: settings({ "backup-policy-assigned": true }) });
    expect(checkOf(withLookup(UNREAD), asked, "backup-policy-assigned")).toMatchObject({
      result: "unknown",
      isRequired: true,
    });
  });
});

describe("the grace period", () => {
  const graced = policy({ defaults: settings({ immutable: true }, { gracePeriodMs: DAY }) });
  const young = (age: number) => inventory({ volumes: [volume({ timeCreated: NOW - age })] });
  const everything: GateLimits = {
    ...STRICT,
    minCompliancePercent: 100,
    failOnSeverity: "medium",
    failOnChecks: ["backup-recency", "immutable"],
  };

  test("leaves the status, and keeps the gate from counting the volume", () => {
    const assessment = judge(young(DAY), graced, everything);
    expect(assessment.findings[0]).toMatchObject({ status: "NO_BACKUP", inGracePeriod: true });
    expect(assessment.summary).toMatchObject({
      noBackup: 1,
      inGracePeriod: 1,
      compliancePercent: 100,
    });
    expect(assessment.verdict.violations).toEqual([]);
  });

  test("excuses no volume for its own key, which it can have from the first moment on", () => {
    const keyed = policy({
      defaults: settings({ "customer-managed-key": true }, { gracePeriodMs: DAY }),
    });
    const gate: GateLimits = { ...STRICT, failOnChecks: ["customer-managed-key"] };
    const { verdict } = judge(young(DAY), keyed, gate);
    expect(verdict.violations.map((it) => it.rule)).toEqual(["fail-on-checks"]);
  });

  test("is over a millisecond later", () => {
    const assessment = judge(young(DAY + 1), graced, everything);
    expect(assessment.findings[0]?.inGracePeriod).toBe(false);
    expect(assessment.verdict.violations.map((it) => it.rule)).toEqual([
      "max-no-backup",
      "min-compliance-percent",
      "fail-on-checks",
      "fail-on-severity",
    ]);
  });

  test.each([
    ["of no length", { gracePeriodMs: 0 }, NOW + DAY],
    ["of a volume without a creation time", { gracePeriodMs: DAY }, Number.NaN],
  ])("is none: %s", (_, over, timeCreated) => {
    const given = inventory({ volumes: [volume({ timeCreated })] });
    expect(first(given, policy({ defaults: settings({}, over) }))?.inGracePeriod).toBe(false);
  });

  test("is for volumes without a backup: a stale one of a day is stale", () => {
    const asked = policy({ defaults: settings({}, { gracePeriodMs: DAY, maxBackupAgeMs: 1 }) });
    const given = inventory({ volumes: [volume({ timeCreated: NOW - 2 })], backups: [backup()] });
    expect(first(given, asked)).toMatchObject({ status: "STALE_BACKUP", inGracePeriod: false });
  });
});

describe("an exemption", () => {
  const given = inventory({ volumes: [volume()] });
  const exempting = (over: Parameters<typeof exemption>[0]) =>
    policy({ exemptions: [exemption({ match: match(), ...over })] });

  test("from all checks waives the volume, whose finding stays", () => {
    const gate: GateLimits = { ...STRICT, minCompliancePercent: 100, failOnSeverity: "info" };
    const assessment = judge(given, exempting({}), gate);
    expect(assessment.findings[0]).toMatchObject({
      status: "NO_BACKUP",
      waived: true,
      exemption: {
        id: "scratch-disks",
        reason: "rebuilt nightly from images",
        expires: "2027-01-31",
      },
    });
    expect(assessment.findings[0]?.checks.every((it) => it.waived)).toBe(true);
    expect(assessment.summary.waived).toBe(1);
    expect(assessment.verdict).toMatchObject({ passed: true, violations: [] });
    expect(assessment.exemptions).toMatchObject([{ id: "scratch-disks", volumes: 1 }]);
  });

  test("from some checks waives those alone", () => {
    const asked = exempting({ checks: ["unattached-volume"] });
    expect(first(given, asked)).toMatchObject({
      waived: false,
      exemption: { id: "scratch-disks" },
    });
    expect(checkOf(given, asked, "unattached-volume")?.waived).toBe(true);
    expect(checkOf(given, asked, "backup-recency")?.waived).toBe(false);
    expect(judge(given, asked).verdict.passed).toBe(false);
  });

  test("that expired exempts nothing and is told", () => {
    const assessment = judge(given, exempting({ expires: "2026-11-04" }));
    expect(assessment.findings[0]).toMatchObject({ waived: false, exemption: null });
    expect(assessment.policyNotices).toHaveLength(1);
  });
});

describe("copies in other regions", () => {
  const asked = policy({ defaults: settings({ "cross-region-copy": 7 * DAY }) });
  const regions = ["us-ashburn-1", "us-phoenix-1"];
  const copy = backup({ id: "copy", region: "us-phoenix-1", volumeId: null, copyOfId: "original" });
  const given = inventory({
    regions,
    volumes: [volume()],
    backups: [backup({ id: "original" }), copy],
  });

  test("are found by the chain of copies", () => {
    expect(checkOf(given, asked, "cross-region-copy")?.result).toBe("pass");
  });

  test("are unknown where backups of some region could not be listed", () => {
    const none = inventory({
      regions,
      volumes: [volume()],
      backups: [backup()],
      unread: [unread({ region: "us-phoenix-1", compartmentId: "other" })],
    });
    expect(checkOf(none, asked, "cross-region-copy")?.result).toBe("unknown");
    expect(checkOf({ ...none, unread: [] }, asked, "cross-region-copy")?.result).toBe("fail");
  });
});

describe("orphaned backups", () => {
  const given = inventory({ backups: [backup({ volumeId: "gone", sizeGb: 30 })] });

  test("are counted where the whole tenancy is covered", () => {
    const { orphanedBackups } = assess(given, policy(), STRICT, NOW, { coversTenancy: true });
    expect(orphanedBackups).toMatchObject({ result: "fail", count: 1, totalGb: 30 });
  });

  test("are not known otherwise", () => {
    expect(assess(given, policy(), STRICT, NOW).orphanedBackups).toMatchObject({
      result: "unknown",
      count: null,
    });
  });

  test("can fail the gate", () => {
    const gate: GateLimits = { ...STRICT, failOnChecks: ["orphaned-backup"] };
    expect(assess(given, policy(), gate, NOW, { coversTenancy: true }).verdict.passed).toBe(false);
  });
});
