import { IdentityClient, models, requests } from "oci-identity";

import type { Compartment, RegionSubscription } from "../resources.js";
import type { SdkHttpClient } from "../transport/transport.js";
import { optionalText } from "./model-values.js";
import { Lister, type Listing } from "./paging.js";
import { sdkClient } from "./sdk-client.js";

/** The Identity service as one region's endpoint answers it. */
export class Identity {
  readonly #client: IdentityClient;
  readonly #lister: Lister;

  constructor(region: string, httpClient: SdkHttpClient) {
    this.#client = sdkClient(IdentityClient, httpClient, region);
    this.#lister = new Lister(region);
  }

  async regionSubscriptions(tenancyId: string): Promise<readonly RegionSubscription[]> {
    const { items } = await this.#client.listRegionSubscriptions({ tenancyId });
    return items.map(({ regionName, isHomeRegion, status }) => ({
      region: regionName,
      isHome: isHomeRegion,
      isReady: status === models.RegionSubscription.Status.Ready,
    }));
  }

  /** Every compartment of the tenancy that exists, whether the caller may look inside or not. */
  compartmentsBelowTenancy(tenancyId: string): Listing<Compartment> {
    return this.#compartments({ compartmentId: tenancyId, compartmentIdInSubtree: true });
  }

  /** The direct children of one compartment: only the tenancy can be listed with its subtree. */
  childCompartments(compartmentId: string): Listing<Compartment> {
    return this.#compartments({ compartmentId });
  }

  async compartment(compartmentId: string): Promise<Compartment> {
    const answer = await this.#client.getCompartment({ compartmentId });
    return compartment(answer.compartment);
  }

  async tenancyName(tenancyId: string): Promise<string | null> {
    const { tenancy } = await this.#client.getTenancy({ tenancyId });
    return tenancy.name ?? null;
  }

  async availabilityDomains(tenancyId: string): Promise<readonly string[]> {
    const { items } = await this.#client.listAvailabilityDomains({ compartmentId: tenancyId });
    return items.flatMap(({ name }) => (name === undefined ? [] : [name]));
  }

  #compartments(where: {
    compartmentId: string;
    compartmentIdInSubtree?: boolean;
  }): Listing<Compartment> {
    const read = this.#client.listCompartments.bind(this.#client);
    // "ANY" and not "ACCESSIBLE": an audit must know what it does not see.
    const everything = { ...where, accessLevel: requests.ListCompartmentsRequest.AccessLevel.Any };
    return this.#lister.list("ListCompartments", everything, read, compartment);
  }
}

function compartment(model: models.Compartment): Compartment {
  return {
    id: model.id,
    name: optionalText(model.name) ?? model.id,
    parentId: model.compartmentId === "" ? null : model.compartmentId,
    lifecycleState: model.lifecycleState,
  };
}
