import type { Operation } from "../oci/operations.js";

/** One listing of a region; `domain` where the service lists one availability domain at a time. */
export interface ListingName {
  readonly operation: Operation;
  readonly region: string;
  readonly domain: string | null;
}

/** Which listings were asked for: none is asked for twice, and what was not asked is known. */
export class AskedListings {
  readonly #compartments = new Map<string, Set<string>>();

  /** Those of the compartments that were not asked before; from now on they were. */
  add(listing: ListingName, compartmentIds: Iterable<string>): readonly string[] {
    const asked = this.#of(listing);
    const added: string[] = [];
    for (const id of compartmentIds) {
      if (asked.has(id)) continue;
      asked.add(id);
      added.push(id);
    }
    return added;
  }

  /** Those of the compartments that were not asked. */
  missing(listing: ListingName, compartmentIds: Iterable<string>): readonly string[] {
    const asked = this.#of(listing);
    return [...compartmentIds].filter((id) => !asked.has(id));
  }

  #of({ operation, region, domain }: ListingName): Set<string> {
    const key = JSON.stringify([operation, region, domain]);
    const known = this.#compartments.get(key) ?? new Set<string>();
    this.#compartments.set(key, known);
    return known;
  }
}
