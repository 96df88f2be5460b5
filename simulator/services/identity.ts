import { regionKey } from "../tenancy/regions.js";
import type { CompartmentRecord } from "../tenancy/records.js";
import { queryCompartment, type Answer, type Call, type Operation } from "../wire/operation.js";
import { paginate } from "../wire/pagination.js";
import { invalidParameter, notFound } from "../wire/service-error.js";

const tenancyParam = (call: Call): string | undefined =>
  call.params["tenancyId"] === call.tenancy.id ? call.tenancy.id : undefined;

/** The tenancy's own record names no parent. */
const wireCompartment = ({ compartmentId, ...record }: CompartmentRecord): object =>
  compartmentId === null ? record : { ...record, compartmentId };

const isAccessible = (call: Call, record: CompartmentRecord): boolean =>
  !call.tenancy.isDenied(record.id, "GetCompartment", call.region.name);

function listCompartments(call: Call): Answer {
  const parent = call.query.get("compartmentId") ?? "";
  const inSubtree = call.query.get("compartmentIdInSubtree") === "true";
  if (inSubtree && parent !== call.tenancy.id) {
    throw invalidParameter("compartmentIdInSubtree can be true for the tenancy only.");
  }
  const level = call.query.get("accessLevel") ?? "ANY";
  if (level !== "ANY" && level !== "ACCESSIBLE") {
    throw invalidParameter("accessLevel must be ANY or ACCESSIBLE.");
  }
  const name = call.query.get("name");
  const state = call.query.get("lifecycleState");
  const found = (inSubtree ? below(call, parent) : (call.tenancy.children.get(parent) ?? []))
    .filter((record) => name === null || record.name === name)
    .filter((record) => state === null || record.lifecycleState === state)
    .filter((record) => level === "ANY" || isAccessible(call, record));
  // Whether it is accessible is told only to those who ask for it.
  const told = level === "ACCESSIBLE" ? { isAccessible: true } : {};
  return paginate(call, found, (items) =>
    items.map((record) => ({ ...told, ...wireCompartment(record) })),
  );
}

function below(call: Call, id: string): CompartmentRecord[] {
  const children = call.tenancy.children.get(id) ?? [];
  return children.flatMap((child) => [child, ...below(call, child.id)]);
}

/** Those of the compartment itself, and none that it inherits. */
function listPolicies(call: Call): Answer {
  const name = call.query.get("name");
  const state = call.query.get("lifecycleState")?.toUpperCase() ?? null;
  const found = call.tenancy.iamPolicies
    .in(call.query.get("compartmentId") ?? "")
    .slice(0)
    .filter((record) => name === null || record.name === name)
    .filter((record) => state === null || record.lifecycleState === state);
  return paginate(call, found);
}

function getCompartment(call: Call): Answer {
  const record = call.tenancy.compartments.get(call.params["compartmentId"] ?? "");
  if (record === undefined) throw notFound();
  return { body: { isAccessible: isAccessible(call, record), ...wireCompartment(record) } };
}

function listRegionSubscriptions(call: Call): Answer {
  const subscriptions = [...call.tenancy.regions.values()].map((region) => ({
    regionKey: regionKey(region.name),
    regionName: region.name,
    status: region.status,
    isHomeRegion: region.name === call.tenancy.homeRegion,
  }));
  return { body: subscriptions };
}

function getTenancy(call: Call): Answer {
  return {
    body: {
      id: call.tenancy.id,
      compartmentId: call.tenancy.id,
      name: call.tenancy.name,
      description: call.tenancy.name,
      oracleMyServicesIdentifier: null,
      timeCreated: call.tenancy.compartments.get(call.tenancy.id)?.timeCreated,
      freeformTags: {},
      definedTags: {},
      homeRegion: regionKey(call.tenancy.homeRegion),
      homeRegionKey: regionKey(call.tenancy.homeRegion),
      lifecycleState: "ACTIVE",
    },
  };
}

function listAvailabilityDomains(call: Call): Answer {
  const compartmentId = call.query.get("compartmentId");
  const domains = call.region.availabilityDomains.map((name) => ({
    name,
    id: `ocid1.availabilitydomain.${call.tenancy.realm.key}..${name.toLowerCase().replaceAll(/[^a-z0-9]/g, "")}`,
    compartmentId,
  }));
  return { body: domains };
}

export const IDENTITY_OPERATIONS: readonly Operation[] = [
  {
    name: "ListRegionSubscriptions",
    service: "identity",
    method: "GET",
    path: "/20160918/tenancies/{tenancyId}/regionSubscriptions",
    compartment: tenancyParam,
    answer: listRegionSubscriptions,
  },
  {
    name: "GetTenancy",
    service: "identity",
    method: "GET",
    path: "/20160918/tenancies/{tenancyId}",
    compartment: tenancyParam,
    answer: getTenancy,
  },
  {
    name: "ListCompartments",
    service: "identity",
    method: "GET",
    path: "/20160918/compartments",
    required: ["compartmentId"],
    compartment: queryCompartment,
    answer: listCompartments,
  },
  {
    name: "ListPolicies",
    service: "identity",
    method: "GET",
    path: "/20160918/policies",
    required: ["compartmentId"],
    compartment: queryCompartment,
    answer: listPolicies,
  },
  {
    name: "GetCompartment",
    service: "identity",
    method: "GET",
    path: "/20160918/compartments/{compartmentId}",
    compartment: (call) => call.params["compartmentId"],
    answer: getCompartment,
  },
  {
    name: "ListAvailabilityDomains",
    service: "identity",
    method: "GET",
    path: "/20160918/availabilityDomains",
    required: ["compartmentId"],
    compartment: queryCompartment,
    answer: listAvailabilityDomains,
  },
];
