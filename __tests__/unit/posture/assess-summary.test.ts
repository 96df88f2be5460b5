import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Inventory } from "../../../src/inventory/inventory.js";
import { assess } from "../../../src/posture/assess.js";
import { checks } from "../../../src/posture/checks/checks.js";
import {
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

describe("summary", () => {
  const given = inventory({
    regions: ["us-phoenix-1", "us-ashburn-1"],
    compartments: [
      compartment({ id: "empty", name: "lab", path: "acme/lab" }),
      compartment(),
      compartment({ id: "denied", name: "denied", path: "acme/denied" }),
    ],
    volumes: [
      volume({ id: "fresh", sizeGb: 1 }),
      volume({ id: "stale", sizeGb: 2, kind: "BOOT_VOLUME" }),
      volume({ id: "none", sizeGb: 4, region: "us-phoenix-1", availabilityDomain: "PHX-AD-1" }),
      volume({ id: "unknown", sizeGb: 8, compartmentId: "denied" }),
    ],
    backups: [
      backup({ volumeId: "fresh" }),
      backup({ volumeId: "stale", timeCreated: NOW - 8 * DAY }),
    ],
    unread: [
      unread({ compartmentId: "denied", compartmentName: "denied" }),
      unread({ compartmentId: "denied", compartmentName: "denied", operation: "ListInstances" }),
      unread({ compartmentId: "gone", compartmentName: "gone", opcRequestId: null }),
    ],
  });
  const assessment = judge(given);

  test("counts", () => {
    expect(assessment.summary).toEqual({
      scannedCompartments: 3,
      skippedCompartments: 2,
      total: 4,
      compliant: 1,
      stale: 1,
      noBackup: 1,
      unknown: 1,
      nonCompliant: 2,
      waived: 0,
      inGracePeriod: 0,
      compliancePercent: 25,
      totalGb: 15,
      unprotectedGb: 6,
      unsized: 0,
      byAvailabilityDomain: new Map([
        ["PHX-AD-1", { total: 1, nonCompliant: 1 }],
        ["Uocm:US-ASHBURN-AD-1", { total: 3, nonCompliant: 1 }],
      ]),
      byRegion: new Map([
        ["us-ashburn-1", { total: 3, nonCompliant: 1 }],
        ["us-phoenix-1", { total: 1, nonCompliant: 1 }],
      ]),
      byRule: new Map([
        ["defaults", { total: 4, compliant: 1, stale: 1, noBackup: 1, unknown: 1, waived: 0 }],
      ]),
      byCheck: assessment.summary.byCheck,
      byProtectionLevel: [
        { level: "1", volumes: 3, mayBeHigher: 2 },
        { level: "2-2", volumes: 1, mayBeHigher: 1 },
        ...["3-2-1", "3-2-1-1", "3-2-1-1-0"].map((level) => {
          return { level, volumes: 0, mayBeHigher: 0 };
        }),
      ],
      waste: { orphaned: null, pastNeed: null, isWhole: false },
    });
    expect(assessment.summary.byCheck.get("backup-recency")).toEqual({
      title: checks[0]?.title,
      isAskedFor: true,
      pass: 1,
      fail: 2,
      unknown: 1,
      not_applicable: 0,
    });
    expect([...assessment.summary.byRegion.keys()]).toEqual(["us-ashburn-1", "us-phoenix-1"]);
  });

  test("compartments, those without volumes too, by path", () => {
    expect(assessment.compartments).toEqual([
      {
        id: "denied",
        name: "denied",
        path: "acme/denied",
        blockVolumes: 1,
        bootVolumes: 0,
        nonCompliant: 0,
      },
      {
        id: "empty",
        name: "lab",
        path: "acme/lab",
        blockVolumes: 0,
        bootVolumes: 0,
        nonCompliant: 0,
      },
      {
        id: "ocid1.compartment.oc1..erp",
        name: "erp",
        path: "acme/prod/erp",
        blockVolumes: 2,
        bootVolumes: 1,
        nonCompliant: 2,
      },
    ]);
  });

  test("carries the run's frame, and says that it is incomplete", () => {
    expect(assessment).toMatchObject({
      assessedAt: NOW,
      tenancyId: "ocid1.tenancy.oc1..acme",
      homeRegion: "us-ashburn-1",
      regions: ["us-ashburn-1", "us-phoenix-1"],
      maxBackupAgeDays: 7,
      complete: false,
    });
    expect(assessment.verdict.violations.map((it) => it.rule)).toEqual([
      "max-no-backup",
      "max-stale-backup",
      "max-unknown",
      "fail-on-incomplete",
    ]);
  });

  test("is the same whatever the order in which things were read", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...given.volumes], { minLength: 4 }),
        fc.shuffledSubarray([...given.unread], { minLength: 3 }),
        fc.shuffledSubarray([...given.compartments], { minLength: 3 }),
        (volumes, notRead, compartments) => {
          const shuffled = { ...given, volumes, unread: notRead, compartments };
          expect(judge(shuffled)).toEqual(assessment);
        },
      ),
    );
  });

  test("is the same whatever the order of the backups, some listed twice while they changed", () => {
    const state = fc.constantFrom("AVAILABLE", "CREATING", "FAULTY", "TERMINATING");
    const listed = fc.record({
      id: fc.constantFrom("a", "b", "c", "d"),
      volumeId: fc.constantFrom(volume().id, "ocid1.volume.oc1.iad.gone"),
      states: fc.array(state, { minLength: 1, maxLength: 2 }),
      age: fc.integer({ min: 0, max: 10 }),
      isExpired: fc.boolean(),
    });
    const backups = fc
      .uniqueArray(listed, { selector: ({ id }) => id })
      .map((them) =>
        them.flatMap(({ id, volumeId, states, age, isExpired }) => {
          const facts = { id, volumeId, timeCreated: NOW - age * DAY };
          const expirationTime = isExpired ? NOW - 1 : null;
          return states.map((it) => backup({ ...facts, expirationTime, lifecycleState: it }));
        }),
      )
      .chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      );
    fc.assert(
      fc.property(backups, ([all, shuffled]) => {
        const judged = (them: typeof all) =>
          assess(inventory({ volumes: [volume()], backups: them }), PLAIN, STRICT, NOW, {
            coversTenancy: true,
          });
        expect(judged(shuffled)).toEqual(judged(all));
      }),
    );
  });

  test("an empty, fully read tenancy is complete and passes", () => {
    const empty = judge(inventory());
    expect(empty).toMatchObject({ complete: true, verdict: { passed: true } });
    expect(empty.summary).toMatchObject({ total: 0, compliancePercent: 100 });
  });

  test("one whose reading was broken off is not complete", () => {
    const interruption = "The run was cancelled.";
    expect(judge(inventory({ interruption }))).toMatchObject({ complete: false, interruption });
  });
});
