import { describe, expect, test } from "@jest/globals";
import { assess } from "../../../../src/posture/assess.js";
import type { Snapshot, VolumeSnapshot } from "../../../../src/posture/verdict/snapshot.js";
import { backup, DAY, inventory, NOW, OFF, STRICT, volume } from "../inventory-builder.js";
import { exemption, match, PLAIN, policy, settings } from "../policy-fixtures.js";

const THEN = NOW - DAY;

const before = (...volumes: Partial<VolumeSnapshot>[]): Snapshot => ({
  generatedAt: THEN,
  source: "oci://reports@acme/last.json",
  limitsHeld: true,
  rules: new Map(),
  volumes: volumes.map((over) => ({
    volumeId: "ocid1.volume.oc1.iad.a",
    volumeName: "data",
    compartmentPath: "acme/prod/erp",
    region: "us-ashburn-1",
    status: "COMPLIANT" as const,
    isExcused: false,
    failing: [],
    recoveryPointAt: null,
    timeCreated: null,
    rule: null,
    firstSeenAt: null,
    ...over,
  })),
});

describe("orphaned backups under fail-on: new", () => {
  const gate = { ...OFF, failOnChecks: ["orphaned-backup" as const], onlyNew: true };
  const orphans = inventory({
    backups: ["b1", "b2"].map((id) => backup({ id, volumeId: "gone" })),
  });
  test.each([
    ["which is no more than the last run had", 2, true],
    ["which is more than the last run had", 1, false],
    ["of which the last run told nothing", undefined, false],
  ])("are two, %s", (_, orphanedBackups, passed) => {
    const baseline = { ...before(), ...(orphanedBackups === undefined ? {} : { orphanedBackups }) };
    const context = { coversTenancy: true, baseline };
    expect(assess(orphans, PLAIN, gate, NOW, context).verdict.passed).toBe(passed);
  });
});

const given = inventory({ volumes: [volume()] });
const judge = (baseline: Snapshot | null, asked = PLAIN, gate = STRICT) =>
  assess(given, asked, gate, NOW, { baseline });
const recency = (of: ReturnType<typeof judge>) =>
  of.findings[0]?.checks.find(({ id }) => id === "backup-recency");

describe("an assessment with a last run", () => {
  test("marks a volume and a check that fail since", () => {
    const judged = judge(before({}));
    expect(judged.findings[0]).toMatchObject({ drift: "new", firstSeenAt: NOW });
    expect(recency(judged)).toMatchObject({ result: "fail", isNew: true });
    expect(judged.drift).toMatchObject({
      baseline: { generatedAt: THEN, source: "oci://reports@acme/last.json" },
      new: 1,
    });
  });

  test("marks what fails as before, and remembers since when", () => {
    const failing = [{ id: "backup-recency" as const, isRequired: true, isExcused: false }];
    const judged = judge(before({ status: "NO_BACKUP", failing, firstSeenAt: 99 }));
    expect(judged.findings[0]).toMatchObject({ drift: "persisting", firstSeenAt: 99 });
    expect(recency(judged)).toMatchObject({ result: "fail", isNew: false });
  });

  test("lists what was resolved", () => {
    const fresh = inventory({ volumes: [volume()], backups: [backup()] });
    const { drift } = assess(fresh, PLAIN, STRICT, NOW, {
      baseline: before({ status: "STALE_BACKUP" }),
    });
    expect(drift.resolvedFindings.map((it) => it.volumeId)).toEqual(["ocid1.volume.oc1.iad.a"]);
  });

  test("a waived volume is no new failure, nor is one in its grace period", () => {
    const waived = policy({ exemptions: [exemption({ match: match() })] });
    expect(judge(before({}), waived).findings[0]).toMatchObject({
      drift: "none",
      firstSeenAt: NOW,
    });
    const young = policy({ defaults: settings({}, { gracePeriodMs: 1000 * DAY }) });
    expect(judge(before({}), young).drift.new).toBe(0);
  });

  test("under fail-on: new the gate sees what is new alone", () => {
    const gate = { ...STRICT, onlyNew: true };
    expect(judge(before({ status: "NO_BACKUP" }), PLAIN, gate).verdict.passed).toBe(true);
    expect(judge(before({}), PLAIN, gate).verdict.passed).toBe(false);
    expect(judge(null, PLAIN, gate).verdict).toMatchObject({ passed: false, onlyNew: false });
  });
});

test("without a last run nothing is marked", () => {
  const judged = judge(null);
  expect(judged.drift.baseline).toBeNull();
  expect(judged.findings[0]).toMatchObject({ drift: "none", firstSeenAt: NOW });
  expect(recency(judged)?.isNew).toBe(false);
});
