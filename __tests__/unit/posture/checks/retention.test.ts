import { describe, expect, test } from "@jest/globals";
import { retention } from "../../../../src/posture/checks/retention.js";
import {
  command,
  aged,
  assigned,
  type Case,
  DAILY,
  DAY,
  NONE,
  NOW,
  outcome,
  requiring,
  settings,
} from "./subject-builder.js";

const keptFor = (ms: number) => ({
  recoveryPoints: [aged(DAY, { expirationTime: NOW - DAY + ms })],
});
const months = requiring({ retention: 35 * DAY });
const nothing = { ...months, recoveryPoints: [] };

describe("retention", () => {
  test.each<Case>([
    [
      "exactly long enough",
      { ...months, ...keptFor(35 * DAY) },
      "pass",
      "the newest recovery point is kept for 35 days (at least 35 required)",
    ],
    [
      "a millisecond too short",
      { ...months, ...keptFor(35 * DAY - 1) },
      "fail",
      "the newest recovery point is kept for 35 days (at least 35 required, short by less than 0.01 days)",
    ],
    [
      "too short",
      { ...months, ...keptFor(7 * DAY) },
      "fail",
      "the newest recovery point is kept for 7 days (at least 35 required)",
    ],
    [
      "without an expiration",
      months,
      "pass",
      "the newest recovery point is kept until it is deleted",
    ],
    [
      "too short, with a copy that is kept",
      {
        ...months,
        recoveryPoints: [...keptFor(7 * DAY).recoveryPoints, aged(DAY, { copyOfId: "b" })],
      },
      "pass",
      "the newest recovery point is kept until it is deleted",
    ],
    [
      "no recovery point: its schedules fall short",
      { ...nothing, policy: assigned([DAILY]) },
      "fail",
      'there is no recovery point; backup policy "nightly" of the volume keeps backups ' +
        "for 7 days (at least 35 required)",
    ],
    [
      "no recovery point: its schedules, the shortest of them, keep long enough",
      {
        ...requiring({ retention: 7 * DAY }),
        recoveryPoints: [],
        policy: assigned([DAILY, { ...DAILY, retentionSeconds: 30 * 86_400 }]),
      },
      "pass",
      'there is no recovery point; backup policy "nightly" of the volume keeps backups ' +
        "for 7 days (at least 7 required)",
    ],
    [
      "no recovery point, no policy",
      { ...nothing, policy: NONE },
      "fail",
      "there is no recovery point that is kept (at least 35 days required)",
    ],
    [
      "no recovery point, a policy without schedules",
      { ...nothing, policy: assigned([]) },
      "fail",
      "there is no recovery point that is kept (at least 35 days required)",
    ],
    [
      "not read",
      { ...months, areBackupsRead: false },
      "unknown",
      "not all backups could be listed, so the newest one is not known",
    ],
    ["not asked for", {}, "not_applicable", "no rule says how long backups are to be kept"],
  ])("%s", (_, over, result, message) => {
    expect(outcome(retention, over)).toEqual([result, message]);
  });

  test("the remedy: a backup that is kept, or another policy where one promises too little", () => {
    const tooShort = command(retention, { ...months, ...keptFor(DAY * 2) });
    expect(tooShort).toMatch(/^oci bv backup create /);
    const policy = command(retention, { ...nothing, policy: assigned([DAILY]) });
    expect(policy).toMatch(/^oci bv volume-backup-policy-assignment create /);
  });

  test("is required where a rule names a retention", () => {
    expect(retention.isRequired(settings())).toBe(false);
    expect(retention.isRequired(settings({}, { retention: DAY }))).toBe(true);
  });
});
