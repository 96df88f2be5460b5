import { assetKey, type Asset } from "./asset.js";
import { placeId, resourceKeyOf } from "./instances.js";
import type { PlanFacts, When } from "./plan-facts.js";
import { ANY } from "./resolution.js";
import { textOf, UNTOLD, type Told } from "./told.js";

const TYPE = "oci_core_volume_attachment";

/** Whether a volume is attached to an instance, on one side of a plan. */
export function attachmentFinder(facts: PlanFacts, when: When): (asset: Asset) => Told<boolean> {
  const attached = new Set<string>();
  const perhaps = new Set<string>();
  let isOpen = false;
  for (const change of facts.document.changes) {
    if (change.type !== TYPE || change.isDeposed) continue;
    const from = facts.reader(change, when);
    if (from === null || (when === "after" && change.action === "delete")) continue;
    const id = textOf(from(["volume_id"]));
    if (typeof id === "string") attached.add(id);
    if (id !== UNTOLD) continue;
    const resolution = facts.resolution(change, ["volume_id"]);
    const [source] = resolution?.sources ?? [];
    if (resolution?.isCertain === true && source !== undefined) {
      attached.add(assetKey(placeId(source.resource, source.key), null));
      continue;
    }
    isOpen ||= resolution === null || resolution.open.length > 0;
    for (const each of resolution?.sources ?? []) {
      perhaps.add(
        each.key === ANY ? each.resource : assetKey(placeId(each.resource, each.key), null),
      );
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
