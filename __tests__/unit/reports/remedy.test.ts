import { describe, expect, test } from "@jest/globals";
import { assignPolicy, backUpNow, holdBackup } from "../../../src/posture/checks/remedy.js";
import { consoleLink } from "../../../src/reports/remedy/console-link.js";
import { kubernetesAdvice } from "../../../src/reports/remedy/kubernetes-volume.js";
import { terraformFor, terraformOf } from "../../../src/reports/remedy/terraform.js";
import { backup, volume } from "../posture/inventory-builder.js";

const ID = "ocid1.volume.oc1.iad.abuwcljraaaa";
const line = (command: string | null) => terraformOf(String(command));

describe("the Terraform block of a remedy", () => {
  test("assigns the policy that the command names", () => {
    expect(line(assignPolicy(ID, volume(), { id: "ocid1.volumebackuppolicy.oc1..gold" }))).toBe(
      `resource "oci_core_volume_backup_policy_assignment" "backup_abuwcljraaaa" {
  asset_id  = "${ID}"
  policy_id = "ocid1.volumebackuppolicy.oc1..gold"
}`,
    );
  });

  test("looks an Oracle-defined policy up by its name", () => {
    const block = line(assignPolicy(ID, volume(), { oracleDefined: "silver" }));
    expect(block).toContain('data "oci_core_volume_backup_policies" "oracle_defined" {}');
    expect(block).toContain('it.id if it.display_name == "silver"])');
  });

  test("makes a backup of either kind of volume", () => {
    expect(line(backUpNow(volume({ id: ID })))).toContain(`  volume_id = "${ID}"`);
    expect(line(backUpNow(volume({ kind: "BOOT_VOLUME", id: ID })))).toContain(
      `resource "oci_core_boot_volume_backup" "backup_abuwcljraaaa" {\n  boot_volume_id = "${ID}"`,
    );
  });

  test("there is none for what is already there, nor for an OCID that is not whole", () => {
    expect(line(holdBackup(backup()))).toBeNull();
    expect(terraformOf("oci bv backup create --volume-id ocid1…wxyz --region r")).toBeNull();
  });

  test("there is none for what Kubernetes made", () => {
    const remedy = backUpNow(volume({ id: ID }));
    expect(terraformFor({ volumeName: "data" }, { remedy })).not.toBeNull();
    const made = "csi-fa55e392-991c-4dd4-8164-85047d9c1572";
    expect(terraformFor({ volumeName: made }, { remedy })).toBeNull();
    expect(kubernetesAdvice(made)).toContain("blockvolume.csi.oraclecloud.com");
    expect(kubernetesAdvice("csi-data")).toBeNull();
  });
});

describe("the link into the console", () => {
  test.each([
    ["BLOCK_VOLUME", "volumes"],
    ["BOOT_VOLUME", "boot-volumes"],
  ] as const)("leads to the page of a %s", (kind, page) => {
    expect(consoleLink(kind, ID, "us-ashburn-1")).toBe(
      `https://cloud.oracle.com/block-storage/${page}/${ID}?region=us-ashburn-1`,
    );
  });

  test.each([
    ["a realm whose console is not known", "ocid1.volume.oc8.abc.aaaa", "ap-chiyoda-1"],
    ["an OCID that is not whole", "ocid1.volume.oc1…wxyz", "us-ashburn-1"],
    ["what is no word of an address", ID, "us-ashburn-1&x=<b>"],
  ])("there is none for %s", (_, id, region) => {
    expect(consoleLink("BLOCK_VOLUME", id, region)).toBeNull();
  });
});
