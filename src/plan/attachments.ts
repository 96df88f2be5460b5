import { assetKey, isBlock, type Asset } from "./asset.js";
import { expressionsBelow } from "./configuration.js";
import { BOOT_SOURCE, INSTANCE, launchIndexes, startsFromBootVolume } from "./instance-volumes.js";
import { placeId, resourceKeyOf } from "./instances.js";
import type { ResourceChange } from "./plan-document.js";
import type { PlanFacts, Reader, When } from "./plan-facts.js";
import { ANY, certainSource, type Source } from "./resolution.js";
import { textOf, UNTOLD, type Step, type Told } from "./told.js";

const TYPE = "oci_core_volume_attachment";

/** The arguments that attach a volume which is there. */
const ATTACHING: Readonly<Record<string, readonly string[]>> = {
  [TYPE]: ["volume_id"],
  [INSTANCE]: ["launch_volume_attachments", "source_details"],
};

/** Whether a volume is attached to an instance, on one side of a plan. */
export function attachmentFinder(facts: PlanFacts, when: When): (asset: Asset) => Told<boolean> {
  const attached = new Set<string>();
  const perhaps = new Set<string>();
  let isOpen = false;
  for (const change of facts.document.changes) {
    if (change.isDeposed) continue;
    const from = facts.reader(change, when);
    if (from === null) continue;
    for (const path of attachingPaths(change, from)) {
      const id = textOf(from(path));
      if (typeof id === "string") attached.add(id);
      if (id !== UNTOLD) continue;
      const resolution = facts.resolution(change, path);
      const source = certainSource(resolution);
      if (source !== null) {
        attached.add(keyOf(source));
        continue;
      }
      isOpen ||= resolution === null || resolution.open.length > 0;
      for (const each of resolution?.sources ?? []) perhaps.add(keyOf(each));
    }
  }
  // A partial plan leaves out what attaches elsewhere.
  for (const [type, names] of when === "after" ? Object.entries(ATTACHING) : []) {
    for (const { binding, written } of facts.unplanned(type)) {
      const expressions = names.flatMap((it) => expressionsBelow(written.expressions[it] ?? null));
      for (const expression of expressions) {
        const { sources, open } = facts.resolver.resolve(expression, binding);
        for (const each of sources) perhaps.add(keyOf(each));
        for (const each of open) for (const resource of facts.reach.of(each)) perhaps.add(resource);
      }
    }
  }
  return ({ key, part, fate, change, ...asset }) => {
    // What is made with an instance is made for it.
    if (part !== null) return true;
    const ocid = asset[when]?.ocid;
    if (attached.has(key) || (typeof ocid === "string" && attached.has(ocid))) return true;
    if (isOpen || perhaps.has(key) || perhaps.has(resourceKeyOf(change))) return UNTOLD;
    // A volume that was there before may be attached by somebody else.
    return fate === "created" ? false : UNTOLD;
  };
}

/** A volume that an instance makes itself is attached anyway. */
function attachingPaths(change: ResourceChange, from: Reader): readonly (readonly Step[])[] {
  if (change.type === TYPE) return [["volume_id"]];
  if (change.type !== INSTANCE) return [];
  const launched = launchIndexes(change)
    .map((index): readonly Step[] => ["launch_volume_attachments", index])
    .filter((it) => !isBlock(from([...it, "launch_create_volume_details", 0])))
    .map((it) => [...it, "volume_id"]);
  return startsFromBootVolume(from) ? [...launched, BOOT_SOURCE] : launched;
}

function keyOf({ resource, key }: Source): string {
  return key === ANY ? resource : assetKey(placeId(resource, key), null);
}
