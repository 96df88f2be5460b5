import type { PlanFacts } from "../../plan/plan-facts.js";
import type { Place, ResourceChange } from "../../plan/plan-document.js";
import { isTold, textOf, type Told } from "../../plan/told.js";
import { GROUP_TYPE } from "../../plan/volume-groups.js";
import type { Policy, TransitionCheckId } from "../../settings/policy.js";
import { DEFAULTS } from "../policy/rules.js";
import type { PlanFinding, SourceLocation } from "./plan-assessment.js";

const BACKUP_TYPES = new Set([
  "oci_core_volume_backup",
  "oci_core_boot_volume_backup",
  "oci_core_volume_group_backup",
]);

/** Volume groups that are replaced, with their backups' history, and backups that are deleted. */
export function lostThings(
  facts: PlanFacts,
  planFile: string,
  { defaults }: Pick<Policy, "defaults">,
  regionOf: (place: Place) => Told<string>,
  locate: (change: ResourceChange) => SourceLocation | null,
): readonly PlanFinding[] {
  return facts.document.changes.flatMap((change): PlanFinding[] => {
    const lost = lossOf(change);
    if (lost === null || change.isDeposed) return [];
    const region = regionOf(change);
    const name = textOf(facts.marked(change, "before")?.(["display_name"]) ?? null);
    return [
      {
        planFile,
        address: change.address,
        asset: null,
        resourceType: change.type,
        resourceKind: lost.kind,
        resourceName: typeof name === "string" && !facts.hidesNames ? name : null,
        actions: change.actions,
        region: isTold(region) ? region : null,
        protection: null,
        backupPolicy: null,
        rule: DEFAULTS,
        rules: [DEFAULTS],
        isNew: true,
        waived: false,
        exemption: null,
        reason: lost.message,
        checks: [
          {
            id: lost.id,
            result: "fail",
            message: lost.message,
            remedy: null,
            severity: defaults.severity,
            isRequired: true,
            isNew: true,
            waived: false,
          },
        ],
        location: locate(change),
      },
    ];
  });
}

interface Loss {
  readonly id: TransitionCheckId;
  readonly kind: PlanFinding["resourceKind"];
  readonly message: string;
}

function lossOf({ type, action, replacePaths }: ResourceChange): Loss | null {
  if (type === GROUP_TYPE && action === "replace") {
    const isByMembers = replacePaths.some((path) => path.includes("volume_ids"));
    const hint = isByMembers
      ? "; change its volume_ids instead of source_details, which can be updated in place"
      : "";
    return {
      id: "group-replaced",
      kind: "VOLUME_GROUP",
      message: `the plan destroys the volume group and makes another in its place${hint}`,
    };
  }
  if (!BACKUP_TYPES.has(type) || (action !== "delete" && action !== "replace")) return null;
  return { id: "backup-destroyed", kind: "BACKUP", message: "the plan destroys the backup" };
}
