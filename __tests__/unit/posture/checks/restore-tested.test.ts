import { describe, expect, test } from "@jest/globals";
import type { RestoreProof } from "../../../../src/inventory/restore-proof.js";
import { restoreTested } from "../../../../src/posture/checks/restore-tested.js";
import {
  NOTHING_RESTORED,
  type RestoreEvidence,
} from "../../../../src/posture/evidence/restore-proofs.js";
import type { subject } from "./subject-builder.js";
import {
  command,
  aged,
  boot,
  type Case,
  DAY,
  outcome,
  requiring,
  settings,
} from "./subject-builder.js";
import { NOW } from "../inventory-builder.js";

const quarter = requiring({ "restore-tested": 90 * DAY });
const restored = (ms: number): RestoreProof => ({
  backupId: "ocid1.volumebackup.oc1.iad.a1",
  backupTime: NOW - ms - DAY,
  backupRegion: "us-ashburn-1",
  restoredVolumeId: "ocid1.volume.oc1.iad.test",
  restoredAt: NOW - ms,
  restoredRegion: "us-ashburn-1",
  seenAt: NOW,
});
const seen = (over: Partial<RestoreEvidence>) => ({
  ...quarter,
  restore: { ...NOTHING_RESTORED, ...over },
});

const none = "no proof of a restore was seen (limit 90 days)";

describe("restore-tested", () => {
  test.each<Case>([
    [
      "exactly at the limit",
      seen({ proof: restored(90 * DAY) }),
      "pass",
      "the last restore that was seen, of the backup of 2026-08-06 03:15 UTC, has an age of 90 days (limit 90)",
    ],
    [
      "a millisecond over",
      seen({ proof: restored(90 * DAY + 1) }),
      "fail",
      "the last restore that was seen, of the backup of 2026-08-06 03:14 UTC, has an age of 90 days (limit 90, exceeded by less than 0.01 days)",
    ],
    [
      "seen by an earlier run",
      seen({ proof: { ...restored(10 * DAY), seenAt: NOW - 9 * DAY }, isCarried: true }),
      "pass",
      "the last restore that was seen, of the backup of 2026-10-25 03:15 UTC, has an age of 10 days (limit 90); the run of 2026-10-27 03:15 UTC saw it",
    ],
    ["none", seen({}), "fail", none],
    [
      "a restore under way",
      seen({ isUnderWay: true }),
      "fail",
      `${none}; a volume made of a backup is not hydrated yet`,
    ],
    [
      "volumes that could not be listed",
      seen({ unseen: "volumes" }),
      "unknown",
      "no recent proof of a restore was seen, but not all volumes could be listed",
    ],
    [
      "too old, and volumes that could not be listed",
      seen({ unseen: "volumes", proof: restored(91 * DAY) }),
      "unknown",
      "no recent proof of a restore was seen, but not all volumes could be listed",
    ],
    [
      "recent, though not all volumes could be listed",
      seen({ unseen: "volumes", proof: restored(0) }),
      "pass",
      "the last restore that was seen, of the backup of 2026-11-04 03:15 UTC, has an age of 0 days (limit 90)",
    ],
    [
      "an inventory without sources",
      seen({ unseen: "sources" }),
      "unknown",
      "no recent proof of a restore was seen, but the inventory does not tell which volumes are restored ones",
    ],
    [
      "OCI does not say whether it is hydrated",
      seen({ untoldAt: NOW - 90 * DAY }),
      "unknown",
      "no recent proof of a restore was seen, but of a volume that was made of a backup OCI does not say whether, or when, it was completed",
    ],
    ["the same, too long ago to matter", seen({ untoldAt: NOW - 90 * DAY - 1 }), "fail", none],
    [
      "a backup that was not listed",
      seen({ unplacedAt: NOW - 90 * DAY }),
      "unknown",
      "no recent proof of a restore was seen, but a volume was made of a backup that is none of those listed, and not all could be",
    ],
    ["the same, too long ago to matter", seen({ unplacedAt: NOW - 90 * DAY - 1 }), "fail", none],
    [
      "not asked for",
      { restore: { ...NOTHING_RESTORED, proof: restored(0) } },
      "not_applicable",
      "no rule asks for a restore test",
    ],
  ])("%s", (_, over, result, message) => {
    expect(outcome(restoreTested, over)).toEqual([result, message]);
  });

  test("the remedy makes a volume of the newest recovery point", () => {
    const remedy = (over: Parameters<typeof subject>[0]) =>
      command(restoreTested, { ...seen({}), ...over });
    expect(remedy({ recoveryPoints: [aged(DAY), aged(2 * DAY)] })).toBe(
      "oci bv volume create --availability-domain AVAILABILITY_DOMAIN --display-name restore-test " +
        `--volume-backup-id ocid1.volumebackup.oc1.iad.age${DAY} ` +
        "--compartment-id ocid1.compartment.oc1..erp --region us-ashburn-1",
    );
    const ofBoot = { volume: boot(), recoveryPoints: [aged(DAY, { kind: "BOOT_VOLUME" })] };
    expect(remedy(ofBoot)).toMatch(/^oci bv boot-volume create .* --boot-volume-backup-id ocid1/);
    expect(remedy({ recoveryPoints: [] })).toBeNull();
    expect(remedy({ ...seen({ isUnderWay: true }), recoveryPoints: [aged(DAY)] })).toBeNull();
  });

  test("is required where a rule names an age", () => {
    expect(restoreTested.isRequired(settings())).toBe(false);
    expect(restoreTested.isRequired(settings({}, { "restore-tested": DAY }))).toBe(true);
  });
});
