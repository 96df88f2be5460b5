import type { VolumeKind } from "../inventory/inventory.js";
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
import { isDestroyed, type ResourceChange } from "./plan-document.js";
import type { PlanFacts, Reader, When } from "./plan-facts.js";
import { at, countOf, numberOf, textOf, UNTOLD, type PlannedValues, type Step } from "./told.js";

export const INSTANCE = "oci_core_instance";

const SOURCE: readonly Step[] = ["source_details", 0];
/** Where the boot volume or the image is named that an instance starts from. */
export const BOOT_SOURCE: readonly Step[] = [...SOURCE, "source_id"];

/** The boot volume that an instance is started from, and the volumes that are made when it is launched. */
export function volumesOfInstance(facts: PlanFacts, change: ResourceChange): readonly Asset[] {
  const launched = launchIndexes(change).flatMap((index) => launchVolume(facts, change, index));
  return [...bootVolumeOf(facts, change), ...lostBootVolume(facts, change), ...launched];
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

function bootVolumeOf(facts: PlanFacts, change: ResourceChange): readonly Asset[] {
  const isRenewed = change.action === "update" && isSourceChanged(facts, change);
  // An instance that is renamed or moved leaves its boot volume as it is, and where it is.
  const isKept = change.action === "update" && !isRenewed;
  const sideOf = (when: When): AssetFacts | null => {
    const from = facts.reader(change, when);
    // Started from a boot volume that is there already, which is no asset of this resource.
    if (from === null || startsFromBootVolume(from)) return null;
    const placed = isKept && when === "after" ? (facts.reader(change, "before") ?? from) : from;
    const name = textOf(placed(["display_name"]));
    return {
      ocid: ocidOf(change, when, from, ["boot_volume_id"]),
      // The service's default name for it.
      name: typeof name === "string" ? `${name} (Boot Volume)` : UNTOLD,
      compartmentId: textOf(placed(["compartment_id"])),
      sizeGb: numberOf(from([...SOURCE, "boot_volume_size_in_gbs"])),
      ...NO_TAGS_TOLD,
      hasOwnKey: hasKeyAt(facts, change, from, [...SOURCE, "kms_key_id"]),
      replicas: 0,
      groupId: null,
      policyId: null,
    };
  };
  const volume = {
    part: "boot_volume",
    kind: "BOOT_VOLUME",
    isKept: isBootVolumePreserved,
  } as const;
  const assets = withInstance(facts, change, volume, sideOf);
  if (!isRenewed) return assets;
  return assets.map((it) => ({
    ...it,
    fate: "replaced",
    replacedBy: [pathText(BOOT_SOURCE)],
    after: it.after && { ...it.after, ocid: UNTOLD },
  }));
}

export function startsFromBootVolume(from: Reader): boolean {
  const type = from([...SOURCE, "source_type"]);
  return typeof type === "string" && type.toLowerCase() === "bootvolume";
}

/**
 * An image that is changed in place: the service makes a new boot volume, under the same instance. That
 * it is changed tells nothing of an image that is marked as sensitive.
 */
function isSourceChanged(facts: PlanFacts, change: ResourceChange): boolean {
  const unmarked = (side: PlannedValues | null) => side && { ...side, sensitive: null };
  const shown = { ...change, before: unmarked(change.before), after: unmarked(change.after) };
  const [before, after] = (["before", "after"] as const).map((when) =>
    facts.reader(shown, when)?.(BOOT_SOURCE),
  );
  return before !== after && before !== undefined && after !== undefined;
}

const isBootVolumePreserved = (from: Reader): boolean =>
  from(["preserve_boot_volume"]) === true ||
  from([...SOURCE, "is_preserve_boot_volume_enabled"]) === true;

/**
 * The boot volume that was there before its instance, and that the service deletes with it all the same;
 * none where the plan has it as a resource that it deletes itself.
 */
function lostBootVolume(facts: PlanFacts, change: ResourceChange): readonly Asset[] {
  const old = isDestroyed(change) ? facts.reader(change, "before") : null;
  if (old === null || !startsFromBootVolume(old) || isBootVolumePreserved(old)) return [];
  const ocid = textOf(old(["boot_volume_id"]));
  const ids: readonly unknown[] = [ocid, old(BOOT_SOURCE)];
  const isListed = facts.document.changes.some(
    (it) =>
      it.type === "oci_core_boot_volume" &&
      isDestroyed(it) &&
      ids.includes(facts.reader(it, "before")?.(["id"])),
  );
  if (isListed) return [];
  const before: AssetFacts = {
    ...{ ocid, name: UNTOLD, compartmentId: UNTOLD, sizeGb: UNTOLD, ...NO_TAGS_TOLD },
    ...{ hasOwnKey: UNTOLD, replicas: UNTOLD, groupId: UNTOLD, policyId: null },
  };
  const fate = FATES[change.action];
  const replacedBy = change.replacePaths.map(pathText);
  return [
    { ...partOf(change, "boot_volume", "BOOT_VOLUME"), fate, replacedBy, before, after: null },
  ];
}

/** By the API's reference, volumes that were made at launch are kept unless told otherwise. */
const areLaunchVolumesPreserved = (from: Reader): boolean =>
  from(["preserve_data_volumes_created_at_launch"]) !== false;

interface VolumeOfInstance {
  readonly part: string;
  readonly kind: VolumeKind;
  /** Asked of the instance as it was. */
  readonly isKept: (from: Reader) => boolean;
}

/** What becomes of a volume by what becomes of its instance: the old one may be kept, and leaves Terraform. */
function withInstance(
  facts: PlanFacts,
  change: ResourceChange,
  { part, kind, isKept }: VolumeOfInstance,
  sideOf: (when: When) => AssetFacts | null,
): readonly Asset[] {
  const own = partOf(change, part, kind);
  const replacedBy = change.replacePaths.map(pathText);
  const becoming = (fate: Fate): Asset => ({
    ...own,
    ...{ fate, replacedBy, ...bothSides(change, fate, sideOf) },
  });
  const fate = FATES[change.action];
  const old = facts.reader(change, "before");
  const isOldKept = isDestroyed(change) && old !== null && isKept(old);
  const assets = !isOldKept
    ? [becoming(fate)]
    : [
        { ...becoming("forgotten"), key: `${own.key} kept` },
        ...(fate === "replaced" ? [{ ...becoming("created"), before: null }] : []),
      ];
  return assets.filter(({ before, after }) => before !== null || after !== null);
}

function launchVolume(facts: PlanFacts, change: ResourceChange, index: number): readonly Asset[] {
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
  const part = `launch_volume_attachments[${index}]`;
  const volume = { part, kind: "BLOCK_VOLUME", isKept: areLaunchVolumesPreserved } as const;
  return withInstance(facts, change, volume, sideOf);
}
