/** A realm: the `oc1` of an OCID and the domain under which its endpoints live. */
export interface Realm {
  readonly key: string;
  readonly domain: string;
}

export const COMMERCIAL_REALM: Realm = { key: "oc1", domain: "oraclecloud.com" };

export type RegionStatus = "READY" | "IN_PROGRESS";

/** A region that the tenancy is subscribed to. */
export interface RegionSpec {
  readonly name: string;
  readonly status?: RegionStatus;
  /** How many availability domains it has; 1 when not given. */
  readonly availabilityDomains?: number;
}

const KEYS: Readonly<Record<string, string>> = {
  "us-ashburn-1": "IAD",
  "us-phoenix-1": "PHX",
  "eu-frankfurt-1": "FRA",
  "eu-zurich-1": "ZRH",
  "uk-london-1": "LHR",
  "ap-tokyo-1": "NRT",
  "ap-sydney-1": "SYD",
  "ca-toronto-1": "YYZ",
};

/** The key that ListRegionSubscriptions gives: `IAD`; made from the name for regions not listed here. */
export function regionKey(region: string): string {
  return (
    KEYS[region] ??
    region
      .replaceAll(/[^a-z]/g, "")
      .slice(-3)
      .toUpperCase()
  );
}

/** The region segment of an OCID: the two oldest regions use their key, all others their name. */
export function ocidRegion(region: string): string {
  return region === "us-ashburn-1" || region === "us-phoenix-1"
    ? regionKey(region).toLowerCase()
    : region;
}

/** `Uocm:US-ASHBURN-AD-1`, `Uocm:EU-FRANKFURT-1-AD-1`: the prefix differs per tenancy. */
export function availabilityDomainName(prefix: string, region: string, number: number): string {
  const place = region === "us-phoenix-1" ? "PHX" : region.replace(/^(us-ashburn)-1$/, "$1");
  return `${prefix}:${place.toUpperCase()}-AD-${number}`;
}
