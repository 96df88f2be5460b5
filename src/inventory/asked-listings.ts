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

  /** True the first time only. */
  add(listing: ListingName, compartmentId: string): boolean {
    const asked = this.#of(listing);
    if (asked.has(compartmentId)) return false;
    asked.add(compartmentId);
    return true;
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
