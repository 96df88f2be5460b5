import type { Finding } from "../../posture/assessment.js";
import type { VolumeCheckResult } from "../../posture/check.js";
import { kubernetesAdvice } from "./kubernetes-volume.js";

/**
 * The block beside a check's remedy. What Kubernetes made is not Terraform's: a block that names it would
 * outlive it.
 */
export function terraformFor(
  { volumeName }: Pick<Finding, "volumeName">,
  { remedy }: Pick<VolumeCheckResult, "remedy">,
): string | null {
  return remedy === null || kubernetesAdvice(volumeName) !== null ? null : terraformOf(remedy);
}

/** What stands for a value that is no plain word in a shell: a look-up by the policy's name. */
const ASSIGNED =
  /^oci bv volume-backup-policy-assignment create --policy-id (?:([\w.-]+)|"\$\(.*=='(bronze|silver|gold)'.*\)") --asset-id ([\w.-]+) --region [\w-]+$/;
const BACKED_UP =
  /^oci bv (backup|boot-volume-backup) create --(?:boot-)?volume-id ([\w.-]+) --region [\w-]+$/;

/**
 * The Terraform block that does what a remedy's command line does, as checks/remedy.ts words it; null
 * where there is none: an argument of a resource that is already there is its author's to set.
 */
export function terraformOf(command: string): string | null {
  const [, policyId, oracleDefined, assetId] = ASSIGNED.exec(command) ?? [];
  if (assetId !== undefined) return assignment(assetId, policyId ?? null, oracleDefined ?? "");
  const [, kind, volumeId] = BACKED_UP.exec(command) ?? [];
  if (volumeId === undefined) return null;
  const [type, argument] =
    kind === "backup"
      ? ["oci_core_volume_backup", "volume_id"]
      : ["oci_core_boot_volume_backup", "boot_volume_id"];
  return `resource "${type}" "${labelOf(volumeId)}" {\n  ${argument} = "${volumeId}"\n}`;
}

function assignment(assetId: string, policyId: string | null, oracleDefined: string): string {
  const label = labelOf(assetId);
  const lookUp =
    policyId === null ? `data "oci_core_volume_backup_policies" "oracle_defined" {}\n\n` : "";
  const policy =
    policyId === null
      ? `one([for it in data.oci_core_volume_backup_policies.oracle_defined.volume_backup_policies : it.id if it.display_name == "${oracleDefined}"])`
      : `"${policyId}"`;
  return `${lookUp}resource "oci_core_volume_backup_policy_assignment" "${label}" {
  asset_id  = "${assetId}"
  policy_id = ${policy}
}`;
}

/** Unlike others, and the same in every run. */
function labelOf(ocid: string): string {
  return `backup_${ocid.slice(-12).replace(/[^A-Za-z0-9]/g, "_")}`;
}
