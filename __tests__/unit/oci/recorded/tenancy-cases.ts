import { everyItem } from "../services/service-fixture.js";
import type { RecordedCase, RecordedCases } from "./case.js";
import { rawRecords, type Raw } from "./recorded-answer.js";

const compartmentOf = (raw: Raw): unknown => ({
  id: raw["id"],
  name: raw["name"],
  parentId: raw["compartmentId"] ?? null,
  lifecycleState: raw["lifecycleState"],
});

const compartments: RecordedCase = {
  read: ({ cloud }) => everyItem(cloud.compartmentsBelowTenancy()),
  gives: (answer) => rawRecords(answer).map(compartmentOf),
};

const found: RecordedCase = {
  read: ({ region }) => everyItem(region.find("query volume resources")),
  gives: (answer) =>
    rawRecords(answer).map((raw) => ({
      type: String(raw["resourceType"]).toLowerCase(),
      id: raw["identifier"],
      name: raw["displayName"],
      compartmentId: raw["compartmentId"],
      availabilityDomain: raw["availabilityDomain"] === "" ? null : raw["availabilityDomain"],
      lifecycleState: String(raw["lifecycleState"]).toUpperCase(),
    })),
};

/** Identity and Resource Search. */
export const TENANCY_CASES: RecordedCases = {
  "compartments-any": compartments,
  "compartments-accessible": compartments,
  "compartments-accessible-deleted": compartments,
  "compartments-limit-1000": compartments,
  "compartments-last-page": compartments,
  "compartment-root": {
    read: ({ cloud }) => cloud.compartment("c"),
    gives: (answer) => compartmentOf(rawRecords(answer)[0] ?? {}),
  },
  tenancy: {
    read: ({ cloud }) => cloud.tenancyName(),
    gives: () => "examplenamespace",
  },
  "region-subscriptions": {
    read: ({ cloud }) => cloud.regionSubscriptions(),
    gives: (answer) =>
      rawRecords(answer).map((raw) => ({
        region: raw["regionName"],
        key: String(raw["regionKey"]).toLowerCase(),
        isHome: raw["isHomeRegion"],
        isReady: raw["status"] === "READY",
      })),
  },
  "availability-domains": {
    read: ({ region }) => region.availabilityDomains(),
    gives: () => ["AbCd:PHX-AD-1", "AbCd:PHX-AD-2", "AbCd:PHX-AD-3"],
  },
  "search-volumes": found,
  "search-instances-2023": found,
  "search-results-states": found,
};
