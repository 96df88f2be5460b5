import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { CheckSubject } from "../../../../src/posture/check.js";
import { nextBreach } from "../../../../src/posture/checks/next-breach.js";
import { newestFirst } from "../../../../src/posture/evidence/recovery-point.js";
import {
  aged,
  assigned,
  DAILY,
  DAY,
  HOUR,
  MONTHLY,
  NONE,
  NOW,
  settings,
  subject,
  UNREAD,
  UNREADABLE,
} from "./subject-builder.js";

const breach = (over: Partial<CheckSubject>) => nextBreach(subject(over));
const scheduled = (ms: number, over = {}) => aged(ms, { isScheduled: true, ...over });
const limit = (days: number) => ({ settings: settings({ maxBackupAgeMs: days * DAY }) });
const START = NOW - 0.25 * HOUR;

describe("the next breach", () => {
  test.each<[string, Partial<CheckSubject>, number | null]>([
    ["the newest recovery point reaches the limit", {}, NOW + 6 * DAY],
    [
      "the newest expires before",
      { recoveryPoints: [aged(DAY, { expirationTime: NOW + 1 })] },
      NOW + 1,
    ],
    [
      "an older one outlives the newest",
      { recoveryPoints: [aged(DAY, { expirationTime: NOW + HOUR }), aged(2 * DAY)] },
      NOW + 5 * DAY,
    ],
    ["stale already", { status: "STALE_BACKUP" }, null],
    ["none at all", { status: "NO_BACKUP", recoveryPoints: [] }, null],
    ["not known", { status: "UNKNOWN", recoveryPoints: [] }, null],
    ["no policy", { policy: NONE }, NOW + 6 * DAY],
    ["the policy unread", { policy: UNREAD }, NOW + 6 * DAY],
    ["a policy without schedules", { policy: assigned([]) }, NOW + 6 * DAY],
    ["a policy that cannot be read", { policy: assigned([UNREADABLE]) }, NOW + 6 * DAY],
    ["a limit beyond any calendar", { settings: settings({ maxBackupAgeMs: 9e15 }) }, null],
  ])("%s", (_, over, expected) => {
    expect(breach(over)).toBe(expected);
  });

  test("is told of a volume with more backups than a call takes arguments", () => {
    const many = Array.from({ length: 200_000 }, (_, index) => scheduled(HOUR + index));
    const over = { policy: assigned([DAILY]), backups: many, recoveryPoints: many };
    expect(breach({ ...over, ...limit(1) })).toBe(
      breach({ ...over, recoveryPoints: many.slice(0, 1), ...limit(1) }),
    );
  });

  describe("with a schedule", () => {
    const kept = (schedule: typeof DAILY, days: number) =>
      assigned([{ ...schedule, retentionSeconds: days * 86_400 }]);

    test.each<[string, Partial<CheckSubject>, number | null]>([
      [
        "that goes on for ever, none",
        { policy: assigned([DAILY]), recoveryPoints: [scheduled(HOUR)] },
        null,
      ],
      [
        "whose last start may still come, none",
        { policy: assigned([DAILY]), recoveryPoints: [scheduled(DAY)], ...limit(1.001) },
        null,
      ],
      [
        "that runs too seldom: a monthly one, on 1 December",
        { policy: assigned([MONTHLY]), recoveryPoints: [scheduled(4 * DAY)] },
        NOW + 3 * DAY,
      ],
      [
        "that comes after the breach by a millisecond",
        {
          policy: assigned([DAILY]),
          recoveryPoints: [scheduled(0.25 * HOUR)],
          settings: settings({ maxBackupAgeMs: DAY - 1 }),
        },
        START + DAY - 1,
      ],
      [
        "that comes exactly at it",
        {
          policy: assigned([DAILY]),
          recoveryPoints: [scheduled(0.25 * HOUR)],
          settings: settings({ maxBackupAgeMs: DAY }),
        },
        null,
      ],
      [
        "that renews it once, and then too late: the 1st and the 15th, 16 days",
        {
          policy: assigned([MONTHLY, { ...MONTHLY, dayOfMonth: 15 }]),
          recoveryPoints: [scheduled(4 * DAY)],
          ...limit(16),
        },
        // From 15 December to 1 January are 17 days.
        Date.UTC(2026, 11, 31),
      ],
      [
        "whose backups are kept for less than the limit",
        { policy: kept(DAILY, 0.5), recoveryPoints: [scheduled(HOUR)], ...limit(2) },
        NOW + 2 * DAY - HOUR,
      ],
      [
        "one of which keeps nothing and never runs, since the other takes each day",
        {
          policy: assigned([DAILY, { ...DAILY, period: "ONE_HOUR", retentionSeconds: 0 }]),
          recoveryPoints: [scheduled(HOUR)],
        },
        null,
      ],
      [
        "the last of which is kept longer than the others",
        {
          policy: assigned([
            { ...DAILY, retentionSeconds: 0 },
            { ...MONTHLY, retentionSeconds: 20 * 86_400 },
          ]),
          recoveryPoints: [scheduled(HOUR)],
          ...limit(27),
        },
        // The one of 1 December, as long as it is kept.
        Date.UTC(2026, 11, 21),
      ],
      [
        "that has missed a backup, by the recovery points alone",
        { policy: assigned([DAILY]), recoveryPoints: [scheduled(3 * DAY)] },
        NOW + 4 * DAY,
      ],
    ])("%s", (_, over, expected) => {
      expect(breach(over)).toBe(expected);
    });
  });

  test("until it, some recovery point is usable and recent; at it, none is", () => {
    const anyPoint = fc
      .record({
        age: fc.integer({ min: 0, max: 7 * DAY }),
        kept: fc.option(fc.integer({ min: 1, max: 20 * DAY })),
      })
      .map(({ age, kept }) => aged(age, { expirationTime: kept === null ? null : NOW + kept }));
    const anyPoints = fc.array(anyPoint, { minLength: 1, maxLength: 6 }).map(newestFirst);
    fc.assert(
      fc.property(anyPoints, (recoveryPoints) => {
        const at = breach({ recoveryPoints }) ?? NaN;
        const isCompliant = (now: number) =>
          recoveryPoints.some(
            (it) => (it.expirationTime ?? Infinity) > now && now - it.timeCreated <= 7 * DAY,
          );
        expect(isCompliant(Math.max(NOW, at - 1))).toBe(true);
        expect(isCompliant(at + 1)).toBe(false);
      }),
    );
  });
});
