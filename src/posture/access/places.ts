import type { Location } from "./statement.js";

/** As much of a compartment as a statement may name. */
export interface Place {
  readonly id: string;
  readonly name: string;
  /** null for the tenancy itself. */
  readonly parentId: string | null;
}

/** Where statements hold: in the compartment that they name and in all below it. */
export class Places {
  readonly #byId: ReadonlyMap<string, Place>;
  readonly #tenancyId: string;
  readonly #children = new Map<string, Place[]>();

  constructor(tenancyId: string, places: readonly Place[]) {
    this.#tenancyId = tenancyId;
    this.#byId = new Map(places.map((place) => [place.id, place]));
    for (const place of places) {
      if (place.id === tenancyId) continue;
      const parent = this.#parentOf(place);
      const siblings = this.#children.get(parent) ?? [];
      this.#children.set(parent, siblings);
      siblings.push(place);
    }
  }

  ids(): Iterable<string> {
    return this.#byId.keys();
  }

  /** The compartments and all above them: what is granted in one of these holds in one of those. */
  covering(compartmentIds: Iterable<string>): ReadonlySet<string> {
    const covering = new Set([this.#tenancyId]);
    for (const id of compartmentIds) {
      let current: string | undefined = id;
      while (current !== undefined && !covering.has(current)) {
        covering.add(current);
        const place = this.#byId.get(current);
        current = place === undefined ? undefined : this.#parentOf(place);
      }
    }
    return covering;
  }

  /** The OCIDs that a location may mean in a policy of that compartment; empty: none that is known. */
  meant(location: Location, policyCompartmentId: string): readonly string[] {
    switch (location.kind) {
      case "tenancy":
        return [this.#tenancyId];
      case "compartment":
        return this.#byId.has(location.id) ? [location.id] : [];
      case "path":
        return this.#named(policyCompartmentId, location.names);
    }
  }

  /** `acme/prod`; the OCID of what is not known. */
  path(compartmentId: string): string {
    const names: string[] = [];
    let place = this.#byId.get(compartmentId);
    if (place === undefined) return compartmentId;
    const seen = new Set<Place>();
    while (place !== undefined && !seen.has(place)) {
      seen.add(place);
      names.push(place.name);
      place = place.parentId === null ? undefined : this.#byId.get(place.parentId);
    }
    return names.reverse().join("/");
  }

  /** A path starts below the policy's own compartment, or with its name. */
  #named(startId: string, names: readonly string[]): readonly string[] {
    const [first = "", ...rest] = names;
    const own = this.#byId.get(startId);
    const fromOwn = own !== undefined && isSame(own.name, first) ? this.#below(startId, rest) : [];
    return [...new Set([...this.#below(startId, names), ...fromOwn])];
  }

  #below(startId: string, names: readonly string[]): readonly string[] {
    let found = [startId];
    for (const name of names) {
      const children = found.flatMap((id) => this.#children.get(id) ?? []);
      found = children.filter((it) => isSame(it.name, name)).map(({ id }) => id);
    }
    return found;
  }

  /** One whose parent is not known stands below the tenancy. */
  #parentOf({ parentId }: Place): string {
    return parentId !== null && this.#byId.has(parentId) ? parentId : this.#tenancyId;
  }
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
