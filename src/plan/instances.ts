import type { InstanceKey } from "./address.js";
import type { Scope } from "./configuration.js";
import { moduleKey } from "./address.js";
import type { PlanDocument, Place } from "./plan-document.js";
import { ANY, type AnyKey } from "./resolution.js";

/** Which instances the plan has of each resource and of each module. */
export class Instances {
  readonly #resources = new Map<string, Set<InstanceKey>>();
  readonly #modules = new Map<string, Set<InstanceKey>>();

  constructor({ changes, state }: Pick<PlanDocument, "changes" | "state">) {
    const seen = new Set<string>();
    for (const place of [...changes.filter(({ isDeposed }) => !isDeposed), ...state]) {
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

  ofModule({ path }: Scope, name: string): ReadonlySet<InstanceKey> {
    return this.#modules.get(`${moduleKey(path)}|${name}`) ?? NONE;
  }
}

const NONE: ReadonlySet<InstanceKey> = new Set();

function add(index: Map<string, Set<InstanceKey>>, id: string, key: InstanceKey): void {
  const keys = index.get(id);
  if (keys === undefined) index.set(id, new Set([key]));
  else keys.add(key);
}

/** A resource in a module instance, all its own instances together, as one text. */
export function resourceKeyOf(place: Pick<Place, "moduleKey" | "type" | "name">): string {
  return resourceKey(place.moduleKey, `${place.type}.${place.name}`);
}

export function resourceKey(inModule: string, name: string): string {
  return `${inModule}|${name}`;
}

/** One instance of a resource, or with ANY all of them. */
export function placeId(resource: string, key: AnyKey): string {
  return `${resource}|${key === ANY ? "*" : JSON.stringify(key)}`;
}
