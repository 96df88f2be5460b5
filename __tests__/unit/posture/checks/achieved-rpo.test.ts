import { describe, expect, test } from "@jest/globals";
import { achievedRpo } from "../../../../src/posture/checks/achieved-rpo.js";
import {
  command,
  aged,
  assigned,
  type Case,
  DAILY,
  DAY,
  HOUR,
  NOW,
  outcome,
  requiring,
  settings,
} from "./subject-builder.js";

const ages = (...days: number[]) => ({ recoveryPoints: days.map((each) => aged(each * DAY)) });
const twoDays = requiring({ "achieved-rpo": 2 * DAY });
const weekly = (days: number) => aged(days * DAY, { expirationTime: NOW - (days - 28) * DAY });
const daily = (days: number) => aged(days * DAY, { expirationTime: NOW - (days - 7) * DAY });
const expired = "; of older backups some have expired";

describe("achieved-rpo", () => {
  test.each<Case>([
    [
      "a gap exactly at the limit",
      { ...twoDays, ...ages(1, 3, 4) },
      "pass",
      "achieved RPO is 2 days (limit 2), measured since 2026-11-01 03:15 UTC",
    ],
    [
      "a gap a millisecond wider",
      { ...twoDays, recoveryPoints: [aged(DAY), aged(3 * DAY + 1)] },
      "fail",
      "achieved RPO is 2 days (limit 2, exceeded by less than 0.01 days), " +
        "measured since 2026-11-02 03:14 UTC",
    ],
    [
      "a gap between",
      { ...twoDays, ...ages(1, 6, 7) },
      "fail",
      "achieved RPO is 5 days (limit 2), measured since 2026-10-29 03:15 UTC",
    ],
    [
      "the gap up to now",
      { ...twoDays, ...ages(3) },
      "fail",
      "achieved RPO is 3 days (limit 2), measured since 2026-11-02 03:15 UTC",
    ],
    [
      "without a limit of its own, the age limit holds",
      ages(1, 8),
      "pass",
      "achieved RPO is 7 days (limit 7), measured since 2026-10-28 03:15 UTC",
    ],
    [
      "a gap before the window does not count",
      ages(1, 6, 12, 18, 24, 30, 31, 60),
      "pass",
      "achieved RPO is 6 days (limit 7), measured since 2026-10-05 03:15 UTC",
    ],
    [
      "one that ends exactly where the window begins does",
      ages(1, 6, 12, 18, 24, 30, 40),
      "fail",
      "achieved RPO is 10 days (limit 7), measured since 2026-09-26 03:15 UTC",
    ],
    [
      "from a clock ahead of ours",
      ages(-1),
      "pass",
      "achieved RPO is 0 days (limit 7), measured since 2026-11-05 03:15 UTC",
    ],
    [
      "daily ones kept for a week, weekly ones for a month",
      {
        ...twoDays,
        recoveryPoints: [...[0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5].map(daily), weekly(12.5)],
      },
      "pass",
      `achieved RPO is 1 day (limit 2), measured since 2026-10-29 03:15 UTC${expired}`,
    ],
    [
      "a gap while all were still kept",
      { ...twoDays, recoveryPoints: [daily(0.5), daily(3.5), weekly(12.5)] },
      "fail",
      "achieved RPO is at least 3.5 days (limit 2), measured since 2026-10-23 15:15 UTC",
    ],
    [
      "kept for so short that nothing is shown",
      {
        ...twoDays,
        recoveryPoints: [aged(HOUR), aged(9 * DAY)],
        policy: assigned([{ ...DAILY, retentionSeconds: 2 * 86_400 }]),
      },
      "unknown",
      "a gap of 8.96 days between recovery points (limit 2 days) may have held backups that have expired since",
    ],
    ["none", ages(), "fail", "there is no recovery point, so no RPO is achieved"],
    [
      "not read",
      { areBackupsRead: false },
      "unknown",
      "not all backups could be listed, so gaps are not known",
    ],
  ])("%s", (_, over, result, message) => {
    expect(outcome(achievedRpo, over)).toEqual([result, message]);
  });

  test("the remedy: a first backup; what was is fixed by nothing", () => {
    const remedy = (over: Parameters<typeof command>[1]) =>
      command(achievedRpo, { ...twoDays, ...over });
    expect(remedy(ages())).toMatch(/^oci bv backup create /);
    expect(remedy(ages(3))).toBeNull();
    expect(remedy(ages(1, 6))).toBeNull();
  });

  test("is required where a rule names an RPO", () => {
    expect(achievedRpo.isRequired(settings())).toBe(false);
    expect(achievedRpo.isRequired(settings({}, { "achieved-rpo": DAY }))).toBe(true);
  });
});
