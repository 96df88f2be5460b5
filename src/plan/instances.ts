import type { InstanceKey } from "./address.js";
import type { ModuleScope } from "./configuration.js";
import { moduleKey } from "./address.js";
import type { PlanDocument, InstancePlace } from "./plan-document.js";
import { ANY, type AnyKey } from "./resolution.js";

/** Which instances the plan leaves of each resource and of each module. */
export class Instances {
  readonly #resources = new Map<string, Set<InstanceKey>>();
  readonly #modules = new Map<string, Set<InstanceKey>>();
  readonly #changed = new Set<string>();
  readonly #known: ReadonlySet<string>;

  constructor({
    changes,
    state,
    deferredData,
  }: Pick<PlanDocument, "changes" | "state" | "deferredData">) {
    const seen = new Set<string>();
    const current = changes.filter(({ isDeposed }) => !isDeposed);
    for (const change of current) {
      if (!change.isLeftOut) this.#changed.add(resourceKeyOf(change));
    }
    this.#known = new Set([...this.#changed, ...state.map(resourceKeyOf)]);
    // What goes is no instance of the configuration: it may have had another kind of key.
    const going = new Set(
      current.filter(({ action }) => GOING.has(action)).map(({ address }) => address),
    );
    // A module may have nothing but what is read later.
    for (const place of [...current, ...state, ...deferredData]) {
      if (going.has(place.address)) continue;
      add(this.#resources, resourceKeyOf(place), place.key);
      if (seen.has(place.moduleKey)) continue;
      seen.add(place.moduleKey);
      for (const [depth, { name, key }] of place.modules.entries()) {
        add(this.#modules, `${moduleKey(place.modules.slice(0, depth))}|${name}`, key);
      }
    }
  }

  ofResource(resourceKey: string): ReadonlySet<InstanceKey> {
    return this.#resources.get(resourceKey) ?? NONE;
  }

  /** The plan or the state before it has an instance, even if only one that goes. */
  isKnown(resourceKey: string): boolean {
    return this.#known.has(resourceKey);
  }

  /** The plan itself has an instance, even if only one that stays as it is or goes. */
  isPlanned(resourceKey: string): boolean {
    return this.#changed.has(resourceKey);
  }

  ofModule({ path }: ModuleScope, name: string): ReadonlySet<InstanceKey> {
    return this.#modules.get(`${moduleKey(path)}|${name}`) ?? NONE;
  }
}

const GOING: ReadonlySet<string> = new Set(["delete", "forget"]);

const NONE: ReadonlySet<InstanceKey> = new Set();

function add(index: Map<string, Set<InstanceKey>>, id: string, key: InstanceKey): void {
  const keys = index.get(id);
  if (keys === undefined) index.set(id, new Set([key]));
  else keys.add(key);
}

/** A resource in a module instance, all its own instances together, as one text. */
export function resourceKeyOf(place: Pick<InstancePlace, "moduleKey" | "type" | "name">): string {
  return resourceKey(place.moduleKey, `${place.type}.${place.name}`);
}

export function resourceKey(inModule: string, name: string): string {
  return `${inModule}|${name}`;
}

/** One instance of a resource, or with ANY all of them. */
export function placeId(resource: string, key: AnyKey): string {
  return `${resource}|${key === ANY ? "*" : JSON.stringify(key)}`;
}
