import { describe, expect, test } from "@jest/globals";

import type { Backup } from "../../../../src/inventory/inventory.js";
import type { CheckSubject } from "../../../../src/posture/check.js";
import { protectionLevel } from "../../../../src/posture/checks/protection-level.js";
import { protectionFacts } from "../../../../src/posture/checks/protection-steps.js";
import { NOTHING_RESTORED } from "../../../../src/posture/evidence/restore-proofs.js";
import type { Requirements } from "../../../../src/settings/policy.js";
import {
  command,
  aged,
  type Case,
  DAY,
  NOW,
  outcome,
  requiring,
  settings,
  subject,
  UNPROTECTED,
} from "./subject-builder.js";

const open = { protection: UNPROTECTED };
const held = { protection: { ...UNPROTECTED, isIndefinite: true } };
const home = (over: Partial<Backup> = {}, ms = DAY) => aged(ms, { ...open, ...over });
const away = (over: Partial<Backup> = {}, ms = DAY) =>
  aged(ms, { ...open, id: `copy${ms}`, copyOfId: home().id, region: "us-phoenix-1", ...over });
const restored = (ms: number) => ({
  ...NOTHING_RESTORED,
  proof: {
    ...{ backupId: "b", backupTime: NOW - ms, backupRegion: "us-ashburn-1", seenAt: NOW },
    ...{ restoredVolumeId: "r", restoredAt: NOW - ms, restoredRegion: "us-ashburn-1" },
  },
});

type Over = Partial<CheckSubject>;
const ONLY_HOME: Over = { recoveryPoints: [home()] };
const TWO: Over = { recoveryPoints: [home()], copies: [away()] };
const LOCKED: Over = { recoveryPoints: [home()], copies: [away(held)] };
const WHOLE: Over = { ...LOCKED, restore: restored(DAY) };
const FAILED: Over = { backups: [home({ lifecycleState: "FAULTY" }, 1), home()] };
const UNREAD: Over = { areBackupsRead: false, areCopiesRead: false };
const ELSEWHERE_UNREAD: Over = { areCopiesRead: false };

describe("the protection level", () => {
  test.each<[string, Over, string, string]>([
    ["no backup", { recoveryPoints: [] }, "1", "1"],
    ["an old one", { recoveryPoints: [home({}, 7 * DAY + 1)] }, "1", "1"],
    ["one at the limit", { recoveryPoints: [home({}, 7 * DAY)] }, "2-2", "2-2"],
    [
      "two of different days in one region",
      { recoveryPoints: [home(), home({}, 2 * DAY)] },
      "2-2",
      "2-2",
    ],
    ["a copy elsewhere alone", { recoveryPoints: [], copies: [away()] }, "2-2", "2-2"],
    ["one at home and an old copy", { ...TWO, copies: [away({}, 8 * DAY)] }, "2-2", "2-2"],
    ["one at home and a copy", TWO, "3-2-1", "3-2-1"],
    [
      "copies in two other regions",
      { recoveryPoints: [], copies: [away(), away({ region: "eu-frankfurt-1" })] },
      "3-2-1",
      "3-2-1",
    ],
    ["the copy is held", LOCKED, "3-2-1-1", "3-2-1-1"],
    ["the one at home is held", { ...TWO, recoveryPoints: [home(held)] }, "3-2-1-1", "3-2-1-1"],
    [
      "an old one is held",
      { ...TWO, recoveryPoints: [home(), home(held, 9 * DAY)] },
      "3-2-1",
      "3-2-1",
    ],
    ["held, and not copied", { recoveryPoints: [home(held)] }, "2-2", "2-2"],
    ["restored", WHOLE, "3-2-1-1-0", "3-2-1-1-0"],
    ["restored, and not held", { ...TWO, restore: restored(DAY) }, "3-2-1", "3-2-1"],
    [
      "restored within a year",
      { ...LOCKED, restore: restored(365 * DAY) },
      "3-2-1-1-0",
      "3-2-1-1-0",
    ],
    ["restored long ago", { ...LOCKED, restore: restored(365 * DAY + 1) }, "3-2-1-1", "3-2-1-1"],
    [
      "the newest attempt failed",
      { ...WHOLE, backups: [home({ lifecycleState: "FAULTY" }, 1), home()] },
      "3-2-1-1",
      "3-2-1-1",
    ],
    [
      "the newest attempt is in a new state",
      { ...WHOLE, backups: [home({ lifecycleState: "NEW" }, 1), home()] },
      "3-2-1-1",
      "3-2-1-1-0",
    ],
  ])("%s", (_, over, proven, possible) => {
    expect(protectionFacts(subject(over))).toEqual({ proven, possible });
  });

  test.each<[string, Over, string, string]>([
    ["nothing could be listed", { ...UNREAD, recoveryPoints: [] }, "1", "3-2-1-1"],
    ["nothing elsewhere", { ...ONLY_HOME, ...ELSEWHERE_UNREAD }, "2-2", "3-2-1-1"],
    ["of the rest, all being there", { ...LOCKED, ...ELSEWHERE_UNREAD }, "3-2-1-1", "3-2-1-1"],
    ["of the rest, a restore was seen", { ...WHOLE, ...ELSEWHERE_UNREAD }, "3-2-1-1", "3-2-1-1-0"],
    [
      "another region, that is not audited",
      { ...ONLY_HOME, auditedRegions: ["us-ashburn-1"] },
      "2-2",
      "3-2-1-1",
    ],
    [
      "whether one is protected",
      { ...TWO, recoveryPoints: [home({ protection: null })] },
      "3-2-1",
      "3-2-1-1",
    ],
    [
      "until when it is",
      {
        ...TWO,
        recoveryPoints: [home({ protection: { ...UNPROTECTED, isRetentionLocked: true } })],
      },
      "3-2-1",
      "3-2-1-1",
    ],
    [
      "what was restored",
      { ...LOCKED, restore: { ...NOTHING_RESTORED, unseen: "volumes" } },
      "3-2-1-1",
      "3-2-1-1-0",
    ],
  ])("what is not known is not proven, and not excluded: %s", (_, over, proven, possible) => {
    expect(protectionFacts(subject(over))).toEqual({ proven, possible });
  });

  test.each<[string, Over, string, string]>([
    ["its original is seen", {}, "3-2-1", "3-2-1"],
    ["it is hidden", { backups: [] }, "2-2", "3-2-1-1"],
    ["there is nothing hidden", { backups: [], areBackupsHidden: false }, "3-2-1", "3-2-1"],
    ["they go in a circle", { copies: [away({ id: "x", copyOfId: "x" })] }, "2-2", "3-2-1-1"],
  ])(
    "a copy may be older than it looks where listings are hidden: %s",
    (_, over, proven, possible) => {
      const copied = { ...TWO, backups: [home()], areBackupsHidden: true, ...over };
      const facts = protectionFacts(subject({ restore: restored(400 * DAY), ...copied }));
      expect(facts).toEqual({ proven, possible });
    },
  );

  test.each<[string, Partial<Requirements>, Over, string]>([
    ["a copy", { "cross-region-copy": 14 * DAY }, { copies: [away({}, 14 * DAY)] }, "3-2-1"],
    [
      "a copy, and no recovery point",
      { "cross-region-copy": 14 * DAY },
      { recoveryPoints: [home({}, 14 * DAY)] },
      "2-2",
    ],
    [
      "a copy, less than otherwise",
      { "cross-region-copy": DAY },
      { copies: [away({}, DAY + 1)] },
      "2-2",
    ],
    [
      "a restore test",
      { "restore-tested": 30 * DAY },
      { ...LOCKED, restore: restored(31 * DAY) },
      "3-2-1-1",
    ],
  ])("the rule says how old may be %s", (_, require, over, proven) => {
    const given = subject({ ...TWO, ...requiring(require), ...over });
    expect(protectionFacts(given).proven).toBe(proven);
  });
});

const asking = (level: Requirements["protection-level"], over: Over): Over => ({
  ...requiring({ "protection-level": level }),
  ...over,
});

describe("protection-level", () => {
  test.each<Case>([
    ["not asked for", TWO, "not_applicable", "no rule asks for a protection level"],
    [
      "as asked",
      asking("3-2-1", TWO),
      "pass",
      "the protection level 3-2-1 is proven (required 3-2-1)",
    ],
    [
      "more than asked",
      asking("3-2-1", WHOLE),
      "pass",
      "the protection level 3-2-1-1-0 is proven (required 3-2-1)",
    ],
    [
      "no backup",
      asking("3-2-1", { recoveryPoints: [] }),
      "fail",
      "the protection level 1 is proven (required 3-2-1): no recent backup can be restored",
    ],
    [
      "no copy",
      asking("3-2-1-1", ONLY_HOME),
      "fail",
      "the protection level 2-2 is proven (required 3-2-1-1): recent backups lie in us-ashburn-1 alone",
    ],
    [
      "nothing that cannot be deleted",
      asking("3-2-1-1", TWO),
      "fail",
      "the protection level 3-2-1 is proven (required 3-2-1-1): none of 2 recent backups is protected from deletion",
    ],
    [
      "no restore test",
      asking("3-2-1-1-0", LOCKED),
      "fail",
      "the protection level 3-2-1-1 is proven (required 3-2-1-1-0): no restore of the last 365 days was seen",
    ],
    [
      "perhaps a copy",
      asking("3-2-1", { ...ONLY_HOME, ...ELSEWHERE_UNREAD }),
      "unknown",
      "the protection level 2-2 is proven (required 3-2-1): not all backups could be listed",
    ],
    [
      "perhaps a copy, and for certain no restore test",
      asking("3-2-1-1-0", { ...ONLY_HOME, ...ELSEWHERE_UNREAD }),
      "fail",
      "the protection level 2-2 is proven (required 3-2-1-1-0): no restore of the last 365 days was seen",
    ],
    [
      "one region",
      asking("3-2-1", { ...ONLY_HOME, auditedRegions: ["us-ashburn-1"] }),
      "unknown",
      "the protection level 2-2 is proven (required 3-2-1): only one region is audited, so copies in other regions are not seen",
    ],
    [
      "protection that is not told",
      asking("3-2-1-1", { ...TWO, copies: [away({ protection: null })] }),
      "unknown",
      "the protection level 3-2-1 is proven (required 3-2-1-1): OCI does not say of every recent backup whether it is protected from deletion",
    ],
  ])("%s", (_, over, result, message) => {
    expect(outcome(protectionLevel, over)).toEqual([result, message]);
  });

  const HELD: Over = { recoveryPoints: [home(held)] };
  const create = "oci bv backup create ";
  const copy =
    /^oci bv backup copy --volume-backup-id \S+age86400000 --destination-region us-phoenix-1 [^&]*$/;

  test.each<[string, Requirements["protection-level"], Over, string | RegExp | null]>([
    ["no backup", "3-2-1", { recoveryPoints: [] }, /^oci bv backup copy .*oci bv backup create /],
    ["no copy", "3-2-1", ONLY_HOME, copy],
    ["none at home", "3-2-1", { recoveryPoints: [], copies: [away()] }, create],
    ["no copy, of what is held", "3-2-1-1", HELD, copy],
    ["none that is held", "3-2-1-1", TWO, /^oci bv backup update --is-indefinite-[^&]*$/],
    [
      "no copy, and none that is held",
      "3-2-1-1",
      ONLY_HOME,
      /^oci bv backup copy [^&]* && oci bv backup update --is-indefinite-[^&]*$/,
    ],
    ["no backup to be held", "3-2-1-1", { recoveryPoints: [] }, null],
    ["no restore test", "3-2-1-1-0", LOCKED, "oci bv volume create "],
    [
      "a restore that is under way",
      "3-2-1-1-0",
      { ...LOCKED, restore: { ...NOTHING_RESTORED, isUnderWay: true } },
      null,
    ],
    ["a failed attempt", "3-2-1-1-0", { ...WHOLE, ...FAILED }, create],
    ["a failed attempt, and no restore test", "3-2-1-1-0", { ...LOCKED, ...FAILED }, null],
    ["what is not known", "3-2-1", { ...ONLY_HOME, ...ELSEWHERE_UNREAD }, null],
  ])("the remedy leads all the way, or there is none: %s", (_, level, over, line) => {
    const asked = { settings: settings({}, { "protection-level": level }), ...over };
    const remedy = command(protectionLevel, asked);
    if (line === null) expect(remedy).toBeNull();
    else if (typeof line === "string") expect(remedy).toContain(line);
    else expect(remedy).toMatch(line);
  });
});
