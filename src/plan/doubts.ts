import { argumentAt } from "./configuration.js";
import type { PlanFacts } from "./plan-facts.js";
import { ANY, type Resolution, type Source } from "./resolution.js";
import { perhapsOf, type TargetFinder } from "./targets.js";
import { UNTOLD } from "./told.js";

/** What assignments that cannot be followed to their end leave open. */
export class Doubts {
  readonly #facts: PlanFacts;
  readonly #targetsOf: TargetFinder;
  /** By the key of an asset or group, and by a resource any of whose instances it may be. */
  readonly #perhaps = new Map<string, string>();
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
    for (const { binding, written, why } of this.#facts.unplanned(type)) {
      const expression = argumentAt(written, ["asset_id"], () => 0);
      if (expression === null || expression === UNTOLD) continue;
      const { sources, open } = this.#facts.resolver.resolve(expression, binding);
      this.#spread(sources, why);
      for (const each of open) this.#reach(each, why);
    }
  }

  /** @param hasId an OCID that is known while planning would be known in what refers to it, too */
  of(key: string, resource: string, hasId: boolean): string | null {
    if (hasId) return this.#ofKnown;
    return this.#perhaps.get(key) ?? this.#perhaps.get(resource) ?? this.#ofNew;
  }

  #spread(sources: readonly Source[], reason: string): void {
    for (const source of sources) {
      for (const key of perhapsOf(source, this.#targetsOf)) setOnce(this.#perhaps, key, reason);
    }
  }

  #reach(open: Resolution["open"][number], reason: string): void {
    for (const resource of this.#facts.reach.of(open)) setOnce(this.#perhaps, resource, reason);
  }
}

const NOWHERE: Pick<Resolution, "sources" | "open"> = { sources: [], open: [] };

function setOnce(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value);
}
