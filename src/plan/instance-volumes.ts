import {
  bothSides,
  FATES,
  hasKeyAt,
  isBlock,
  ocidOf,
  partOf,
  pathText,
  type Asset,
  type AssetFacts,
  type Fate,
} from "./asset.js";
import type { ResourceChange } from "./plan-document.js";
import type { PlanFacts, Reader, When } from "./plan-facts.js";
import { at, countOf, numberOf, textOf, UNTOLD, type Step } from "./told.js";

export const INSTANCE = "oci_core_instance";

const SOURCE: readonly Step[] = ["source_details", 0];
/** Where the boot volume or the image is named that an instance starts from. */
export const BOOT_SOURCE: readonly Step[] = [...SOURCE, "source_id"];

/** The boot volume that an instance is started from, and the volumes that are made when it is launched. */
export function volumesOfInstance(facts: PlanFacts, change: ResourceChange): readonly Asset[] {
  const boot = bootVolumeOf(facts, change);
  const launched = launchIndexes(change).flatMap((index) => launchVolume(facts, change, index));
  return boot === null ? launched : [boot, ...launched];
}

/** Of the volumes that are attached when the instance is launched, on the side that has more of them. */
export function launchIndexes({ before, after }: ResourceChange): readonly number[] {
  const counts = [before, after].map((side) => {
    const listed = side === null ? 0 : countOf(at(side, ["launch_volume_attachments"]));
    return listed === UNTOLD ? 0 : listed;
  });
  return [...Array(Math.max(...counts)).keys()];
}

const NO_TAGS_TOLD = { freeformTags: UNTOLD, definedTags: UNTOLD } as const;

function bootVolumeOf(facts: PlanFacts, change: ResourceChange): Asset | null {
  const sideOf = (when: When): AssetFacts | null => {
    const from = facts.reader(change, when);
    // Started from a boot volume that is there already, which is no asset of this resource.
    if (from === null || startsFromBootVolume(from)) return null;
    const name = textOf(from(["display_name"]));
    return {
      ocid: ocidOf(change, when, from, ["boot_volume_id"]),
      // The service's default name for it.
      name: typeof name === "string" ? `${name} (Boot Volume)` : UNTOLD,
      compartmentId: textOf(from(["compartment_id"])),
      sizeGb: numberOf(from([...SOURCE, "boot_volume_size_in_gbs"])),
      ...NO_TAGS_TOLD,
      hasOwnKey: hasKeyAt(facts, change, from, [...SOURCE, "kms_key_id"]),
      replicas: 0,
      groupId: null,
      policyId: null,
    };
  };
  const isSwapped = change.action === "update" && isSourceChanged(facts, change);
  const fate = isSwapped ? "replaced" : fateWithInstance(facts, change, isBootVolumePreserved);
  const { before, after } = bothSides(change, fate, sideOf);
  if (before === null && after === null) return null;
  return {
    ...partOf(change, "boot_volume", "BOOT_VOLUME"),
    fate,
    replacedBy: isSwapped ? [pathText(BOOT_SOURCE)] : change.replacePaths.map(pathText),
    before,
    after: after !== null && isSwapped ? { ...after, ocid: UNTOLD } : after,
  };
}

export function startsFromBootVolume(from: Reader): boolean {
  const type = from([...SOURCE, "source_type"]);
  return typeof type === "string" && type.toLowerCase() === "bootvolume";
}

/** An image that is changed in place: the service makes a new boot volume, under the same instance. */
function isSourceChanged(facts: PlanFacts, change: ResourceChange): boolean {
  const [before, after] = (["before", "after"] as const).map((when) =>
    facts.reader(change, when)?.(BOOT_SOURCE),
  );
  return before !== after && before !== undefined && after !== undefined;
}

type Preserved = (from: Reader) => boolean;

const isBootVolumePreserved: Preserved = (from) =>
  from(["preserve_boot_volume"]) === true ||
  from([...SOURCE, "is_preserve_boot_volume_enabled"]) === true;

/** By the API's reference, volumes that were made at launch are kept unless told otherwise. */
const areLaunchVolumesPreserved: Preserved = (from) =>
  from(["preserve_data_volumes_created_at_launch"]) !== false;

/** An old volume that is kept when its instance goes leaves Terraform, and the new one is another. */
function fateWithInstance(facts: PlanFacts, change: ResourceChange, isKept: Preserved): Fate {
  const fate = FATES[change.action];
  const from = facts.reader(change, "before");
  if (from === null || !isKept(from)) return fate;
  return fate === "replaced" ? "created" : fate === "destroyed" ? "forgotten" : fate;
}

function launchVolume(facts: PlanFacts, change: ResourceChange, index: number): Asset[] {
  const attachment: readonly Step[] = ["launch_volume_attachments", index];
  const details = [...attachment, "launch_create_volume_details", 0];
  const sideOf = (when: When): AssetFacts | null => {
    const from = facts.reader(change, when);
    if (from === null || !isBlock(from(details))) return null;
    return {
      ocid: ocidOf(change, when, from, [...attachment, "volume_id"]),
      name: textOf(from([...details, "display_name"])),
      compartmentId: textOf(from([...details, "compartment_id"])),
      sizeGb: numberOf(from([...details, "size_in_gbs"])),
      ...NO_TAGS_TOLD,
      hasOwnKey: hasKeyAt(facts, change, from, [...details, "kms_key_id"]),
      replicas: 0,
      groupId: null,
      policyId: null,
    };
  };
  const fate = fateWithInstance(facts, change, areLaunchVolumesPreserved);
  const { before, after } = bothSides(change, fate, sideOf);
  if (before === null && after === null) return [];
  return [
    {
      ...partOf(change, `launch_volume_attachments[${index}]`, "BLOCK_VOLUME"),
      fate,
      replacedBy: change.replacePaths.map(pathText),
      before,
      after,
    },
  ];
}
