import { describe, expect, test } from "@jest/globals";
import { scheduleMissed } from "../../../../src/posture/checks/schedule-missed.js";
import { volume } from "../inventory-builder.js";
import {
  command,
  aged,
  assigned,
  type Case,
  DAILY,
  DAY,
  HOUR,
  NONE,
  NOW,
  outcome,
  UNREAD,
  UNREADABLE,
} from "./subject-builder.js";

const daily = assigned([DAILY]);
const grouped = assigned([DAILY], { via: "volume_group" });
/** The last start, at 03:00 UTC, was a quarter of an hour ago. */
const START = NOW - 0.25 * HOUR;
const scheduled = (ms: number, over = {}) => aged(ms, { isScheduled: true, ...over });
const POLICY = 'backup policy "nightly" of the volume';
const NOTHING_MISSED = `${POLICY} has missed no backup`;

describe("schedule-missed", () => {
  test.each<Case>([
    ["the last one came", { policy: daily, backups: [scheduled(DAY)] }, "pass", NOTHING_MISSED],
    [
      "two days without one",
      { policy: daily, backups: [scheduled(2.5 * DAY)] },
      "fail",
      `${POLICY} has missed its backups since the one due 2026-11-03 03:00 UTC, 2.01 days ago`,
    ],
    [
      "only manual ones since",
      { policy: daily, backups: [aged(HOUR), scheduled(2.5 * DAY)] },
      "fail",
      `${POLICY} has missed its backups since the one due 2026-11-03 03:00 UTC, 2.01 days ago`,
    ],
    [
      "only manual ones since, which the schedule of its group may have made",
      { policy: grouped, backups: [aged(HOUR), scheduled(2.5 * DAY)] },
      "unknown",
      "the scheduled backup due 2026-11-03 03:00 UTC, 2.01 days ago, was not found; those made since are not marked as scheduled, and may be the group's",
    ],
    [
      "none at all since, in a group",
      { policy: grouped, backups: [aged(2.1 * DAY), scheduled(2.5 * DAY)] },
      "fail",
      'backup policy "nightly" of its volume group has missed its backups since the one due 2026-11-03 03:00 UTC, 2.01 days ago',
    ],
    [
      "a FAULTY one is none",
      { policy: daily, backups: [scheduled(DAY, { lifecycleState: "FAULTY" })] },
      "fail",
      `${POLICY} has missed its backups since the one due 2026-07-29 03:00 UTC, 99.01 days ago`,
    ],
    [
      "one that is gone was made",
      { policy: daily, backups: [scheduled(DAY, { lifecycleState: "TERMINATED" })] },
      "pass",
      NOTHING_MISSED,
    ],
    [
      "one still being made, exactly within the slack",
      { policy: daily, backups: [scheduled(DAY, { lifecycleState: "CREATING" })] },
      "pass",
      NOTHING_MISSED,
    ],
    [
      "one being made for longer",
      { policy: daily, backups: [scheduled(DAY + 1, { lifecycleState: "CREATING" })] },
      "fail",
      `${POLICY} has missed its backups since the one due 2026-07-29 03:00 UTC, 99.01 days ago`,
    ],
    [
      "one requested, without a creation time yet",
      {
        policy: daily,
        backups: [
          scheduled(NaN, { lifecycleState: "REQUEST_RECEIVED", timeRequestReceived: START }),
        ],
      },
      "pass",
      NOTHING_MISSED,
    ],
    [
      "one without any time is not counted",
      { policy: daily, backups: [scheduled(NaN), scheduled(DAY)] },
      "pass",
      NOTHING_MISSED,
    ],
    [
      "a volume younger than its first start",
      { policy: daily, backups: [], volume: volume({ timeCreated: NOW - HOUR }) },
      "pass",
      NOTHING_MISSED,
    ],
    [
      "a policy assigned after the last start",
      { policy: assigned([DAILY], { assignedAt: START + 1 }), backups: [] },
      "pass",
      NOTHING_MISSED,
    ],
    [
      "missing, but not all backups were read",
      { policy: daily, backups: [scheduled(2.5 * DAY)], areBackupsRead: false },
      "unknown",
      "the scheduled backup due 2026-11-03 03:00 UTC, 2.01 days ago, was not found, " +
        "but not all backups could be listed",
    ],
    [
      "not all backups were read, but the newest is there",
      { policy: daily, backups: [scheduled(DAY)], areBackupsRead: false },
      "pass",
      NOTHING_MISSED,
    ],
    [
      "an unreadable schedule",
      { policy: assigned([UNREADABLE]) },
      "unknown",
      `${POLICY} has a schedule that this version cannot read`,
    ],
    ["no schedules", { policy: assigned([]) }, "not_applicable", `${POLICY} has no schedules`],
    [
      "no policy",
      { policy: NONE },
      "not_applicable",
      "no backup policy is assigned, so no backup is scheduled",
    ],
    ["unread", { policy: UNREAD }, "unknown", "the backup policy could not be looked up"],
    [
      "not looked up",
      {},
      "not_applicable",
      "the backup policy was not looked up, since no rule asks for it",
    ],
  ])("%s", (_, over, result, message) => {
    expect(outcome(scheduleMissed, over)).toEqual([result, message]);
  });

  test("the slack of a day ends to the millisecond", () => {
    const created = NOW - 2 * DAY;
    const at = (now: number) =>
      outcome(scheduleMissed, {
        policy: daily,
        backups: [],
        volume: volume({ timeCreated: created }),
        now,
      })[0];
    const due = START - DAY;
    expect(at(due + DAY - 1)).toBe("pass");
    expect(at(due + DAY)).toBe("fail");
  });

  test("an unreadable creation time of the volume hides nothing", () => {
    const over = { policy: daily, backups: [], volume: volume({ timeCreated: NaN }) };
    expect(outcome(scheduleMissed, over)[0]).toBe("fail");
  });

  test("the remedy assigns the policy once more", () => {
    const remedy = command(scheduleMissed, { policy: daily, backups: [] });
    expect(remedy).toMatch(
      /^oci bv volume-backup-policy-assignment create --policy-id ocid1\.volumebackuppolicy\.oc1\.\.p --asset-id ocid1/,
    );
  });
});
