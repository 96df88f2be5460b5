import { describe, expect, test } from "@jest/globals";

import type { Backup } from "../../../../src/inventory/inventory.js";
import type { CheckSubject } from "../../../../src/posture/check.js";
import { protectionLevel } from "../../../../src/posture/checks/protection-level.js";
import { protectionFacts } from "../../../../src/posture/checks/protection-steps.js";
import { NOTHING_RESTORED } from "../../../../src/posture/evidence/restore-proofs.js";
import {
  aged,
  command,
  DAY,
  HOUR,
  NOW,
  outcome,
  requiring,
  subject,
  UNPROTECTED,
} from "./subject-builder.js";

const held = { protection: { ...UNPROTECTED, isIndefinite: true } };
const copy = (over: Partial<Backup> = {}, ms = DAY) =>
  aged(ms, { id: `copy${ms}`, region: "us-phoenix-1", ...held, ...over });
const attempt = (lifecycleState: string, ms: number, over: Partial<Backup> = {}) =>
  copy({ lifecycleState, ...over }, ms);
const proof = {
  ...{ backupId: "b", backupTime: NOW - DAY, backupRegion: "us-ashburn-1", seenAt: NOW },
  ...{ restoredVolumeId: "r", restoredAt: NOW - DAY, restoredRegion: "us-ashburn-1" },
};
const NO_RESTORE: Partial<CheckSubject> = {
  ...requiring({ "protection-level": "3-2-1-1-0" }),
  ...{ recoveryPoints: [aged(DAY)], copies: [copy()] },
};
const WHOLE: Partial<CheckSubject> = { ...NO_RESTORE, restore: { ...NOTHING_RESTORED, proof } };
const HOME_FAILED = { backups: [aged(1, { lifecycleState: "FAULTY" }), aged(DAY)] };
const COPY_FAILED = { elsewhere: [attempt("FAULTY", HOUR), copy()] };
const HOME = "the newest attempt, of 2026-11-05 03:14 UTC, is FAULTY";
const AWAY = "the newest attempt in us-phoenix-1, of 2026-11-05 02:15 UTC, is FAULTY";

describe("the 0 of a protection level rests on the newest attempt in every region of it", () => {
  const frankfurt = { region: "eu-frankfurt-1" };

  test.each<[string, readonly Backup[], string, string]>([
    ["one that failed", COPY_FAILED.elsewhere, "3-2-1-1", "3-2-1-1"],
    [
      "one that takes long",
      [attempt("CREATING", DAY + 1), copy({}, 2 * DAY)],
      "3-2-1-1",
      "3-2-1-1",
    ],
    ["one in a new state", [attempt("NEW", HOUR), copy()], "3-2-1-1", "3-2-1-1-0"],
    ["one being made", [attempt("CREATING", HOUR), copy()], "3-2-1-1-0", "3-2-1-1-0"],
    ["a failure before it", [copy(), attempt("FAULTY", 2 * DAY)], "3-2-1-1-0", "3-2-1-1-0"],
    ["a failure that is gone", [attempt("TERMINATED", HOUR), copy()], "3-2-1-1-0", "3-2-1-1-0"],
    [
      "a failure where nothing lies",
      [attempt("FAULTY", HOUR, frankfurt), copy()],
      "3-2-1-1-0",
      "3-2-1-1-0",
    ],
  ])("%s", (_, elsewhere, proven, possible) => {
    expect(protectionFacts(subject({ ...WHOLE, elsewhere }))).toEqual({ proven, possible });
  });

  test("a copy in the volume's own region hides no failure there", () => {
    const again = aged(1, { id: "again", copyOfId: "old" });
    const backups = [again, aged(HOUR, { lifecycleState: "FAULTY" }), aged(DAY, { id: "old" })];
    expect(protectionFacts(subject({ ...WHOLE, backups })).proven).toBe("3-2-1-1");
  });

  test("of several regions each one counts", () => {
    const copies = [copy(), copy(frankfurt)];
    const elsewhere = [attempt("FAULTY", HOUR, frankfurt), ...copies];
    expect(protectionFacts(subject({ ...WHOLE, copies, elsewhere })).proven).toBe("3-2-1-1");
  });

  test.each<[string, Partial<CheckSubject>, string]>([
    ["a copy", { ...WHOLE, ...COPY_FAILED }, AWAY],
    ["both", { ...WHOLE, ...HOME_FAILED, ...COPY_FAILED }, `${HOME}, and ${AWAY}`],
    [
      "both, and no restore test",
      { ...NO_RESTORE, ...HOME_FAILED, ...COPY_FAILED },
      `${HOME}, and ${AWAY}, and no restore of the last 365 days was seen`,
    ],
  ])("the message names all that failed: %s", (_, over, lack) => {
    const found = "the protection level 3-2-1-1 is proven (required 3-2-1-1-0)";
    expect(outcome(protectionLevel, over)).toEqual(["fail", `${found}: ${lack}`]);
  });

  test("the remedy makes a backup, and a copy where one failed", () => {
    const copied = command(protectionLevel, { ...WHOLE, ...COPY_FAILED });
    expect(copied).toMatch(/^oci bv backup copy .*oci bv backup create .*us-phoenix-1/);
    const both = command(protectionLevel, { ...WHOLE, ...HOME_FAILED, ...COPY_FAILED });
    expect(both).toMatch(/^oci bv backup create [^&]* && oci bv backup copy /);
    expect(command(protectionLevel, { ...NO_RESTORE, ...COPY_FAILED })).toBeNull();
  });
});
