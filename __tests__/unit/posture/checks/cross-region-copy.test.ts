import { describe, expect, test } from "@jest/globals";
import { crossRegionCopy } from "../../../../src/posture/checks/cross-region-copy.js";
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

const copy = (ms: number, over = {}) =>
  aged(ms, { id: `ocid1.volumebackup.oc1.phx.${ms}`, region: "us-phoenix-1", ...over });
const week = requiring({ "cross-region-copy": 7 * DAY });
const none = "no copy in another audited region (limit 7 days)";
const old = "the newest copy, in us-phoenix-1, has an age of 9.5 days (limit 7)";

describe("cross-region-copy", () => {
  test.each<Case>([
    [
      "exactly at the limit",
      { ...week, copies: [copy(7 * DAY)] },
      "pass",
      "the newest copy, in us-phoenix-1, has an age of 7 days (limit 7)",
    ],
    [
      "a millisecond over",
      { ...week, copies: [copy(7 * DAY + 1)] },
      "fail",
      "the newest copy, in us-phoenix-1, has an age of 7 days (limit 7, exceeded by less than 0.01 days)",
    ],
    ["too old", { ...week, copies: [copy(9.5 * DAY)] }, "fail", old],
    [
      "from a clock ahead of ours",
      { ...week, copies: [copy(-DAY)] },
      "pass",
      "the newest copy, in us-phoenix-1, has an age of 0 days (limit 7)",
    ],
    ["none", week, "fail", none],
    [
      "none, but not all read",
      { ...week, areCopiesRead: false, copies: [copy(9 * DAY)] },
      "unknown",
      "no recent copy was found, but not all backups of all regions could be listed",
    ],
    [
      "recent, though not all read",
      { ...week, areCopiesRead: false, copies: [copy(DAY)] },
      "pass",
      "the newest copy, in us-phoenix-1, has an age of 1 day (limit 7)",
    ],
    [
      "a single region audited",
      { ...week, auditedRegions: ["us-ashburn-1"] },
      "unknown",
      "only one region is audited, so copies in other regions are not seen",
    ],
    [
      "not asked for",
      { copies: [copy(DAY)] },
      "not_applicable",
      "no rule asks for a copy in another region",
    ],
  ])("%s", (_, over, result, message) => {
    expect(outcome(crossRegionCopy, over)).toEqual([result, message]);
  });

  test("the remedy copies the newest recovery point to another audited region", () => {
    const remedy = (over: Parameters<typeof command>[1]) =>
      command(crossRegionCopy, { ...week, ...over });
    expect(remedy({ auditedRegions: ["us-phoenix-1", "us-ashburn-1", "eu-frankfurt-1"] })).toBe(
      "oci bv backup copy --volume-backup-id ocid1.volumebackup.oc1.iad.a1 " +
        "--destination-region eu-frankfurt-1 --region us-ashburn-1",
    );
    expect(remedy({ recoveryPoints: [aged(DAY, { kind: "BOOT_VOLUME" })] })).toMatch(
      /^oci bv boot-volume-backup copy --boot-volume-backup-id ocid1/,
    );
    for (const recoveryPoints of [[], [aged(8 * DAY)]]) {
      expect(remedy({ recoveryPoints, volume: boot() })).toMatch(
        /^oci bv boot-volume-backup copy --boot-volume-backup-id "\$\(oci bv boot-volume-backup create /,
      );
    }
    const twice = { auditedRegions: ["us-ashburn-1", "us-ashburn-1"] };
    expect(remedy(twice)).toBeNull();
  });

  test("is required where a rule names an age", () => {
    expect(crossRegionCopy.isRequired(settings())).toBe(false);
    expect(crossRegionCopy.isRequired(settings({}, { "cross-region-copy": DAY }))).toBe(true);
  });
});
