import { describe, expect, test } from "@jest/globals";
import { backupPolicyAssigned } from "../../../../src/posture/checks/backup-policy-assigned.js";
import { volume } from "../inventory-builder.js";
import { command, assigned, type Case, DAILY, NONE, outcome, UNREAD } from "./subject-builder.js";

const grouped = volume({ volumeGroupId: "ocid1.volumegroup.oc1.iad.g" });

describe("backup-policy-assigned", () => {
  test.each<Case>([
    [
      "on the volume",
      { policy: assigned([DAILY]) },
      "pass",
      'backup policy "nightly" of the volume is assigned',
    ],
    [
      "on its group",
      { policy: assigned([DAILY], { via: "volume_group" }) },
      "pass",
      'backup policy "nightly" of its volume group is assigned',
    ],
    ["none", { policy: NONE }, "fail", "no backup policy is assigned to the volume"],
    [
      "none, in a group",
      { policy: NONE, volume: grouped },
      "fail",
      "no backup policy is assigned to the volume or to its volume group",
    ],
    ["unread", { policy: UNREAD }, "unknown", "the backup policy could not be looked up"],
    [
      "not looked up",
      { policy: null },
      "not_applicable",
      "the backup policy was not looked up, since no rule asks for it",
    ],
  ])("%s", (_, over, result, message) => {
    expect(outcome(backupPolicyAssigned, over)).toEqual([result, message]);
  });

  test("the remedy assigns a policy to the volume", () => {
    expect(command(backupPolicyAssigned, { policy: NONE })).toBe(
      "oci bv volume-backup-policy-assignment create --policy-id " +
        '"$(oci bv volume-backup-policy list --all --region us-ashburn-1 ' +
        String.raw`--query "data[?\"display-name\"=='gold'].id | [0]" --raw-output)" ` +
        "--asset-id ocid1.volume.oc1.iad.a --region us-ashburn-1",
    );
  });

  test("a policy's name cannot break the line", () => {
    const policy = { id: "p", name: '"\n::error::', destinationRegion: null, schedules: [] };
    const [, message] = outcome(backupPolicyAssigned, { policy: assigned([], { policy }) });
    expect(message).toBe('backup policy "\\"\\n::error::" of the volume is assigned');
  });
});
