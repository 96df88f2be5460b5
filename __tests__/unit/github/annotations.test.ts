import { describe, expect, test } from "@jest/globals";

import type { VolumeCheckResult } from "../../../src/posture/check.js";
import { annotationsOf } from "../../../src/github/annotations.js";
import { assessment, finding, violation } from "./assessment-fixture.js";

const volumes = (count: number) =>
  Array.from({ length: count }, (_, n) => finding({ volumeName: `v${n}` }));

describe("annotationsOf", () => {
  test("is empty when nothing is at fault", () => {
    const findings = [finding({ status: "COMPLIANT" }), finding({ waived: true })];
    expect(annotationsOf(assessment({ findings }))).toEqual([]);
  });

  test("gives an error for each violation, then a warning for each volume at fault", () => {
    const judged = assessment({
      violations: [violation("max-no-backup"), violation("max-unknown")],
      findings: [finding(), finding({ kind: "BOOT_VOLUME", volumeName: "boot" })],
    });
    expect(annotationsOf(judged)).toEqual([
      {
        level: "error",
        title: "Backup posture: max-no-backup",
        message: "max-no-backup: 2, the limit is 0",
      },
      {
        level: "error",
        title: "Backup posture: max-unknown",
        message: "max-unknown: 2, the limit is 0",
      },
      {
        level: "warning",
        title: "NO_BACKUP: data",
        message:
          "Block volume data (ocid1.volume.oc1.iad.data) in compartment acme/prod, us-ashburn-1: there is no recovery point",
      },
      {
        level: "warning",
        title: "NO_BACKUP: boot",
        message:
          "Boot volume boot (ocid1.volume.oc1.iad.data) in compartment acme/prod, us-ashburn-1: there is no recovery point",
      },
    ]);
  });

  test("under warn-only violations are warnings, and leave less room for volumes", () => {
    const judged = assessment({
      violations: [violation("max-no-backup")],
      warnOnly: true,
      findings: volumes(10),
    });
    const annotations = annotationsOf(judged);
    expect(annotations.map(({ level }) => level)).toEqual(Array(10).fill("warning"));
    expect(annotations.at(-1)?.message).toBe("2 more volumes are at fault: see the report.");
  });

  test("ten volumes fit; of eleven, nine and a count", () => {
    expect(annotationsOf(assessment({ findings: volumes(10) })).at(-1)?.title).toContain("v9");
    const eleven = annotationsOf(assessment({ findings: volumes(11) }));
    expect(eleven).toHaveLength(10);
    expect(eleven.at(-1)?.message).toBe("2 more volumes are at fault: see the report.");
  });

  test("the last place goes to a volume when it is the only one", () => {
    const judged = assessment({
      violations: Array.from({ length: 9 }, (_, n) => violation(`rule-${n}`)),
      warnOnly: true,
      findings: volumes(1),
    });
    expect(annotationsOf(judged).at(-1)?.title).toBe("NO_BACKUP: v0");
  });

  test("no room is left when violations take it all", () => {
    const judged = assessment({
      violations: Array.from({ length: 10 }, (_, n) => violation(`rule-${n}`)),
      warnOnly: true,
      findings: volumes(3),
    });
    expect(annotationsOf(judged)).toHaveLength(10);
  });

  test("the worst come first: no backup, then the stalest, then the unknown", () => {
    const findings = [
      finding({ status: "UNKNOWN", volumeName: "unknown" }),
      finding({ status: "STALE_BACKUP", volumeName: "stale", backupAgeMs: 8 }),
      finding({ status: "STALE_BACKUP", volumeName: "stalest", backupAgeMs: 9 }),
      finding({ status: "NO_BACKUP", volumeName: "none" }),
    ];
    expect(annotationsOf(assessment({ findings })).map(({ title }) => title)).toEqual([
      "NO_BACKUP: none",
      "STALE_BACKUP: stalest",
      "STALE_BACKUP: stale",
      "UNKNOWN: unknown",
    ]);
  });

  test("a compliant volume is there for the required checks that it fails", () => {
    const check: VolumeCheckResult = {
      ...{ id: "immutable", result: "fail", severity: "high", message: "not locked", remedy: null },
      ...{ isRequired: true, waived: false, inGracePeriod: false, isNew: true },
    };
    const findings = [
      finding({ status: "COMPLIANT", drift: "new", checks: [check] }),
      finding({ status: "COMPLIANT", checks: [{ ...check, isRequired: false }] }),
      finding({ status: "COMPLIANT", checks: [{ ...check, waived: true }] }),
      finding({ status: "NO_BACKUP", drift: "persisting", checks: [check] }),
    ];
    const shown = annotationsOf(assessment({ findings }));
    expect(shown.map(({ title }) => title)).toEqual([
      "NO_BACKUP: data",
      "Fails checks (new): data",
    ]);
    expect(shown[0]?.message).toMatch(/: there is no recovery point; immutable: not locked$/);
    expect(shown[1]?.message).toMatch(/us-ashburn-1: immutable: not locked$/);
  });
});
