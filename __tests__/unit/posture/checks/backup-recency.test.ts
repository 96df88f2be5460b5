import { describe, expect, test } from "@jest/globals";
import { backupRecency } from "../../../../src/posture/checks/backup-recency.js";
import { command, NOTHING_REQUIRED, boot, settings, subject } from "./subject-builder.js";

describe("backup-recency", () => {
  test.each([
    ["COMPLIANT", "pass"],
    ["STALE_BACKUP", "fail"],
    ["NO_BACKUP", "fail"],
    ["UNKNOWN", "unknown"],
  ] as const)("%s is a %s, with the status's reason", (status, result) => {
    const found = backupRecency.evaluate(subject({ status, statusReason: "as found" }));
    expect(found).toMatchObject({ result, message: "as found" });
  });

  test("the remedy backs up the volume, block or boot, and only where it fails", () => {
    const status = "NO_BACKUP" as const;
    expect(command(backupRecency, { status })).toBe(
      "oci bv backup create --volume-id ocid1.volume.oc1.iad.a --region us-ashburn-1",
    );
    expect(command(backupRecency, { status, volume: boot() })).toBe(
      "oci bv boot-volume-backup create --boot-volume-id ocid1.bootvolume.oc1.iad.b --region us-ashburn-1",
    );
    expect(command(backupRecency, {})).toBeNull();
    expect(command(backupRecency, { status: "UNKNOWN" })).toBeNull();
  });

  test("is required by every rule", () => {
    expect(backupRecency.isRequired(settings({}, NOTHING_REQUIRED))).toBe(true);
  });
});
