import { assetKey } from "./asset.js";
import { BOOT_SOURCE, INSTANCE, launchIndexes, startsFromBootVolume } from "./instance-volumes.js";
import { placeId, resourceKeyOf } from "./instances.js";
import type { ResourceChange } from "./plan-document.js";
import type { PlanFacts } from "./plan-facts.js";
import { ANY, certainSource, type Source } from "./resolution.js";
import { textOf, UNTOLD, type Step } from "./told.js";

interface Targets {
  /** The keys of the assets and groups that a source may stand for. */
  readonly keys: readonly string[];
  /** Its attribute is none that names a volume: what is written was made into something else. */
  readonly isOther: boolean;
}

export type TargetFinder = (source: Source) => Targets;

/** An instance stands for its boot volume, and for whatever is attached to it when it is launched. */
export function targetFinder(facts: PlanFacts): TargetFinder {
  const parts = new Map<string, readonly string[]>();
  const startedFrom = new Map<string, string>();
  for (const change of facts.document.changes) {
    if (change.type !== INSTANCE || change.isDeposed) continue;
    const place = placeId(resourceKeyOf(change), change.key);
    parts.set(place, [
      BOOT_VOLUME,
      ...launchIndexes(change).map((index) => `${LAUNCHED}[${index}]`),
    ]);
    const bootVolume = bootVolumeBehind(facts, change);
    if (bootVolume !== null) startedFrom.set(assetKey(place, BOOT_VOLUME), bootVolume);
  }
  return ({ resource, type, key, path }) => {
    const place = placeId(resource, key);
    if (type !== INSTANCE) return { keys: [assetKey(place, null)], isOther: false };
    const own = parts.get(place) ?? [];
    const named = path === null ? null : partOfPath(path);
    const meant = own.filter(
      (part) => named === null || part === named || part.startsWith(`${named}[`),
    );
    return {
      keys: meant.map((part) => assetKey(place, part)).map((own) => startedFrom.get(own) ?? own),
      isOther: path !== null && named === null,
    };
  };
}

/** The OCID or the key of the boot volume that was there, and that the instance is started from. */
function bootVolumeBehind(facts: PlanFacts, change: ResourceChange): string | null {
  const from = facts.reader(change, "after");
  if (from === null || !startsFromBootVolume(from)) return null;
  const id = textOf(from(BOOT_SOURCE));
  if (id !== UNTOLD) return id;
  const source = certainSource(facts.resolution(change, BOOT_SOURCE));
  return source && assetKey(placeId(source.resource, source.key), null);
}

const BOOT_VOLUME = "boot_volume";
const LAUNCHED = "launch_volume_attachments";

function partOfPath([attribute, index]: readonly Step[]): string | null {
  if (attribute === "boot_volume_id") return BOOT_VOLUME;
  if (attribute !== LAUNCHED) return null;
  return typeof index === "number" ? `${LAUNCHED}[${index}]` : LAUNCHED;
}

/** Keys of the assets and groups that a source may stand for; its resource, where it is any instance of that. */
export function perhapsOf(source: Source, targetsOf: TargetFinder): readonly string[] {
  return source.key === ANY ? [source.resource] : targetsOf(source).keys;
}
