import { assetKey } from "./asset.js";
import { argumentAt } from "./configuration.js";
import { BOOT_SOURCE, INSTANCE, launchIndexes, startsFromBootVolume } from "./instance-volumes.js";
import { placeId, resourceKeyOf } from "./instances.js";
import type { ResourceChange } from "./plan-document.js";
import type { PlanFacts } from "./plan-facts.js";
import { ANY, certainSource, type Resolution, type Source } from "./resolution.js";
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

/** What assignments that cannot be followed to their end leave open. */
export class Doubts {
  readonly #facts: PlanFacts;
  readonly #targetsOf: TargetFinder;
  readonly #keys = new Map<string, string>();
  readonly #resources = new Map<string, string>();
  /** Of every volume whose OCID the plan does not know. */
  #ofNew: string | null = null;
  /** Of every volume whose OCID it knows: where that could have been named, and would not be seen. */
  #ofKnown: string | null = null;

  constructor(facts: PlanFacts, targetsOf: TargetFinder) {
    this.#facts = facts;
    this.#targetsOf = targetsOf;
  }

  certainTarget({ isCertain, sources }: Resolution): string | null {
    const [source] = sources;
    if (!isCertain || source === undefined || source.key === ANY) return null;
    const { keys, isOther } = this.#targetsOf(source);
    return keys.length === 1 && !isOther ? (keys[0] ?? null) : null;
  }

  /** @param isHidden what it names is known to Terraform, and marked as sensitive */
  add(resolution: Resolution | null, address: string, isHidden: boolean): void {
    const why = (through: string) =>
      `${address} may be for it: plan JSON does not tell ${through}; refer to the volume directly in that asset_id`;
    const { sources, open } = resolution ?? NOWHERE;
    if (isHidden || sources.length + open.length === 0) {
      this.#ofKnown ??= why("which volume it names");
    }
    if (resolution === null) this.#ofNew ??= why("which volume it names");
    this.#spread(sources, why("which of several volumes it names"));
    for (const each of open) {
      const reason = why(`the value of ${each.what}`);
      if (each.isEverything) {
        this.#ofNew ??= reason;
        this.#ofKnown ??= reason;
      }
      this.#reach(each, reason);
    }
  }

  /** A targeted plan leaves assignments out that the configuration has. */
  addUnplanned(type: string): void {
    for (const { binding, written, name } of this.#facts.unplanned(type)) {
      const expression = argumentAt(written, ["asset_id"], () => 0);
      if (expression === null || expression === UNTOLD) continue;
      const { sources, open } = this.#facts.resolver.resolve(expression, binding);
      const reason = `${name} is configured and not in this plan, which is partial; plan without -target`;
      this.#spread(sources, reason);
      for (const each of open) this.#reach(each, reason);
    }
  }

  /** @param hasId an OCID that is known while planning would be known in what refers to it, too */
  of(key: string, resource: string, hasId: boolean): string | null {
    if (hasId) return this.#ofKnown;
    return this.#keys.get(key) ?? this.#resources.get(resource) ?? this.#ofNew;
  }

  #spread(sources: readonly Source[], reason: string): void {
    for (const source of sources) {
      if (source.key === ANY) setOnce(this.#resources, source.resource, reason);
      for (const key of this.#targetsOf(source).keys) setOnce(this.#keys, key, reason);
    }
  }

  #reach(open: Resolution["open"][number], reason: string): void {
    for (const resource of this.#facts.reach.of(open)) setOnce(this.#resources, resource, reason);
  }
}

const NOWHERE: Pick<Resolution, "sources" | "open"> = { sources: [], open: [] };

function setOnce(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value);
}
