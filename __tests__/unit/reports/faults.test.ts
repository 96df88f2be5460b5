import { describe, expect, test } from "@jest/globals";

import { DAY_MS } from "../../../src/plain/days.js";
import { worstFirst } from "../../../src/reports/faults.js";
import { finding } from "../github/assessment-fixture.js";

const namesOf = (...given: Parameters<typeof finding>[0][]) =>
  worstFirst(given.map((it) => finding(it))).map(({ volumeName }) => volumeName);

describe("the worst volumes come first", () => {
  test("by status", () => {
    expect(
      namesOf(
        { volumeName: "good", status: "COMPLIANT" },
        { volumeName: "open", status: "UNKNOWN" },
        { volumeName: "old", status: "STALE_BACKUP" },
        { volumeName: "bare", status: "NO_BACKUP" },
      ),
    ).toEqual(["bare", "old", "open", "good"]);
  });

  test("of one status those in their grace period last", () => {
    expect(
      namesOf(
        { volumeName: "young", status: "NO_BACKUP", inGracePeriod: true },
        { volumeName: "grown", status: "NO_BACKUP", inGracePeriod: false },
        { volumeName: "old", status: "STALE_BACKUP", inGracePeriod: false },
      ),
    ).toEqual(["grown", "young", "old"]);
  });

  test("then by how far the backup is past its own limit", () => {
    const stale = { status: "STALE_BACKUP", inGracePeriod: false } as const;
    expect(
      namesOf(
        { ...stale, volumeName: "older", backupAgeMs: 40 * DAY_MS, maxBackupAgeDays: 30 },
        { ...stale, volumeName: "further", backupAgeMs: 6 * DAY_MS, maxBackupAgeDays: 1 },
      ),
    ).toEqual(["further", "older"]);
  });
});
