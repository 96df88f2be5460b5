import { IdentityClient, models, requests } from "oci-identity";

import { ocidType } from "../../plain/ocid.js";
import type { Compartment, IamPolicy, RegionSubscription } from "../resources.js";
import type { SdkHttpClient } from "../transport/transport.js";
import { malformed, understood } from "./malformed-answer.js";
import { optionalText, requiredList, requiredText } from "./model-values.js";
import { Lister, type ListedPages } from "./paging.js";
import { sdkClient } from "./sdk-client.js";

/** The Identity service as one region's endpoint answers it. */
export class Identity {
  readonly #region: string;
  readonly #client: IdentityClient;
  readonly #lister: Lister;

  constructor(region: string, httpClient: SdkHttpClient) {
    this.#region = region;
    this.#client = sdkClient(IdentityClient, httpClient, region);
    this.#lister = new Lister(region);
  }

  async regionSubscriptions(tenancyId: string): Promise<readonly RegionSubscription[]> {
    return await understood("ListRegionSubscriptions", this.#region, async () => {
      const { items } = await this.#client.listRegionSubscriptions({ tenancyId });
      return items.map(regionSubscription);
    });
  }

  /** Every compartment of the tenancy that exists, whether the caller may look inside or not. */
  compartmentsBelowTenancy(tenancyId: string): ListedPages<Compartment> {
    return this.#compartments({ compartmentId: tenancyId, compartmentIdInSubtree: true });
  }

  /** The direct children of one compartment: only the tenancy can be listed with its subtree. */
  childCompartments(compartmentId: string): ListedPages<Compartment> {
    return this.#compartments({ compartmentId });
  }

  /** Those that are attached to the compartment itself; those above it hold in it too. */
  policies(compartmentId: string): ListedPages<IamPolicy> {
    const read = this.#client.listPolicies.bind(this.#client);
    return this.#lister.list("ListPolicies", { compartmentId }, read, iamPolicy);
  }

  async compartment(compartmentId: string): Promise<Compartment> {
    return await understood("GetCompartment", this.#region, async () => {
      const answer = await this.#client.getCompartment({ compartmentId });
      return compartment(answer.compartment);
    });
  }

  async tenancyName(tenancyId: string): Promise<string | null> {
    return await understood("GetTenancy", this.#region, async () => {
      const { tenancy } = await this.#client.getTenancy({ tenancyId });
      return optionalText(tenancy.name);
    });
  }

  async availabilityDomains(tenancyId: string): Promise<readonly string[]> {
    return await understood("ListAvailabilityDomains", this.#region, async () => {
      const { items } = await this.#client.listAvailabilityDomains({ compartmentId: tenancyId });
      const names = items.map(({ name }) => requiredText(name, "name"));
      if (names.length > 0) return names;
      // Every region has one: without any, what lies in a domain would pass for absent.
      throw malformed(
        "ListAvailabilityDomains",
        this.#region,
        "the answer names no availability domain",
      );
    });
  }

  #compartments(where: {
    compartmentId: string;
    compartmentIdInSubtree?: boolean;
  }): ListedPages<Compartment> {
    const read = this.#client.listCompartments.bind(this.#client);
    // "ANY" and not "ACCESSIBLE": an audit must know what it does not see.
    const everything = { ...where, accessLevel: requests.ListCompartmentsRequest.AccessLevel.Any };
    return this.#lister.list("ListCompartments", everything, read, compartment);
  }
}

/** The one status that is known to take no requests yet. */
const NOT_READY: string = models.RegionSubscription.Status.InProgress;

function regionSubscription(model: models.RegionSubscription): RegionSubscription {
  const status = requiredText(model.status, "status");
  return {
    region: requiredText(model.regionName, "regionName"),
    key: optionalText(model.regionKey)?.toLowerCase() ?? null,
    isHome: model.isHomeRegion,
    isReady: status.toUpperCase() !== NOT_READY,
  };
}

function iamPolicy(model: models.Policy): IamPolicy {
  const id = requiredText(model.id, "id");
  // In any state: one that is made, or inactive, may be in force the next moment.
  return {
    id,
    name: optionalText(model.name) ?? id,
    compartmentId: requiredText(model.compartmentId, "compartmentId"),
    statements: requiredList(model.statements, "statements").map((it) =>
      requiredText(it, "statements"),
    ),
  };
}

function compartment(model: models.Compartment): Compartment {
  const id = requiredText(model.id, "id");
  return {
    id,
    name: optionalText(model.name) ?? id,
    // Without its parent a compartment might drop out of the scope unseen.
    parentId:
      ocidType(id) === "tenancy" ? null : requiredText(model.compartmentId, "compartmentId"),
    lifecycleState: requiredText(model.lifecycleState, "lifecycleState").toUpperCase(),
  };
}
