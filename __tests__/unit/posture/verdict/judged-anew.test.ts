/** What failed in an earlier run is old only where the rules of today would have called it a failure. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import type { Backup } from "../../../../src/inventory/inventory.js";
import type { Assessment, Finding } from "../../../../src/posture/assessment.js";
import { assess } from "../../../../src/posture/assess.js";
import { jsonRenderer } from "../../../../src/reports/json/json.js";
import { readReport } from "../../../../src/reports/json/read-report.js";
import type { CheckId, Policy } from "../../../../src/settings/policy.js";
import { FACTS } from "../../reports/sample.js";
import { backup, compartment, DAY, inventory, NOW, STRICT, volume } from "../inventory-builder.js";
import { exemption, match, policy, settings } from "../policy-fixtures.js";

const THEN = NOW - 3 * DAY;
const GATE = { ...STRICT, onlyNew: true };
const limit = (days: number) => policy({ defaults: settings({}, { maxBackupAgeMs: days * DAY }) });

/** A volume whose newest backup was `age` days old then, and is older now. */
const withBackup = (age: number) =>
  inventory({
    volumes: [volume()],
    backups: [backup({ timeCreated: THEN - age * DAY })],
  });

/** The report of then, written and read, as the baseline of now. */
function asBaseline(judged: Assessment, alter: (text: string) => string = (text) => text) {
  const text = alter(jsonRenderer.render(judged, FACTS));
  const read = readReport(Buffer.from(text), "last.json", null);
  if ("problem" in read) throw new Error(read.problem);
  return read.snapshot;
}

const only = ({ findings }: Assessment) => findings[0] as Finding;

describe("a change of the rules between two runs", () => {
  const cases: readonly [string, number, Policy, Policy, string][] = [
    ["1 day, at which 5 were a failure, gave way to 7", 5, limit(1), limit(7), "new"],
    ["the limit stayed", 5, limit(1), limit(1), "persisting"],
    [
      "the limit became less strict, and 9 days were a failure too",
      9,
      limit(1),
      limit(7),
      "persisting",
    ],
    ["the limit became stricter, and was passed already", 9, limit(7), limit(1), "persisting"],
    ["the limit became stricter, and what passed then fails", 5, limit(7), limit(1), "new"],
    ["exactly at the new limit then", 7, limit(1), limit(7), "new"],
  ];
  test.each(cases)("%s", (_, age, before, after, drift) => {
    const given = withBackup(age);
    const baseline = asBaseline(assess(given, before, GATE, THEN));
    const now = assess(given, after, GATE, NOW, { baseline });
    expect(only(now)).toMatchObject({ status: "STALE_BACKUP", drift });
    expect(now.verdict.passed).toBe(drift === "persisting");
    const recency = only(now).checks.find(({ id }) => id === "backup-recency");
    expect(recency?.isNew).toBe(drift === "new");
  });

  test("a report that does not say when its newest backup was made proves no old failure", () => {
    const given = withBackup(9);
    const silent = (text: string) =>
      text.replaceAll(/"latest_backup_time_utc":"[^"]*"/g, '"latest_backup_time_utc":null');
    const baseline = asBaseline(assess(given, limit(1), GATE, THEN), silent);
    expect(only(assess(given, limit(1), GATE, NOW, { baseline })).drift).toBe("new");
  });

  test("a grace period that would have covered the volume then", () => {
    const given = inventory({ volumes: [volume({ timeCreated: THEN - DAY })] });
    const grace = policy({ defaults: settings({}, { gracePeriodMs: 2 * DAY }) });
    const baseline = asBaseline(assess(given, limit(7), GATE, THEN));
    expect(only(assess(given, grace, GATE, NOW, { baseline }))).toMatchObject({
      inGracePeriod: false,
      drift: "new",
    });
    expect(only(assess(given, limit(7), GATE, NOW, { baseline })).drift).toBe("persisting");
  });

  test("a check that failed then and cannot be told now is not resolved", () => {
    const protection = {
      ...{ isRetentionLocked: false, isIndefinite: false, isDeletionPrevented: false },
      retentionExpiresAt: null,
    };
    const holding = (over: Partial<Backup>) =>
      inventory({ volumes: [volume()], backups: [backup(over)] });
    const locked = policy({ defaults: settings({ immutable: true }) });
    const baseline = asBaseline(assess(holding({ protection }), locked, GATE, THEN));
    const { drift } = assess(holding({ protection: null }), locked, GATE, NOW, { baseline });
    expect(drift.resolved).toBe(0);
  });

  test("no grace period excuses a volume's own key then or now", () => {
    const given = inventory({ volumes: [volume({ timeCreated: THEN - DAY })] });
    const keyed = (gracePeriodMs: number) =>
      policy({ defaults: settings({ "customer-managed-key": true }, { gracePeriodMs }) });
    const baseline = asBaseline(assess(given, keyed(0), GATE, THEN));
    const { checks } = only(assess(given, keyed(2 * DAY), GATE, NOW, { baseline }));
    expect(checks.find(({ id }) => id === "customer-managed-key")).toMatchObject({ isNew: false });
    expect(checks.find(({ id }) => id === "backup-recency")).toMatchObject({ isNew: true });
  });

  test("a check that was not required then, or under another demand", () => {
    const given = inventory({ volumes: [volume()], backups: [backup({ timeCreated: THEN })] });
    const asks = (require: Parameters<typeof settings>[0]) =>
      policy({ defaults: settings(require) });
    const driftOf = (before: Policy, after: Policy, alter?: (text: string) => string) => {
      const baseline = asBaseline(assess(given, before, GATE, THEN), alter);
      return only(assess(given, after, GATE, NOW, { baseline })).drift;
    };
    const key = { "customer-managed-key": true };
    expect(driftOf(asks({}), asks(key))).toBe("new");
    expect(driftOf(asks(key), asks(key))).toBe("persisting");
    const copy = (days: number) => asks({ "cross-region-copy": days * DAY });
    const both = { ...given, regions: ["us-ashburn-1", "us-phoenix-1"] };
    const copies = (before: Policy, after: Policy, alter?: (text: string) => string) => {
      const baseline = asBaseline(assess(both, before, GATE, THEN), alter);
      return only(assess(both, after, GATE, NOW, { baseline })).drift;
    };
    expect(copies(copy(7), copy(7))).toBe("persisting");
    expect(copies(copy(1), copy(7))).toBe("new");
    // A report of before 1.2 does not say by what it judged.
    const silent = (text: string) => text.replace(/\n {4}"rules": \[[^]*?\n {4}\],/, "");
    expect(copies(copy(7), copy(7), silent)).toBe("new");
    expect(driftOf(asks(key), asks(key), silent)).toBe("persisting");
  });
});

describe("whatever the rules of then and now", () => {
  const days = fc.integer({ min: 1, max: 9 }).map((count) => count * DAY);
  const anyPolicy = fc
    .record({
      maxBackupAgeMs: days,
      gracePeriodMs: fc.oneof(fc.constant(0), days),
      rpoWindowMs: days,
      warnWithinMs: days,
      require: fc.record({
        immutable: fc.boolean(),
        "customer-managed-key": fc.boolean(),
        retention: fc.option(days),
        "cross-region-copy": fc.option(days),
        "achieved-rpo": fc.option(days),
      }),
      isExempt: fc.boolean(),
      checks: fc.constantFrom<readonly CheckId[] | null>(null, ["retention"], ["backup-recency"]),
    })
    .map(({ require, isExempt, checks, ...over }) =>
      policy({
        defaults: settings(require, over),
        exemptions: isExempt ? [exemption({ match: match({ names: ["one"] }), checks })] : [],
      }),
    );
  const anyBackups = (volumeId: string) =>
    fc.array(
      fc
        .record({
          age: fc.integer({ min: 0, max: 10 }),
          kept: fc.option(fc.integer({ min: 4, max: 20 })),
          region: fc.constantFrom("us-ashburn-1", "us-ashburn-1", "us-phoenix-1"),
        })
        .map(({ age, kept, region }) =>
          backup({
            id: `${volumeId} ${region} ${age} ${kept ?? ""}`,
            volumeId,
            region,
            timeCreated: THEN - age * DAY,
            expirationTime: kept === null ? null : THEN + kept * DAY,
          }),
        ),
      { maxLength: 4 },
    );
  const anyInventory = fc
    .tuple(anyBackups("one"), anyBackups("two"), fc.integer({ min: 0, max: 12 }))
    .map(([one, two, age]) =>
      inventory({
        regions: ["us-ashburn-1", "us-phoenix-1"],
        compartments: [compartment()],
        volumes: ["one", "two"].map((id) =>
          volume({ id, name: id, timeCreated: THEN - age * DAY }),
        ),
        backups: [...one, ...two],
      }),
    );

  const isCounted = (check: Finding["checks"][number]) =>
    check.result === "fail" && !check.waived && !check.inGracePeriod;
  const isFailing = (it: Finding) =>
    (it.status !== "COMPLIANT" && !it.waived && !it.inGracePeriod) ||
    it.checks.some((check) => check.isRequired && isCounted(check));

  test("an old failure is one by both", () => {
    fc.assert(
      fc.property(anyInventory, anyPolicy, anyPolicy, (given, before, after) => {
        const then = assess(given, before, GATE, THEN);
        const anew = assess(given, after, GATE, THEN);
        const now = assess(given, after, GATE, NOW, { baseline: asBaseline(then) });
        for (const finding of now.findings) {
          const [earlier, again] = [then, anew].map(({ findings }) =>
            findings.find((it) => it.volumeId === finding.volumeId),
          ) as [Finding, Finding];
          if (finding.drift === "persisting" || finding.drift === "changed") {
            expect([isFailing(earlier), isFailing(again)]).toEqual([true, true]);
          }
          for (const check of finding.checks) {
            if (!isCounted(check) || check.isNew) continue;
            const both = [earlier, again].map((it) => it.checks.find(({ id }) => id === check.id));
            expect(both.map((it) => it !== undefined && it.result === "fail")).toEqual([
              true,
              true,
            ]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("under the same rules what failed in the same way is old", () => {
    fc.assert(
      fc.property(anyInventory, anyPolicy, (given, rules) => {
        const then = assess(given, rules, GATE, THEN);
        const again = assess(given, rules, GATE, THEN, { baseline: asBaseline(then) });
        for (const { drift, checks } of again.findings) {
          expect(["none", "persisting"]).toContain(drift);
          expect(checks.filter(({ isNew }) => isNew).every((it) => !isCounted(it))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
