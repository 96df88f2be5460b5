import { stepsOf } from "./address.js";
import {
  hasKeyAt,
  isBlock,
  partOf,
  pathText,
  tagMap,
  tagsOf,
  type Asset,
  type AssetFacts,
} from "./asset.js";
import { isMade, type ResourceChange } from "./plan-document.js";
import type { PlanFacts, Reader, When } from "./plan-facts.js";
import { countOf, numberOf, textOf, UNTOLD, type Step } from "./told.js";

export const TEMPLATE = "oci_core_instance_configuration";

const DETAILS: readonly Step[] = ["instance_details", 0];

/** Below `instance_details`; a configuration has volumes of its own, or options that each have some. */
function templatePaths(from: Reader): readonly (readonly Step[])[] {
  const indexes = (path: readonly Step[]) => {
    const count = countOf(from([...DETAILS, ...path]));
    return [...Array(count === UNTOLD ? 0 : count).keys()];
  };
  const options = indexes(["options"]).map((index): readonly Step[] => ["options", index]);
  return [[], ...options].flatMap((within) =>
    indexes([...within, "block_volumes"]).map((index) => [...within, "block_volumes", index]),
  );
}

/** Where a template's volume has its policy. @param part as the asset has it */
export function templatePolicyPath(part: string | null): readonly Step[] {
  const path = stepsOf(part ?? "")?.map(({ value }) => value) ?? [];
  return [...DETAILS, ...path, "create_details", 0, "backup_policy_id"];
}

/** Volumes that are made with each instance of an instance configuration; how many, nobody can say. */
export function volumesOfTemplate(facts: PlanFacts, change: ResourceChange): readonly Asset[] {
  const from = facts.reader(change, "after");
  if (from === null || change.action === "forget") return [];
  return templatePaths(from).flatMap((path): Asset[] => {
    const details = [...DETAILS, ...path, "create_details", 0];
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
        ...partOf(change, pathText(path), "BLOCK_VOLUME"),
        fate: isMade(change) ? "created" : "kept",
        replacedBy: [],
        before: sideOf("before"),
        after: sideOf("after"),
      },
    ];
  });
}
