import { describe, expect, test } from "@jest/globals";
import { lastBackupFaulty } from "../../../../src/posture/checks/last-backup-faulty.js";
import { command, aged, type Case, DAY, HOUR, NOW, outcome, settings } from "./subject-builder.js";

const inState = (lifecycleState: string, ms: number, over = {}) =>
  aged(ms, { lifecycleState, ...over });
const YESTERDAY = "the newest attempt, of 2026-11-04 03:15 UTC,";

describe("last-backup-faulty", () => {
  test.each<Case>([
    ["AVAILABLE", {}, "pass", `${YESTERDAY} is AVAILABLE`],
    [
      "FAULTY",
      { backups: [inState("FAULTY", DAY), aged(2 * DAY)] },
      "fail",
      `${YESTERDAY} is FAULTY`,
    ],
    [
      "FAULTY before a good one",
      { backups: [aged(DAY), inState("FAULTY", 2 * DAY)] },
      "pass",
      `${YESTERDAY} is AVAILABLE`,
    ],
    [
      "CREATING for exactly a day",
      { backups: [inState("CREATING", DAY)] },
      "pass",
      `${YESTERDAY} is CREATING for 1 day`,
    ],
    [
      "CREATING for a millisecond more",
      { backups: [inState("CREATING", DAY + 1)] },
      "fail",
      "the newest attempt, of 2026-11-04 03:14 UTC, is CREATING for 1 day, longer than a day",
    ],
    [
      "requested for more than a day, without a creation time",
      {
        backups: [
          aged(3 * DAY),
          inState("REQUEST_RECEIVED", NaN, { timeRequestReceived: NOW - 30 * HOUR }),
        ],
      },
      "fail",
      "the newest attempt, of 2026-11-03 21:15 UTC, is REQUEST_RECEIVED for 1.25 days, longer than a day",
    ],
    [
      "the request counts, not the image",
      {
        backups: [
          inState("AVAILABLE", HOUR, { timeRequestReceived: NOW - 2 * DAY }),
          inState("FAULTY", DAY),
        ],
      },
      "fail",
      `${YESTERDAY} is FAULTY`,
    ],
    [
      "TERMINATED ones are no attempts",
      { backups: [inState("TERMINATED", HOUR), inState("TERMINATING", HOUR), aged(DAY)] },
      "pass",
      `${YESTERDAY} is AVAILABLE`,
    ],
    [
      "a state newer than this program",
      { backups: [inState("FROZEN", DAY)] },
      "unknown",
      `${YESTERDAY} is in a state that is not known`,
    ],
    [
      "a copy of an older one in the same region is no attempt",
      {
        backups: [
          inState("AVAILABLE", HOUR, { id: "copy", copyOfId: "old" }),
          inState("FAULTY", DAY, { id: "faulty" }),
          aged(2 * DAY, { id: "old" }),
        ],
      },
      "fail",
      `${YESTERDAY} is FAULTY`,
    ],
    ["none", { backups: [] }, "not_applicable", "no backup was attempted"],
    [
      "none with a time",
      { backups: [inState("FAULTY", NaN)] },
      "not_applicable",
      "no backup was attempted",
    ],
    [
      "not read",
      { backups: [inState("FAULTY", DAY)], areBackupsRead: false },
      "unknown",
      "not all backups could be listed, so the newest attempt is not known",
    ],
  ])("%s", (_, over, result, message) => {
    expect(outcome(lastBackupFaulty, over)).toEqual([result, message]);
  });

  test("the remedy is a backup now; no rule requires the check", () => {
    const remedy = command(lastBackupFaulty, { backups: [inState("FAULTY", DAY)] });
    expect(remedy).toMatch(/^oci bv backup create --volume-id ocid1/);
    expect(lastBackupFaulty.isRequired(settings())).toBe(false);
  });
});
