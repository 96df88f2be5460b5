import { gzipSync } from "node:zlib";

import { describe, expect, test } from "@jest/globals";

import { auditReport, dailyPolicy, idsOf, type Told } from "./audit-report.js";
import { findingOf, judged, judgedText, planJson, saidOf } from "./judged-plan.js";

const HOUR = 3_600_000;
const REPORT = "the report of 2026-11-05 00:00 UTC";

/** What is said of a volume that `changes` destroys. */
function lossOf(told: Told | null, metadata: object = {}, judging: object = {}) {
  const volumes: Record<string, Told> = { "oci_core_volume.to": {} };
  if (told !== null) volumes["oci_core_volume.goes"] = told;
  const report = auditReport("changes", volumes, metadata);
  const assessment = judged("changes", { report, ...judging });
  return { assessment, finding: findingOf(assessment, "oci_core_volume.goes") };
}

describe("what is left of a volume that a plan destroys", () => {
  const made = "2026-11-04T03:15:00.000Z";
  const unsure = (why: string) => `whether it can be restored cannot be told: ${why}`;
  const backup = "the backup of 2026-11-04 03:15 UTC";
  test.each([
    [
      "until its newest backup ends",
      { backup: { made, ends: "2026-12-04T03:15:00.000Z" } },
      {},
      "recoverable",
      `recoverable until 2026-12-04 03:15 UTC from ${backup}`,
    ],
    [
      "for ever",
      { backup: { made, ends: null } },
      {},
      "recoverable",
      `recoverable from ${backup}, which does not expire`,
    ],
    [
      "for a time that an older report does not tell",
      { backup: { made }, latest_backup_expires_utc: undefined },
      {},
      "recoverable",
      `recoverable from ${backup}`,
    ],
    [
      "safe from deletion",
      { checks: [{ id: "immutable", result: "pass", message: "it is locked" }] },
      {},
      "recoverable",
      `recoverable from ${backup}, which does not expire; one that is recent cannot be deleted`,
    ],
    ["nothing", { backup: null }, {}, "nothing", "nothing to restore from"],
    [
      "what could not be read",
      { backup: null, compliance_status: "UNKNOWN" },
      {},
      "unknown",
      unsure(`${REPORT} could not tell its backups`),
    ],
    ["what the report does not have", null, {}, "not_in_report", `not in ${REPORT}`],
    [
      "what an incomplete report does not have",
      null,
      { complete: false },
      "unknown",
      unsure(`not in ${REPORT}, which is incomplete`),
    ],
    [
      "what ended since",
      { backup: { made, ends: "2026-11-05T03:00:00.000Z" } },
      {},
      "unknown",
      unsure(`${backup} expired at 2026-11-05 03:00 UTC, and ${REPORT} names no other`),
    ],
    [
      "what an old report had",
      {},
      { generated_at_utc: "2026-11-03T03:14:59.000Z" },
      "unknown",
      unsure("the report of 2026-11-03 03:14 UTC is older than 48 hours"),
    ],
  ] as const)("%s", (_, told, metadata, recovery, sentence) => {
    const { finding } = lossOf(told, metadata);
    const [check] = finding.checks;
    expect(check?.message).toBe(`the plan destroys the volume; ${sentence}`);
    expect(finding.lastAudit?.recovery).toBe(recovery);
    // Only where nothing is left does it fail without being named.
    expect(check?.isRequired).toBe(recovery === "nothing");
  });

  test("a report that is exactly as old as it may be still tells", () => {
    const { finding } = lossOf({}, { generated_at_utc: "2026-11-03T03:15:00.000Z" });
    expect(finding.lastAudit?.recovery).toBe("recoverable");
    const { finding: other } = lossOf({}, {}, { maxAgeMs: HOUR });
    expect(other.reason).toContain("is older than 1 hour");
  });

  test("a backup that the plan deletes with it is nothing to count on", () => {
    const id = idsOf("changes").get("oci_core_volume_backup.kept") ?? "";
    const { finding } = lossOf({ backup: { id, made } });
    expect(finding.reason).toContain(`${backup} is deleted too`);
  });

  test("a replaced volume says the same, and so does a boot volume", () => {
    const report = (plan: string, address: string) =>
      auditReport(plan, { [address]: { backup: null } });
    const zone = findingOf(
      judged("changes", { report: report("changes", "oci_core_volume.zone") }),
      "oci_core_volume.zone",
    );
    expect(zone.reason).toMatch(/in its place, because of \w+; nothing to restore from$/);
    const boot = findingOf(
      judged("instances-change", {
        report: report("instances-change", "oci_core_instance.reimaged boot_volume"),
      }),
      "oci_core_instance.reimaged",
      "boot_volume",
    );
    expect(boot.checks.map(({ message }) => message).join()).toContain("; nothing to restore from");
  });

  test("without a report nothing is said", () => {
    const finding = findingOf(judged("changes"), "oci_core_volume.goes");
    expect([finding.reason, finding.lastAudit]).toEqual(["the plan destroys the volume", null]);
  });
});

describe("a backup that a plan deletes", () => {
  const deleted = (made: string, ends: string | null = null) =>
    findingOf(lossOf({ backup: { made, ends } }).assessment, "oci_core_volume_backup.kept");

  test("only warns where the audit saw a newer one", () => {
    const { checks, reason } = deleted("2026-11-04T03:15:00.000Z");
    expect(checks[0]?.isRequired).toBe(false);
    expect(reason).toBe(
      "the plan destroys the backup; that of 2026-11-04 03:15 UTC is newer and stays",
    );
  });

  test.each([
    ["older", deleted("2026-01-05T07:59:59.000Z")],
    ["as old", deleted("2026-01-05T08:00:00.000Z")],
    ["newer and over", deleted("2026-11-04T03:15:00.000Z", "2026-11-05T03:15:00.000Z")],
  ])("fails where the other is %s", (_, { checks }) => {
    expect(checks[0]?.isRequired).toBe(true);
  });
});

describe("the policy that an audit saw", () => {
  const said = (plan: string, address: string, told: Told, part: string | null = null) => {
    const key = part === null ? address : `${address} ${part}`;
    const report = auditReport(plan, { [key]: told });
    return findingOf(judged(plan, { report }), address, part);
  };

  test("protects what the state knows nothing of, and no boot volume is left in doubt", () => {
    const old = said("changes", "oci_core_volume.old_gap", { policy: dailyPolicy(30) });
    expect(old.backupPolicy).toEqual({ name: "live", via: "baseline" });
    const boot = (policy: object | null) =>
      said("instances-change", "oci_core_instance.untouched", { policy }, "boot_volume").protection;
    expect([boot(dailyPolicy(30)), boot(null)]).toEqual(["PROTECTED", "UNPROTECTED"]);
  });

  test("none comes before a state that the provider never clears", () => {
    const plan = planJson("changes").replaceAll(
      '"backup_policy_id":""',
      '"backup_policy_id":"ocid1.volumebackuppolicy.oc1..was"',
    );
    const of = (policy: object | null | undefined) => {
      const report = auditReport("changes", { "oci_core_volume.old_gap": { policy } });
      return findingOf(judgedText(plan, "changes", { report }), "oci_core_volume.old_gap");
    };
    expect(of(undefined).backupPolicy?.via).toBe("state");
    expect(of(null).protection).toBe("UNPROTECTED");
  });

  test("does not hide that its assignment goes", () => {
    const lost = said("changes", "oci_core_volume.loses", { policy: dailyPolicy(30) });
    expect(saidOf(lost)).toContain("protection-removed: fail, new");
  });

  test("of a group stays while the group and its member do", () => {
    const of = (address: string) =>
      said("groups-change", address, { policy: dailyPolicy(30, "volume_group") });
    expect(of("oci_core_volume.shard[0]").backupPolicy?.via).toBe("volume_group");
    expect(saidOf(of("oci_core_volume.dropped"))).toContain("protection-removed: fail, new");
    const elsewhere = said("changes", "oci_core_volume.old_gap", {
      policy: dailyPolicy(30, "volume_group"),
    });
    // It may be in the group that this plan replaces.
    expect(elsewhere.protection).toBe("UNKNOWN");
  });

  test("of a group goes with the group's assignment", () => {
    const finding = said("groups-change", "oci_core_volume.bare_group", {
      policy: dailyPolicy(30, "volume_group"),
    });
    expect(finding.protection).toBe("UNPROTECTED");
  });

  test("tells schedules, and leaves open what a report does not have", () => {
    const policy = (retention: string) =>
      `defaults: { max-backup-age: 7d, require: { retention: ${retention}, immutable: true } }`;
    const of = (retention: string, told: Told) =>
      saidOf(
        findingOf(
          judged("changes", {
            policy: policy(retention),
            report: auditReport("changes", { "oci_core_volume.old_gap": told }),
          }),
          "oci_core_volume.old_gap",
        ),
      );
    const live = { policy: dailyPolicy(30) };
    expect(of("30d", live)).toEqual([
      "backup-policy-assigned: pass",
      "retention: pass",
      "immutable: unknown",
    ]);
    expect(of("31d", live)).toContain("retention: fail");
    const locked = { id: "immutable", result: "pass", message: "it is locked" };
    expect(of("30d", { ...live, checks: [locked] })).toContain("immutable: pass");
    // Passed by a rule that allows an older one.
    const lenient = { ...live, checks: [locked], max_backup_age_days: 8 };
    expect(of("30d", lenient)).toContain("immutable: unknown");
  });

  test("its name is not shown with redact", () => {
    const report = auditReport("changes", {
      "oci_core_volume.old_gap": { policy: dailyPolicy(30) },
    });
    const finding = findingOf(
      judged("changes", { report, redact: true }),
      "oci_core_volume.old_gap",
    );
    expect(finding.backupPolicy).toEqual({ name: null, via: "baseline" });
    expect(finding.lastAudit?.compartmentPath).toBeNull();
  });
});

describe("compartments by path", () => {
  const rule = (path: string) =>
    `rules: [{ name: own, match: { compartments: ["${path}"] }, require: { backup-policy-assigned: false } }]`;
  const rulesOf = (path: string, report: object | null) =>
    findingOf(judged("changes", { policy: rule(path), report }), "oci_core_volume.shape").rules;
  const report = auditReport("changes", { "oci_core_volume.to": {} });

  test("a path is told by the audit, for volumes that are not there yet too", () => {
    expect(rulesOf("corp/**", report)).toEqual(["own"]);
    expect(rulesOf("finance", report)).toEqual(["own"]);
    expect(rulesOf("other/**", report)).toEqual(["defaults"]);
  });

  test("without it, or where it lacks the compartment, both may hold", () => {
    expect(rulesOf("corp/**", null)).toEqual(["own", "defaults"]);
    const without = { ...report, compartments: [], findings: other() };
    expect(rulesOf("corp/**", without)).toEqual(["own", "defaults"]);
  });

  function other() {
    const made = auditReport("changes", {
      "oci_core_volume.to": { compartment_id: "ocid1.compartment.oc1..x", compartment_path: "a/b" },
    }) as { findings: object };
    return made.findings;
  }
});

describe("a report that is of little or no use", () => {
  const noteOf = (report: object | Buffer) => {
    const { notes, baseline } = judged("changes", { report });
    const told = notes.filter(({ code }) => code.startsWith("baseline-"));
    return { codes: told.map(({ code }) => code), text: told[0]?.message ?? "", baseline };
  };
  const whole = (metadata: object) =>
    auditReport("changes", { "oci_core_volume.to": {} }, metadata);

  test.each([
    ["redacted", whole({ tenancy_ocid: "ocid1.tenancy.oc1...0123456789ab" }), "made with redact"],
    ["to come", whole({ generated_at_utc: "2026-11-06T00:00:00.000Z" }), "is still to come"],
    ["a part", gzipSync("{}"), "it is compressed with gzip. Give the JSON report itself"],
    ["a plan's", Buffer.from('{\n  "report_name": "volume_backup_plan"'), "a report on a plan"],
    ["damaged", Buffer.from('{"schema_version": "1.2", "meta'), "it is not JSON"],
    ["another version's", { schema_version: "2.0" }, 'its schema version "2.0" is not one'],
    ["another program's", { schema_version: "1.2" }, "it is no report of this program"],
  ])("%s: nothing is taken from it, and it is said", (_, report, sentence) => {
    const { codes, text, baseline } = noteOf(report);
    expect(codes).toEqual(["baseline-unusable"]);
    expect(text).toContain(sentence);
    expect(baseline).toBeNull();
  });

  test("another tenancy's is ignored with a warning", () => {
    const foreign = JSON.parse(
      JSON.stringify(
        auditReport("changes", { "ocid1.volume.oc1.phx.other": { backup: null } }),
      ).replaceAll("aaaaaaaafinance", "aaaaaaaaother"),
    ) as object;
    const { codes, text, baseline } = noteOf(foreign);
    expect(codes).toEqual(["baseline-foreign"]);
    expect(text).toContain("has no OCID in common with the plan");
    expect(baseline?.isUsed).toBe(false);
    const finding = findingOf(judged("changes", { report: foreign }), "oci_core_volume.goes");
    expect(finding.lastAudit).toBeNull();
  });

  test("old and incomplete ones are used, and it is said", () => {
    expect(noteOf(whole({ generated_at_utc: "2026-11-01T00:00:00.000Z" })).codes).toEqual([
      "baseline-old",
    ]);
    expect(noteOf(whole({ complete: false })).codes).toEqual(["baseline-incomplete"]);
    expect(noteOf(whole({})).codes).toEqual([]);
  });
});
