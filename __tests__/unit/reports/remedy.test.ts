import { describe, expect, test } from "@jest/globals";
import {
  assignPolicy,
  backUpAndCopyTo,
  backUpAndHold,
  backUpNow,
  copyTo,
  encryptBackup,
  encryptBoth,
  encryptVolume,
  holdBackup,
  replicate,
} from "../../../src/posture/checks/remedy.js";
import type { Remedy } from "../../../src/posture/remedy.js";
import { packRemedy, unpackRemedy } from "../../../src/reports/html/payload/packed-remedy.js";
import { commandLine } from "../../../src/reports/remedy/command-line.js";
import { consoleLink } from "../../../src/reports/remedy/console-link.js";
import { kubernetesAdvice } from "../../../src/reports/remedy/kubernetes-volume.js";
import { terraformBlock } from "../../../src/reports/remedy/terraform.js";
import { backup, volume } from "../posture/inventory-builder.js";

const ID = "ocid1.volume.oc1.iad.abuwcljraaaa";
const BOOT = volume({ kind: "BOOT_VOLUME", id: "ocid1.bootvolume.oc1.iad.b" });
const BLOCK = volume({ id: ID });
const NEWEST = backup({ id: "ocid1.volumebackup.oc1.iad.n" });
const BOOT_BACKUP = backup({ kind: "BOOT_VOLUME", id: "ocid1.bootvolumebackup.oc1.iad.n" });

/** Each action, on either kind where they differ. */
const REMEDIES: readonly (readonly [Remedy | null, string])[] = [
  [backUpNow(BLOCK), `oci bv backup create --volume-id ${ID} --region us-ashburn-1`],
  [
    backUpNow(BOOT),
    `oci bv boot-volume-backup create --boot-volume-id ${BOOT.id} --region us-ashburn-1`,
  ],
  [
    assignPolicy(ID, BLOCK, { id: "ocid1.p" }),
    `oci bv volume-backup-policy-assignment create --policy-id ocid1.p --asset-id ${ID} --region us-ashburn-1`,
  ],
  [
    assignPolicy(ID, BLOCK, null),
    `oci bv volume-backup-policy-assignment create --policy-id POLICY_OCID --asset-id ${ID} --region us-ashburn-1`,
  ],
  [
    assignPolicy(ID, BLOCK, { oracleDefined: "gold" }),
    `oci bv volume-backup-policy-assignment create --policy-id "$(oci bv volume-backup-policy list --all --region us-ashburn-1 --query "data[?\\"display-name\\"=='gold'].id | [0]" --raw-output)" --asset-id ${ID} --region us-ashburn-1`,
  ],
  [
    copyTo("us-phoenix-1", NEWEST),
    `oci bv backup copy --volume-backup-id ${NEWEST.id} --destination-region us-phoenix-1 --region us-ashburn-1`,
  ],
  [
    backUpAndCopyTo("us-phoenix-1", BLOCK),
    `oci bv backup copy --volume-backup-id "$(oci bv backup create --volume-id ${ID} --region us-ashburn-1 --wait-for-state AVAILABLE --query data.id --raw-output)" --destination-region us-phoenix-1 --region us-ashburn-1`,
  ],
  [
    holdBackup(BOOT_BACKUP),
    `oci bv boot-volume-backup update --is-indefinite-retention-enabled true --boot-volume-backup-id ${BOOT_BACKUP.id} --region us-ashburn-1`,
  ],
  [
    backUpAndHold(BLOCK),
    `oci bv backup update --is-indefinite-retention-enabled true --volume-backup-id "$(oci bv backup create --volume-id ${ID} --region us-ashburn-1 --wait-for-state AVAILABLE --query data.id --raw-output)" --region us-ashburn-1`,
  ],
  [
    encryptBackup(NEWEST),
    `oci bv backup update --kms-key-id KEY_OCID --volume-backup-id ${NEWEST.id} --region us-ashburn-1`,
  ],
  [
    encryptVolume(BOOT),
    `oci bv boot-volume-kms-key update --kms-key-id KEY_OCID --boot-volume-id ${BOOT.id} --region us-ashburn-1`,
  ],
  [
    encryptBoth(BLOCK, NEWEST),
    `oci bv volume-kms-key update --kms-key-id KEY_OCID --volume-id ${ID} --region us-ashburn-1 && oci bv backup update --kms-key-id KEY_OCID --volume-backup-id ${NEWEST.id} --region us-ashburn-1`,
  ],
  [
    replicate(BOOT),
    `oci bv boot-volume update --boot-volume-replicas file://replicas.json --boot-volume-id ${BOOT.id} --region us-ashburn-1`,
  ],
];

describe("a remedy", () => {
  test.each(REMEDIES)("%j is a command of the OCI CLI", (remedy, line) => {
    expect(remedy && commandLine(remedy)).toBe(line);
  });

  test.each(REMEDIES)("%j comes out of the page's payload as it went in", (remedy) => {
    const texts: string[] = [];
    const packed = remedy && packRemedy(remedy, (text) => texts.push(text) - 1);
    const given = texts.values();
    expect(packed && unpackRemedy(packed, () => given.next().value ?? "")).toEqual(remedy);
  });
});

const block = (remedy: Remedy | null, volumeName = "data") =>
  remedy && terraformBlock(remedy, volumeName);

describe("the Terraform block of a remedy", () => {
  test("assigns the policy that the command names", () => {
    expect(block(assignPolicy(ID, BLOCK, { id: "ocid1.volumebackuppolicy.oc1..gold" }))).toBe(
      `resource "oci_core_volume_backup_policy_assignment" "backup_abuwcljraaaa" {
  asset_id  = "${ID}"
  policy_id = "ocid1.volumebackuppolicy.oc1..gold"
}`,
    );
    expect(block(assignPolicy(ID, BLOCK, null))).toContain('  policy_id = "POLICY_OCID"\n');
  });

  test("looks an Oracle-defined policy up by its name", () => {
    const made = block(assignPolicy(ID, BLOCK, { oracleDefined: "silver" }));
    expect(made).toContain('data "oci_core_volume_backup_policies" "oracle_defined" {}');
    expect(made).toContain('it.id if it.display_name == "silver"])');
  });

  test("makes a backup of either kind of volume", () => {
    expect(block(backUpNow(BLOCK))).toContain(`  volume_id = "${ID}"`);
    expect(block(backUpNow(volume({ kind: "BOOT_VOLUME", id: ID })))).toContain(
      `resource "oci_core_boot_volume_backup" "backup_abuwcljraaaa" {\n  boot_volume_id = "${ID}"`,
    );
  });

  test("there is none for what is already there, nor for an OCID that is not whole", () => {
    expect(block(holdBackup(NEWEST))).toBeNull();
    const whole = backUpNow(BLOCK);
    expect(block(whole && { ...whole, assetId: "ocid1…wxyz" })).toBeNull();
  });

  test("there is none for what Kubernetes made", () => {
    const made = "csi-fa55e392-991c-4dd4-8164-85047d9c1572";
    expect(block(backUpNow(BLOCK), made)).toBeNull();
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
