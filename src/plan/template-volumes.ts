import { hasKeyAt, isBlock, partOf, tagMap, tagsOf, type Asset, type AssetFacts } from "./asset.js";
import { isMade, type ResourceChange } from "./plan-document.js";
import type { PlanFacts, When } from "./plan-facts.js";
import { countOf, numberOf, textOf, UNTOLD, type Step } from "./told.js";

export const TEMPLATE = "oci_core_instance_configuration";

/** Volumes that are made with each instance of an instance configuration; how many, nobody can say. */
export function volumesOfTemplate(facts: PlanFacts, change: ResourceChange): readonly Asset[] {
  const from = facts.reader(change, "after");
  if (from === null || change.action === "forget") return [];
  const volumes: readonly Step[] = ["instance_details", 0, "block_volumes"];
  const count = countOf(from(volumes));
  return [...Array(count === UNTOLD ? 0 : count).keys()].flatMap((index): Asset[] => {
    const details = [...volumes, index, "create_details", 0];
    if (!isBlock(from(details))) return [];
    const freeform = [...details, "freeform_tags"];
    const sideOf = (when: When): AssetFacts | null => {
      const own = facts.reader(change, when);
      if (own === null || !isBlock(own(details))) return null;
      return {
        ocid: null,
        name: textOf(own([...details, "display_name"])),
        compartmentId: textOf(own([...details, "compartment_id"])),
        sizeGb: numberOf(own([...details, "size_in_gbs"])),
        // A template has the tags that are written in it, and none where none are.
        freeformTags: tagMap(own, freeform, facts.keys(change, when, freeform)),
        definedTags: tagsOf(facts, change, when, [...details, "defined_tags"]),
        hasOwnKey: hasKeyAt(facts, change, own, [...details, "kms_key_id"]),
        replicas: countOf(own([...details, "block_volume_replicas"])),
        groupId: null,
        policyId: textOf(own([...details, "backup_policy_id"])),
      };
    };
    return [
      {
        ...partOf(change, `block_volumes[${index}]`, "BLOCK_VOLUME"),
        fate: isMade(change) ? "created" : "kept",
        replacedBy: [],
        before: sideOf("before"),
        after: sideOf("after"),
      },
    ];
  });
}
