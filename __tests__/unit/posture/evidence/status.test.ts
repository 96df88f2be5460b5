import { describe, expect, test } from "@jest/globals";
import type { Backup } from "../../../../src/inventory/inventory.js";
import { evidenceOf } from "../../../../src/posture/evidence/backup-evidence.js";
import { judgeStatus } from "../../../../src/posture/evidence/status.js";
import { daysToMs } from "../../../../src/plain/days.js";
import { backup, DAY, NOW, volume } from "../inventory-builder.js";

function judge(
  backups: readonly Backup[],
  isOwnListingUnread: boolean,
  limitMs: number,
  restsOnIndex = false,
) {
  const { all, recoveryPoints } = evidenceOf(volume(), backups, NOW);
  return judgeStatus(volume(), {
    backups: all,
    newest: recoveryPoints[0] ?? null,
    ...{ isOwnListingUnread, restsOnIndex, maxBackupAgeMs: limitMs, now: NOW },
  });
}

const aged = (ms: number) => backup({ timeCreated: NOW - ms });

describe("judgeStatus", () => {
  test.each([
    ["fresh", 1.25 * DAY, 7, "COMPLIANT", "newest recovery point is 1.25 days old (limit 7)"],
    [
      "exactly at the limit",
      7 * DAY,
      7,
      "COMPLIANT",
      "newest recovery point is 7 days old (limit 7)",
    ],
    ["one day", DAY, 7, "COMPLIANT", "newest recovery point is 1 day old (limit 7)"],
    [
      "a millisecond over",
      7 * DAY + 1,
      7,
      "STALE_BACKUP",
      "newest recovery point is 7 days old (limit 7, exceeded by less than 0.01 days)",
    ],
    ["stale", 9.5 * DAY, 7, "STALE_BACKUP", "newest recovery point is 9.5 days old (limit 7)"],
    [
      "a fraction of a day",
      60_480_000,
      0.7,
      "COMPLIANT",
      "newest recovery point is 0.7 days old (limit 0.7)",
    ],
    [
      "minutes",
      5_400_001,
      0.0625,
      "STALE_BACKUP",
      "newest recovery point is 0.06 days old (limit 0.0625, exceeded by less than 0.01 days)",
    ],
  ])("%s", (_, ageMs, limit, status, reason) => {
    const facts = judge([aged(ageMs)], false, daysToMs(limit));
    expect(facts).toMatchObject({ status, reason, ageMs });
  });

  test("what rests on the index is told as that, and a fresh recovery point needs no more", () => {
    const reasonOf = (backups: readonly Backup[]) => judge(backups, false, 7 * DAY, true).reason;
    expect(reasonOf([])).toBe(
      "no recovery point: no backup exists, as far as Resource Search shows",
    );
    expect(reasonOf([aged(9 * DAY)])).toBe(
      "newest recovery point is 9 days old (limit 7), as far as Resource Search shows",
    );
    expect(reasonOf([aged(DAY)])).toBe("newest recovery point is 1 day old (limit 7)");
  });

  test("a backup from the future is of age 0", () => {
    const facts = judge([aged(-DAY)], false, 7 * DAY);
    expect(facts).toMatchObject({ status: "COMPLIANT", ageMs: 0 });
  });

  test("no backup at all", () => {
    expect(judge([], false, 7 * DAY)).toEqual({
      status: "NO_BACKUP",
      ageMs: null,
      reason: "no recovery point: no backup exists",
    });
  });

  test("none usable: says why, each backup once", () => {
    const faulty = backup({ id: "f", lifecycleState: "FAULTY" });
    const expired = backup({ id: "e", expirationTime: NOW - 1 });
    const facts = judge([expired, faulty, faulty], false, 7 * DAY);
    expect(facts.status).toBe("NO_BACKUP");
    expect(facts.reason).toBe(
      "no recovery point: 2 backups exist, none usable (1 FAULTY, 1 expired)",
    );
  });

  test("none usable: one listed twice while it was made, whichever listing came first", () => {
    const made = backup({ id: "e", expirationTime: NOW - 1 });
    const beingMade = { ...made, lifecycleState: "CREATING" };
    for (const listed of [
      [made, beingMade],
      [beingMade, made],
    ]) {
      expect(judge(listed, false, 7 * DAY).reason).toBe(
        "no recovery point: 1 backup exists, none usable (1 expired)",
      );
    }
  });

  test("a single one that is not usable", () => {
    const elsewhere = backup({ region: "eu-frankfurt-1" });
    expect(judge([elsewhere], false, 7 * DAY).reason).toBe(
      "no recovery point: 1 backup exists, none usable (1 in another region)",
    );
  });

  describe("when the compartment's own backups could not be listed", () => {
    test("a fresh one found elsewhere is enough", () => {
      expect(judge([aged(DAY)], true, 7 * DAY).status).toBe("COMPLIANT");
    });

    test("none found: it cannot be told", () => {
      const facts = judge([], true, 7 * DAY);
      expect(facts.status).toBe("UNKNOWN");
      expect(facts.reason).toBe("backups in this compartment could not be listed");
    });

    test("a stale one found elsewhere: it cannot be told either", () => {
      const facts = judge([aged(9.5 * DAY)], true, 7 * DAY);
      expect(facts.status).toBe("UNKNOWN");
      expect(facts.reason).toBe(
        "backups in this compartment could not be listed; " +
          "the newest recovery point found elsewhere is 9.5 days old (limit 7)",
      );
    });
  });
});
