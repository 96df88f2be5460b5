import { describe, expect, test } from "@jest/globals";
import { customerManagedKey } from "../../../../src/posture/checks/customer-managed-key.js";
import { volume } from "../inventory-builder.js";
import { command, aged, boot, type Case, DAY, outcome } from "./subject-builder.js";

const kmsKeyId = "ocid1.key.oc1.iad.k";
const keyed = { volume: volume({ kmsKeyId }) };
const point = (over = {}) => ({ recoveryPoints: [aged(DAY, over)] });

describe("customer-managed-key", () => {
  test.each<Case>([
    [
      "both",
      { ...keyed, recoveryPoints: [aged(DAY, { kmsKeyId }), aged(2 * DAY)] },
      "pass",
      "the volume and its newest recovery point are encrypted with a Vault key",
    ],
    [
      "the volume not",
      point({ kmsKeyId }),
      "fail",
      "the volume is encrypted with a key that Oracle manages",
    ],
    [
      "the newest backup not",
      { ...keyed, recoveryPoints: [aged(DAY), aged(2 * DAY, { kmsKeyId })] },
      "fail",
      "the newest recovery point is encrypted with a key that Oracle manages",
    ],
    [
      "a copy of the newest backup not",
      { ...keyed, recoveryPoints: [aged(DAY, { kmsKeyId }), aged(DAY, { copyOfId: "b" })] },
      "fail",
      "the newest recovery point is encrypted with a key that Oracle manages",
    ],
    [
      "no recovery point",
      { ...keyed, recoveryPoints: [] },
      "pass",
      "the volume is encrypted with a Vault key; there is no recovery point to judge",
    ],
    [
      "backups not read",
      { ...keyed, areBackupsRead: false },
      "unknown",
      "the volume is encrypted with a Vault key, but its newest backup is not known",
    ],
    [
      "the volume not, whatever its backups",
      { areBackupsRead: false },
      "fail",
      "the volume is encrypted with a key that Oracle manages",
    ],
  ])("%s", (_, over, result, message) => {
    expect(outcome(customerManagedKey, over)).toEqual([result, message]);
  });

  test.each([
    ["volume", {}, /^oci bv volume-kms-key update --kms-key-id KEY_OCID --volume-id ocid1/],
    [
      "boot volume",
      { volume: boot() },
      /^oci bv boot-volume-kms-key update --kms-key-id KEY_OCID --boot-volume-id ocid1/,
    ],
    [
      "backup",
      { ...keyed, ...point() },
      /^oci bv backup update --kms-key-id KEY_OCID --volume-backup-id ocid1/,
    ],
  ])("the remedy gives the %s a key", (_, over, remedy) => {
    expect(command(customerManagedKey, over)).toMatch(remedy);
  });
});
