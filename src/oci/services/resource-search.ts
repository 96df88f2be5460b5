import { models, ResourceSearchClient } from "oci-resourcesearch";

import type { FoundResource } from "../resources.js";
import type { SdkHttpClient } from "../transport/transport.js";
import { Lister, type ListedPages } from "./paging.js";
import { optionalText, requiredText } from "./model-values.js";
import { sdkClient } from "./sdk-client.js";

/** Resource Search in one region: an index that may lag, and that shows only what the caller may see. */
export class ResourceSearch {
  readonly #client: ResourceSearchClient;
  readonly #lister: Lister;

  constructor(region: string, httpClient: SdkHttpClient) {
    this.#client = sdkClient(ResourceSearchClient, httpClient, region);
    this.#lister = new Lister(region);
  }

  /** The resources that a structured query finds. Throws `OciFailure`. */
  find(query: string): ListedPages<FoundResource> {
    const read = async (page: { readonly page?: string; readonly limit?: number }) => {
      const { resourceSummaryCollection: found, opcNextPage } = await this.#client.searchResources({
        searchDetails: {
          type: "Structured",
          query,
          matchingContextType: models.SearchDetails.MatchingContextType.None,
        },
        ...page,
      });
      // An answer without a list is no empty one: it must not pass for a tenancy without volumes.
      return { items: found.items as models.ResourceSummary[], opcNextPage };
    };
    return this.#lister.list("SearchResources", {}, read, foundResource);
  }
}

function foundResource(model: models.ResourceSummary): FoundResource {
  return {
    type: requiredText(model.resourceType, "resourceType").toLowerCase(),
    id: requiredText(model.identifier, "identifier"),
    name: optionalText(model.displayName),
    compartmentId: requiredText(model.compartmentId, "compartmentId"),
    availabilityDomain: optionalText(model.availabilityDomain),
    lifecycleState: (optionalText(model.lifecycleState) ?? "").toUpperCase(),
  };
}
