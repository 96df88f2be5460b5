import { describe, expect, test } from "@jest/globals";
import type { Inventory, UnreadListing, Volume } from "../../../src/inventory/inventory.js";
import { assess } from "../../../src/posture/assess.js";
import {
  attachment,
  backup,
  compartment,
  DAY,
  inventory,
  NOW,
  STRICT,
  unread,
  volume,
} from "./inventory-builder.js";
import { PLAIN } from "./policy-fixtures.js";

const judge = (given: Inventory) => assess(given, PLAIN, STRICT, NOW);
const statusOf = (given: Inventory) => judge(given).findings.map((it) => it.status);

describe("which volumes are judged", () => {
  test.each(["TERMINATING", "TERMINATED"])("not one that is %s", (lifecycleState) => {
    expect(statusOf(inventory({ volumes: [volume({ lifecycleState })] }))).toEqual([]);
  });

  test.each(["PROVISIONING", "RESTORING", "FAULTY", "SOMETHING_NEW"])("one that is %s", (state) => {
    const given = inventory({ volumes: [volume({ lifecycleState: state })] });
    expect(statusOf(given)).toEqual(["NO_BACKUP"]);
  });

  test("one that was listed twice is judged once, the same whichever came first", () => {
    const volumes = [volume({ compartmentId: "c2" }), volume({ compartmentId: "c1" })];
    const findings = judge(inventory({ volumes })).findings;
    expect(findings.map((it) => it.compartmentId)).toEqual(["c1"]);
    expect(judge(inventory({ volumes: volumes.toReversed() })).findings).toEqual(findings);
  });

  test("one that was listed as there and as gone is gone, whichever came first", () => {
    const volumes = [volume(), volume({ lifecycleState: "TERMINATED" })];
    expect(judge(inventory({ volumes })).findings).toEqual([]);
    expect(judge(inventory({ volumes: volumes.toReversed() })).findings).toEqual([]);
  });

  test("one whose compartment is not in scope is reported by the OCID", () => {
    const given = inventory({ volumes: [volume({ compartmentId: "ocid1.compartment.oc1..x" })] });
    expect(judge(given).findings[0]).toMatchObject({
      compartmentName: "ocid1.compartment.oc1..x",
      compartmentPath: "ocid1.compartment.oc1..x",
    });
  });
});

describe("UNKNOWN", () => {
  const boot = volume({ kind: "BOOT_VOLUME", id: "boot" });

  test.each<[string, Volume, Partial<UnreadListing>, string]>([
    ["its own listing", volume(), {}, "UNKNOWN"],
    ["a boot volume's own listing", boot, { operation: "ListBootVolumeBackups" }, "UNKNOWN"],
    ["the other kind's listing", boot, {}, "NO_BACKUP"],
    ["another listing", volume(), { operation: "ListVolumeGroups" }, "NO_BACKUP"],
    ["another compartment's", volume(), { compartmentId: "other" }, "NO_BACKUP"],
    ["another region's", volume(), { region: "eu-frankfurt-1" }, "NO_BACKUP"],
  ])("when not read: %s", (_, judged, over, status) => {
    expect(statusOf(inventory({ volumes: [judged], unread: [unread(over)] }))).toEqual([status]);
  });
});

describe("findings", () => {
  test("carry the volume, its newest recovery point and its instances", () => {
    const given = inventory({
      volumes: [volume()],
      backups: [backup({ compartmentId: "moved-away" })],
      attachments: [attachment()],
    });
    expect(judge(given).findings).toEqual([
      {
        ...{ rule: "defaults", areAttachmentsKnown: true, pastDays: "", pastNeed: null },
        protection: { proven: "2-2", possible: "3-2-1-1" },
        freeformTags: {},
        definedTags: {},
        backups: [
          {
            id: "ocid1.volumebackup.oc1.iad.a1",
            timeCreated: NOW - DAY,
            expiresAt: null,
            state: "AVAILABLE",
            isScheduled: false,
          },
        ],
        drift: "none",
        firstSeenAt: null,
        inGracePeriod: false,
        exemption: null,
        nextBreachAt: NOW + 6 * DAY,
        checks: expect.any(Array) as unknown,
        kind: "BLOCK_VOLUME",
        volumeId: "ocid1.volume.oc1.iad.a",
        volumeName: "data",
        compartmentId: "ocid1.compartment.oc1..erp",
        compartmentName: "erp",
        compartmentPath: "acme/prod/erp",
        region: "us-ashburn-1",
        availabilityDomain: "Uocm:US-ASHBURN-AD-1",
        lifecycleState: "AVAILABLE",
        sizeGb: 50,
        timeCreated: NOW - 100 * DAY,
        attachedInstances: [
          {
            instanceId: "ocid1.instance.oc1.iad.i1",
            instanceName: null,
            compartmentId: "ocid1.compartment.oc1..erp",
          },
        ],
        status: "COMPLIANT",
        restoreProof: null,
        newestRecoveryPoint: {
          id: "ocid1.volumebackup.oc1.iad.a1",
          timeCreated: NOW - DAY,
          expiresAt: null,
        },
        backupAgeMs: DAY,
        maxBackupAgeDays: 7,
        waived: false,
        reason: "newest recovery point is 1 day old (limit 7)",
      },
    ]);
  });

  test("are sorted by status, region, path, name, OCID", () => {
    const volumes = [
      volume({ id: "fresh", region: "a" }),
      volume({ id: "stale", region: "a" }),
      volume({ id: "unknown", compartmentId: "denied" }),
      volume({ id: "4", region: "b", name: "A" }),
      volume({ id: "3", region: "a", name: "b" }),
      volume({ id: "2", region: "a", name: "B" }),
      volume({ id: "1", region: "a", name: "b" }),
      volume({ id: "0", region: "a", name: "z", compartmentId: "root" }),
    ];
    const given = inventory({
      volumes,
      compartments: [compartment(), compartment({ id: "root", path: "acme" })],
      backups: [
        backup({ volumeId: "fresh", region: "a" }),
        backup({ volumeId: "stale", region: "a", timeCreated: NOW - 8 * DAY }),
      ],
      unread: [unread({ compartmentId: "denied" })],
    });
    expect(judge(given).findings.map((it) => it.volumeId)).toEqual([
      "0",
      "2",
      "1",
      "3",
      "4",
      "stale",
      "unknown",
      "fresh",
    ]);
  });
});
