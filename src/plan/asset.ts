import type { VolumeKind } from "../inventory/inventory.js";
import { placeId, resourceKeyOf } from "./instances.js";
import { isMade, type ResourceChange } from "./plan-document.js";
import type { PlanFacts, Reader, When } from "./plan-facts.js";
import { isObject, textOf, UNTOLD, type Json, type Step, type Told } from "./told.js";

/** What becomes of a volume. `forgotten`: it leaves Terraform and lives on. */
export type Fate = "created" | "kept" | "replaced" | "destroyed" | "forgotten";

/** A volume as a plan has it: a resource of its own, or a part of an instance or of a template. */
export interface Asset {
  /** One text for it, as `assetKey` makes it. */
  readonly key: string;
  readonly change: ResourceChange;
  /** `boot_volume`, `launch_volume_attachments[0]`, `block_volumes[1]`; null for the resource itself. */
  readonly part: string | null;
  readonly kind: VolumeKind;
  readonly fate: Fate;
  /** What forces the replacement; empty without one. */
  readonly replacedBy: readonly string[];
  readonly before: AssetFacts | null;
  readonly after: AssetFacts | null;
}

/** What the plan tells of a volume on one side of the change. */
export interface AssetFacts {
  readonly ocid: Told<string | null>;
  readonly name: Told<string | null>;
  readonly compartmentId: Told<string | null>;
  readonly sizeGb: Told<number | null>;
  /** Each value may be unknown by itself. */
  readonly freeformTags: Told<ReadonlyMap<string, Told<string>>>;
  /** Keys are `Namespace.Key`. */
  readonly definedTags: Told<ReadonlyMap<string, Told<string>>>;
  readonly hasOwnKey: Told<boolean>;
  readonly replicas: Told<number>;
  /** OCID of the volume group that the service says it is a member of. */
  readonly groupId: Told<string | null>;
  /** `backup_policy_id`; unknown only where it is written. */
  readonly policyId: Told<string | null>;
}

/** `key` of an asset or of the resource that has it, as `placeId` makes it. */
export function assetKey(place: string, part: string | null): string {
  return `${place}|${part ?? ""}`;
}

export function partOf(
  change: ResourceChange,
  part: string | null,
  kind: VolumeKind,
): Pick<Asset, "key" | "change" | "part" | "kind"> {
  const place = placeId(resourceKeyOf(change), change.key);
  const key = assetKey(change.isDeposed ? `${place} deposed` : place, part);
  return { key, change, part, kind };
}

export const FATES = {
  "no-op": "kept",
  read: "kept",
  update: "kept",
  create: "created",
  delete: "destroyed",
  replace: "replaced",
  forget: "forgotten",
} as const satisfies Record<ResourceChange["action"], Fate>;

/** What is destroyed is not there on the other side; what is forgotten lives on as it was. */
export function bothSides(
  change: ResourceChange,
  fate: Fate,
  sideOf: (when: When) => AssetFacts | null,
): Pick<Asset, "before" | "after"> {
  const before = sideOf("before");
  if (fate === "forgotten") return { before, after: before };
  return { before, after: change.isDeposed ? null : sideOf("after") };
}

/** The OCID stays while the resource does; what is new gets one when the plan is applied. */
export function ocidOf(
  change: ResourceChange,
  when: When,
  from: Reader,
  path: readonly Step[],
): Told<string | null> {
  return when === "after" && isMade(change) ? UNTOLD : textOf(from(path));
}

/** Tags are filled in by the service where none are written: unknown then, and not "no tags". */
export function tagsOf(
  facts: PlanFacts,
  change: ResourceChange,
  when: When,
  path: readonly Step[],
): AssetFacts["freeformTags"] {
  const from = facts.marked(change, when);
  return from === null ? UNTOLD : tagMap(from, path, facts.keys(change, when, path));
}

/** @param names those of all tags, of unknown ones too */
export function tagMap(
  from: Reader,
  path: readonly Step[],
  names: readonly string[],
): AssetFacts["freeformTags"] {
  if (from(path) === UNTOLD) return UNTOLD;
  return new Map(
    names.map((name): [string, Told<string>] => {
      const value = from([...path, name]);
      return [name, typeof value === "string" ? value : UNTOLD];
    }),
  );
}

/** True for a key of one's own; unknown where what is written may turn out to be null. */
export function hasKeyAt(
  facts: PlanFacts,
  change: ResourceChange,
  from: Reader,
  path: readonly Step[],
): Told<boolean> {
  const id = textOf(from(path));
  if (id !== UNTOLD) return id !== null;
  const written = facts.argument(change, path);
  if (written === null || written === UNTOLD) return UNTOLD;
  const [only, ...others] = written.references;
  // What a data source finds later may be nothing, and another volume may have no key.
  const isKey = only?.kind === "resource" && !only.isData && only.type.startsWith("oci_kms_");
  return isKey && others.length === 0 ? true : UNTOLD;
}

export function isBlock(value: Told<Json>): boolean {
  return value !== UNTOLD && isObject(value);
}

/** `source_details[0].source_id` */
export function pathText(path: readonly Step[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}
