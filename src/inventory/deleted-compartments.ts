import pMap from "p-map";

import type { Cloud } from "../oci/cloud.js";
import { OciFailure } from "../oci/failure.js";
import { isGone, isSurelyEmpty } from "./lifecycle.js";
import type { Reading } from "./read-listings.js";

/**
 * Compartments that were deleted after the tenancy's were listed, as some pipelines do with theirs.
 * Their listings are answered as a denial is, so that the compartment itself is asked for: one that
 * says that it is being deleted holds nothing, and what could not be listed in it is no gap.
 */
export class DeletedCompartments {
  readonly #cloud: Cloud;
  readonly #reading: Reading;
  readonly #asked = new Map<string, boolean>();

  constructor(cloud: Cloud, reading: Reading) {
    this.#cloud = cloud;
    this.#reading = reading;
  }

  has(compartmentId: string): boolean {
    return this.#asked.get(compartmentId) ?? false;
  }

  /** Asks for those with a listing that was not found, each once, and takes their gaps back. */
  async findAmongGaps(): Promise<void> {
    const { into, scope, concurrency } = this.#reading;
    const audited = new Set(scope.audited.map(({ id }) => id));
    const notFound = new Set(
      into.unread.filter(({ status }) => status === 404).map(({ compartmentId: id }) => id),
    );
    const inUse = new Set(into.volumes.filter((it) => !isGone(it)).map((it) => it.compartmentId));
    const suspects = [...notFound].filter(
      (id) => audited.has(id) && !inUse.has(id) && !this.#asked.has(id),
    );
    await pMap(suspects, (id) => this.#ask(id), { concurrency });
    into.takeBackGaps((compartmentId) => this.has(compartmentId));
  }

  async #ask(id: string): Promise<void> {
    try {
      this.#asked.set(id, isSurelyEmpty(await this.#cloud.compartment(id)));
    } catch (error) {
      if (!(error instanceof OciFailure)) throw error;
      this.#asked.set(id, false);
    }
  }
}
