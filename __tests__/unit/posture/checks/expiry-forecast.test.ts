import { describe, expect, test } from "@jest/globals";
import { expiryForecast } from "../../../../src/posture/checks/expiry-forecast.js";
import {
  command,
  aged,
  assigned,
  type Case,
  DAILY,
  DAY,
  MONTHLY,
  NONE,
  NOW,
  outcome,
  settings,
  UNREAD,
} from "./subject-builder.js";

const points = (...recoveryPoints: ReturnType<typeof aged>[]) => ({ recoveryPoints });
const IN_2_DAYS = "2026-11-07 03:15 UTC, in 2 days";
const scheduledPoint = points(aged(5 * DAY, { isScheduled: true }));

describe("expiry-forecast", () => {
  test.each<Case>([
    ["far from a breach", {}, "pass", "the volume turns stale at 2026-11-11 03:15 UTC, in 6 days"],
    [
      "a breach exactly at the warning time",
      points(aged(4 * DAY)),
      "pass",
      "the volume turns stale at 2026-11-08 03:15 UTC, in 3 days",
    ],
    [
      "a millisecond nearer",
      points(aged(4 * DAY + 1)),
      "fail",
      "the volume turns stale at 2026-11-08 03:14 UTC, in 3 days",
    ],
    [
      "nearly too old, with a policy that does not run in time",
      { ...points(aged(5 * DAY)), policy: assigned([MONTHLY]) },
      "fail",
      `the volume turns stale at ${IN_2_DAYS}`,
    ],
    [
      "nearly too old, without a policy",
      { ...scheduledPoint, policy: NONE },
      "fail",
      `the volume turns stale at ${IN_2_DAYS}`,
    ],
    [
      "the only one expires",
      points(aged(DAY, { expirationTime: NOW + 2 * DAY })),
      "fail",
      `the volume loses its last recovery point at ${IN_2_DAYS}`,
    ],
    [
      "the recent one expires, an old one stays",
      points(aged(DAY, { expirationTime: NOW + 2 * DAY }), aged(9 * DAY)),
      "fail",
      `the volume turns stale at ${IN_2_DAYS}`,
    ],
    [
      "scheduled, and the policy was not looked up",
      scheduledPoint,
      "fail",
      `the volume turns stale at ${IN_2_DAYS}, unless a new backup is made`,
    ],
    [
      "a daily schedule renews it in time",
      { ...points(aged(6 * DAY)), policy: assigned([DAILY], { assignedAt: NOW - DAY }) },
      "pass",
      "recovery points stay within the limit as far as foreseen",
    ],
    [
      "near, but newer backups may be unread",
      { ...points(aged(5 * DAY)), areBackupsRead: false },
      "unknown",
      `the volume turns stale at ${IN_2_DAYS}, unless a backup that could not be listed is newer`,
    ],
    [
      "near, and the policy is unread",
      { ...points(aged(5 * DAY)), policy: UNREAD },
      "unknown",
      `the volume turns stale at ${IN_2_DAYS}, unless its backup policy, which could not be looked up, acts`,
    ],
    [
      "status unknown",
      { status: "UNKNOWN" },
      "unknown",
      "the recovery points of today are not known",
    ],
    [
      "stale already",
      { status: "STALE_BACKUP" },
      "not_applicable",
      "the volume has no recent recovery point now, which backup-recency says",
    ],
    [
      "no backup at all",
      { status: "NO_BACKUP" },
      "not_applicable",
      "the volume has no recent recovery point now, which backup-recency says",
    ],
  ])("%s", (_, over, result, message) => {
    expect(outcome(expiryForecast, over)).toEqual([result, message]);
  });

  test("the remedy is a backup now; no rule requires the check", () => {
    const remedy = command(expiryForecast, points(aged(5 * DAY)));
    expect(remedy).toMatch(/^oci bv backup create --volume-id ocid1/);
    expect(expiryForecast.isRequired(settings())).toBe(false);
  });
});
