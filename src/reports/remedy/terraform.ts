import type { Remedy } from "../../posture/remedy.js";
import { kubernetesAdvice } from "./kubernetes-volume.js";

/**
 * The Terraform block that does what a remedy's command line does; null where there is none: an argument of
 * a resource that is already there is its author's to set, an OCID that is not whole names nothing, and what
 * Kubernetes made is not Terraform's: a block that names it would outlive it.
 */
export function terraformBlock(
  { action, volumeKind, assetId, policyId, oracleDefined, then }: Remedy,
  volumeName: string,
): string | null {
  if (kubernetesAdvice(volumeName) !== null || then !== undefined) return null;
  if (![assetId, policyId ?? ""].every((it) => /^[\w.-]*$/.test(it))) return null;
  if (action === "assign-policy") {
    return oracleDefined === undefined
      ? assignment(assetId, `"${policyId ?? "POLICY_OCID"}"`)
      : `${ORACLE_DEFINED}\n\n${assignment(assetId, idOf(oracleDefined))}`;
  }
  if (action !== "back-up") return null;
  const [type, argument] =
    volumeKind === "BLOCK_VOLUME"
      ? ["oci_core_volume_backup", "volume_id"]
      : ["oci_core_boot_volume_backup", "boot_volume_id"];
  return `resource "${type}" "${labelOf(assetId)}" {\n  ${argument} = "${assetId}"\n}`;
}

const ORACLE_DEFINED = `data "oci_core_volume_backup_policies" "oracle_defined" {}`;

function idOf(oracleDefined: string): string {
  return `one([for it in data.oci_core_volume_backup_policies.oracle_defined.volume_backup_policies : it.id if it.display_name == "${oracleDefined}"])`;
}

function assignment(assetId: string, policy: string): string {
  return `resource "oci_core_volume_backup_policy_assignment" "${labelOf(assetId)}" {
  asset_id  = "${assetId}"
  policy_id = ${policy}
}`;
}

/** Unlike others, and the same in every run. */
function labelOf(ocid: string): string {
  return `backup_${ocid.slice(-12).replace(/[^A-Za-z0-9]/g, "_")}`;
}
