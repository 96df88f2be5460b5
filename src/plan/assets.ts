import type { VolumeKind } from "../inventory/inventory.js";
import {
  bothSides,
  FATES,
  hasKeyAt,
  ocidOf,
  partOf,
  pathText,
  tagsOf,
  type Asset,
  type AssetFacts,
} from "./asset.js";
import { INSTANCE, volumesOfInstance } from "./instance-volumes.js";
import type { ResourceChange } from "./plan-document.js";
import type { PlanFacts, When } from "./plan-facts.js";
import { TEMPLATE, volumesOfTemplate } from "./template-volumes.js";
import { countOf, numberOf, textOf, UNTOLD, type Json, type Told } from "./told.js";

const VOLUME_TYPES: Readonly<Record<string, VolumeKind>> = {
  oci_core_volume: "BLOCK_VOLUME",
  oci_core_boot_volume: "BOOT_VOLUME",
};

/** Every volume that the plan has or makes, in the plan's order. */
export function assetsOf(facts: PlanFacts): readonly Asset[] {
  return facts.document.changes.flatMap((change) => {
    const kind = VOLUME_TYPES[change.type];
    if (kind !== undefined) return [volumeOf(facts, change, kind)];
    if (change.type === INSTANCE) return volumesOfInstance(facts, change);
    return change.type === TEMPLATE ? volumesOfTemplate(facts, change) : [];
  });
}

function volumeOf(facts: PlanFacts, change: ResourceChange, kind: VolumeKind): Asset {
  const replicas = kind === "BOOT_VOLUME" ? "boot_volume_replicas" : "block_volume_replicas";
  const sideOf = (when: When): AssetFacts | null => {
    const from = facts.reader(change, when);
    if (from === null) return null;
    return {
      ocid: ocidOf(change, when, from, ["id"]),
      name: textOf(from(["display_name"])),
      compartmentId: textOf(from(["compartment_id"])),
      sizeGb: numberOf(from(["size_in_gbs"])),
      freeformTags: tagsOf(facts, change, when, ["freeform_tags"]),
      definedTags: tagsOf(facts, change, when, ["defined_tags"]),
      hasOwnKey: hasKeyAt(facts, change, from, ["kms_key_id"]),
      replicas: replicasOf(countOf(from([replicas])), from([`${replicas}_deletion`])),
      groupId: textOf(from(["volume_group_id"])),
      policyId: textOf(from(["backup_policy_id"])),
    };
  };
  const fate = FATES[change.action];
  return {
    ...partOf(change, null, kind),
    fate,
    replacedBy: change.replacePaths.map(pathText),
    ...bothSides(change, fate, sideOf),
  };
}

/** Those that are written, unless they are to be deleted. */
function replicasOf(written: Told<number>, isDeleted: Told<Json>): Told<number> {
  if (isDeleted === true) return 0;
  return isDeleted === UNTOLD && written !== 0 ? UNTOLD : written;
}
