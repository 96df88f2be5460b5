import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { ComplianceStatus } from "../../../../src/posture/compliance-status.js";
import { compareRuns } from "../../../../src/posture/verdict/drift.js";
import type {
  FailingCheck,
  Snapshot,
  VolumeSnapshot,
} from "../../../../src/posture/verdict/snapshot.js";
import type { CheckId } from "../../../../src/settings/policy.js";

const THEN = Date.UTC(2026, 10, 4);
const NOW = Date.UTC(2026, 10, 5);

const failing = (id: CheckId, over: Partial<FailingCheck> = {}): FailingCheck => ({
  id,
  isRequired: true,
  isExcused: false,
  ...over,
});

function volume(status: ComplianceStatus, over: Partial<VolumeSnapshot> = {}): VolumeSnapshot {
  return {
    volumeId: "v",
    volumeName: "data",
    compartmentPath: "acme/prod",
    region: "us-ashburn-1",
    status,
    isExcused: false,
    failing: [],
    recoveryPointAt: null,
    timeCreated: null,
    rule: null,
    firstSeenAt: null,
    ...over,
  };
}

const at = (generatedAt: number, volumes: readonly VolumeSnapshot[]): Snapshot => ({
  generatedAt,
  source: "report.json",
  limitsHeld: null,
  rules: new Map(),
  volumes,
});

const compare = (then: readonly VolumeSnapshot[] | null, now: readonly VolumeSnapshot[]) =>
  compareRuns(then && at(THEN, then), at(NOW, now));

const OK = volume("COMPLIANT");
const STALE = volume("STALE_BACKUP");
const NONE = volume("NO_BACKUP");
const EXCUSED = volume("NO_BACKUP", { isExcused: true });
const NO_KEY = volume("COMPLIANT", { failing: [failing("customer-managed-key")] });
const KEY_UNTOLD = volume("COMPLIANT", { untold: ["customer-managed-key"] });
const KEY_WAIVED = volume("COMPLIANT", {
  failing: [failing("customer-managed-key", { isExcused: true })],
});

describe("compareRuns", () => {
  test.each<[string, VolumeSnapshot | null, VolumeSnapshot, string, number]>([
    ["was well and is stale", OK, STALE, "new", 0],
    ["was not there and is stale", null, STALE, "new", 0],
    ["was not there and is well", null, OK, "none", 0],
    ["is stale as it was", STALE, STALE, "persisting", 0],
    ["lost its last backup", STALE, NONE, "changed", 0],
    ["was stale and is well", STALE, OK, "none", 1],
    ["failed a check that cannot be told now", NO_KEY, KEY_UNTOLD, "none", 0],
    ["was stale, of which another check cannot be told", STALE, KEY_UNTOLD, "none", 1],
    ["was unknown and is well", volume("UNKNOWN"), OK, "none", 1],
    ["fails a required check that it passed", OK, NO_KEY, "new", 0],
    ["passes a required check that it failed", NO_KEY, OK, "none", 1],
    ["fails a check beside its status as before", NO_KEY, NO_KEY, "persisting", 0],
    ["turned stale, having failed a check", NO_KEY, STALE, "changed", 0],
    ["came out of its grace period or exemption", EXCUSED, NONE, "new", 0],
    ["is newly exempt, which resolves nothing", NONE, EXCUSED, "none", 0],
    ["is exempt as it was", EXCUSED, EXCUSED, "none", 0],
    ["has a check newly exempt", NO_KEY, KEY_WAIVED, "none", 0],
    ["has a check no longer exempt", KEY_WAIVED, NO_KEY, "new", 0],
    [
      "had its status exempt while a check failed",
      { ...EXCUSED, failing: [failing("immutable")] },
      { ...NONE, failing: [failing("immutable")] },
      "changed",
      0,
    ],
    [
      "fails only what no rule requires",
      OK,
      volume("COMPLIANT", { failing: [failing("retention", { isRequired: false })] }),
      "none",
      0,
    ],
  ])("a volume that %s", (_, then, now, drift, resolved) => {
    const compared = compare(then === null ? [] : [then], [now]);
    expect(compared.byVolume.get("v")?.drift).toBe(drift);
    expect(compared.drift.resolved).toBe(resolved);
  });

  test("a volume that vanished is not resolved", () => {
    expect(compare([NONE], []).drift).toEqual({
      baseline: { generatedAt: THEN, source: "report.json" },
      new: 0,
      persisting: 0,
      changed: 0,
      resolved: 0,
      appeared: 0,
      vanished: 1,
      resolvedFindings: [],
    });
  });

  test("without an earlier run nothing is new, and what fails is first seen now", () => {
    const { drift, byVolume } = compare(null, [NONE, { ...NO_KEY, volumeId: "w" }]);
    expect(drift).toMatchObject({ baseline: null, new: 0, appeared: 0, vanished: 0 });
    expect(byVolume.get("v")).toEqual({ drift: "none", firstSeenAt: NOW, newlyFailing: [] });
    expect(byVolume.get("w")).toEqual({ drift: "none", firstSeenAt: NOW, newlyFailing: [] });
  });

  test("says what was resolved: where, and what failed", () => {
    const then = volume("STALE_BACKUP", {
      failing: [
        failing("backup-recency"),
        failing("immutable", { isExcused: true }),
        failing("retention", { isRequired: false }),
      ],
    });
    expect(compare([then], [OK]).drift.resolvedFindings).toEqual([
      {
        volumeId: "v",
        volumeName: "data",
        compartmentPath: "acme/prod",
        region: "us-ashburn-1",
        previousStatus: "STALE_BACKUP",
        previouslyFailing: ["backup-recency"],
        firstSeenAt: THEN,
      },
    ]);
  });

  test.each<[string, VolumeSnapshot | null, VolumeSnapshot, number | null]>([
    ["what the last run remembers", { ...STALE, firstSeenAt: 5 }, NONE, 5],
    ["the last run, when it remembers nothing", STALE, STALE, THEN],
    ["now, for a volume that was well", OK, STALE, NOW],
    ["now, for a volume that was not there", null, STALE, NOW],
    ["its grace period, for one that came out of it", { ...EXCUSED, firstSeenAt: 7 }, NONE, 7],
    ["never, while it does not fail", STALE, OK, null],
  ])("first seen to fail: %s", (_, then, now, expected) => {
    const { byVolume } = compare(then === null ? [] : [then], [now]);
    expect(byVolume.get("v")?.firstSeenAt).toBe(expected);
  });

  test("newly failing are checks that passed or were excused then, required or not", () => {
    const then = volume("STALE_BACKUP", {
      failing: [failing("backup-recency"), failing("immutable", { isExcused: true })],
    });
    const now = volume("STALE_BACKUP", {
      failing: [
        failing("backup-recency"),
        failing("retention", { isRequired: false }),
        failing("immutable"),
      ],
    });
    expect(compare([then], [now]).byVolume.get("v")?.newlyFailing).toEqual([
      "retention",
      "immutable",
    ]);
  });
});

const anyVolume: fc.Arbitrary<VolumeSnapshot> = fc.record({
  volumeId: fc.constantFrom("a", "b", "c", "d", "e", "f", "g"),
  volumeName: fc.constantFrom("x", "y"),
  compartmentPath: fc.constantFrom("acme", "acme/b"),
  region: fc.constantFrom("r1", "r2"),
  status: fc.constantFrom<ComplianceStatus>("COMPLIANT", "STALE_BACKUP", "NO_BACKUP", "UNKNOWN"),
  isExcused: fc.boolean(),
  failing: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom<CheckId>("backup-recency", "immutable", "retention"),
      isRequired: fc.boolean(),
      isExcused: fc.boolean(),
    }),
    { selector: (it) => it.id },
  ),
  recoveryPointAt: fc.constant(null),
  timeCreated: fc.constant(null),
  rule: fc.constant(null),
  firstSeenAt: fc.option(fc.integer({ min: 0, max: THEN })),
});
const anyVolumes = fc.uniqueArray(anyVolume, { selector: (it) => it.volumeId });

describe("for any two runs", () => {
  test("a run compared with itself has only what persists", () => {
    fc.assert(
      fc.property(anyVolumes, (volumes) => {
        const { drift, byVolume } = compare(volumes, volumes);
        expect(drift).toMatchObject({ new: 0, changed: 0, resolved: 0, appeared: 0, vanished: 0 });
        for (const each of byVolume.values()) expect(["persisting", "none"]).toContain(each.drift);
      }),
    );
  });

  test("the counts add up", () => {
    fc.assert(
      fc.property(anyVolumes, anyVolumes, (then, now) => {
        const { drift, byVolume } = compare(then, now);
        expect(byVolume.size).toBe(now.length);
        const kinds = [...byVolume.values()].map((it) => it.drift);
        for (const kind of ["new", "persisting", "changed"] as const) {
          expect(drift[kind]).toBe(kinds.filter((it) => it === kind).length);
        }
        expect(drift.resolved).toBe(drift.resolvedFindings.length);
        expect(now.length - drift.appeared).toBe(then.length - drift.vanished);
      }),
    );
  });

  test("the order of the volumes does not matter", () => {
    fc.assert(
      fc.property(anyVolumes, anyVolumes, (then, now) => {
        const { drift, byVolume } = compare(then, now);
        const turned = compare(then.toReversed(), now.toReversed());
        expect(turned.drift).toEqual(drift);
        expect(new Map([...turned.byVolume].toReversed())).toEqual(byVolume);
      }),
    );
  });
});
