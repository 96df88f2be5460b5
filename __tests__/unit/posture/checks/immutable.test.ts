import { describe, expect, test } from "@jest/globals";
import { immutable } from "../../../../src/posture/checks/immutable.js";
import {
  command,
  aged,
  type Case,
  DAY,
  NOW,
  outcome,
  requiring,
  UNPROTECTED,
} from "./subject-builder.js";

const protectedBy = (over: object, ms = DAY) =>
  aged(ms, { protection: { ...UNPROTECTED, ...over } });
const points = (...recoveryPoints: ReturnType<typeof aged>[]) => ({ recoveryPoints });
const YESTERDAY = "the recovery point of 2026-11-04 03:15 UTC is";
const locked = { isRetentionLocked: true, retentionExpiresAt: NOW + 1 };
const UNTIL = "until 2026-11-05 03:15 UTC";
const NONE = "1 recovery point of the last 7 days, none protected from deletion";
const OPEN = "OCI does not say until when the protection of a recent recovery point holds";

describe("immutable", () => {
  test.each<Case>([
    ["locked", points(protectedBy(locked)), "pass", `${YESTERDAY} retention-locked ${UNTIL}`],
    ["held", points(protectedBy({ isIndefinite: true })), "pass", `${YESTERDAY} held indefinitely`],
    [
      "deletion prevented",
      points(protectedBy({ isDeletionPrevented: true, retentionExpiresAt: NOW + 1 })),
      "pass",
      `${YESTERDAY} protected from deletion ${UNTIL}`,
    ],
    [
      "locked until now",
      points(protectedBy({ isRetentionLocked: true, retentionExpiresAt: NOW })),
      "fail",
      NONE,
    ],
    [
      "deletion prevented until now",
      points(protectedBy({ isDeletionPrevented: true, retentionExpiresAt: NOW })),
      "fail",
      NONE,
    ],
    [
      "locked, who knows how long",
      points(protectedBy({ isRetentionLocked: true })),
      "unknown",
      OPEN,
    ],
    [
      "deletion prevented, who knows how long",
      points(protectedBy({ isDeletionPrevented: true })),
      "unknown",
      OPEN,
    ],
    [
      "locked, who knows how long, beside one that is held",
      points(
        protectedBy({ isRetentionLocked: true }),
        protectedBy({ isIndefinite: true }, 2 * DAY),
      ),
      "pass",
      "the recovery point of 2026-11-03 03:15 UTC is held indefinitely",
    ],
    [
      "held, though its lock is over",
      points(protectedBy({ isRetentionLocked: true, isIndefinite: true, retentionExpiresAt: NOW })),
      "pass",
      `${YESTERDAY} held indefinitely`,
    ],
    ["a period without a lock", points(protectedBy({ retentionExpiresAt: NOW + 1 })), "fail", NONE],
    [
      "an older one, at the edge of the window",
      points(protectedBy({}), protectedBy(locked, 7 * DAY)),
      "pass",
      `the recovery point of 2026-10-29 03:15 UTC is retention-locked ${UNTIL}`,
    ],
    [
      "a millisecond outside the window",
      points(protectedBy({}), protectedBy(locked, 7 * DAY + 1)),
      "fail",
      NONE,
    ],
    [
      "some without a word, the others unprotected",
      points(aged(DAY), protectedBy({}, 2 * DAY)),
      "fail",
      "2 recovery points of the last 7 days, none protected from deletion",
    ],
    [
      "all without a word",
      points(aged(DAY), aged(2 * DAY)),
      "unknown",
      "OCI does not say whether the recent recovery points are protected",
    ],
    [
      "none found, but not all backups read",
      { ...points(protectedBy({})), areBackupsRead: false },
      "unknown",
      "no protected recovery point was found, but not all backups could be listed",
    ],
    [
      "found, though not all backups were read",
      { ...points(protectedBy(locked)), areBackupsRead: false },
      "pass",
      `${YESTERDAY} retention-locked ${UNTIL}`,
    ],
    [
      "nothing in the window, and required",
      { ...points(aged(9 * DAY)), ...requiring({ immutable: true }) },
      "fail",
      "there is no recovery point of the last 7 days to protect",
    ],
    [
      "nothing in the window",
      points(aged(9 * DAY)),
      "not_applicable",
      "there is no recovery point of the last 7 days to protect",
    ],
  ])("%s", (_, over, result, message) => {
    expect(outcome(immutable, over)).toEqual([result, message]);
  });

  test("the remedy holds the newest recovery point, or makes one and holds it", () => {
    const remedy = (over: Parameters<typeof command>[1]) => command(immutable, over);
    const bootPoint = { ...protectedBy({}), kind: "BOOT_VOLUME" } as const;
    expect(remedy(points(protectedBy({})))).toBe(
      "oci bv backup update --is-indefinite-retention-enabled true " +
        `--volume-backup-id ocid1.volumebackup.oc1.iad.age${DAY} --region us-ashburn-1`,
    );
    expect(remedy(points(bootPoint))).toMatch(
      /^oci bv boot-volume-backup update .* --boot-volume-backup-id ocid1/,
    );
    expect(remedy({ ...points(), ...requiring({ immutable: true }) })).toMatch(
      /^oci bv backup update .* --volume-backup-id "\$\(oci bv backup create .*\)" --region/,
    );
  });
});
