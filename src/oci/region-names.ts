import { Realm, Region } from "oci-common";

import { ocidRealm, ocidRegion } from "../plain/ocid.js";
import { isRegionName } from "../plain/region-name.js";
import type { RegionSubscription } from "./resources.js";
import { SignInError } from "./sign-in/sign-in-error.js";

/**
 * The full name of a region by its name or key, in any case: `IAD` → `us-ashburn-1`. By the SDK's
 * table, and by what `OCI_REGION_METADATA` and `~/.oci/regions-config.json` add to it. What has the
 * shape of a name and stands in no table is taken for a region newer than the SDK. null for anything
 * else: no host can be made of it.
 */
export function knownRegion(text: string): string | null {
  if (text === "") return null;
  const lower = text.toLowerCase();
  const name = Region.getRegionIdFromShortCode(lower);
  const isKnown = (Region.fromRegionId(name) as Region | undefined) !== undefined;
  return isKnown || isRegionName(name) ? name : null;
}

/** The name of a subscribed region by its name or key, in any case; null for none of them. */
export function subscribedRegion(
  subscriptions: readonly RegionSubscription[],
  text: string,
): string | null {
  const lower = text.toLowerCase();
  const found = subscriptions.find(({ region, key }) => [region, key].includes(lower));
  return found?.region ?? null;
}

/** `unknown`: the OCID has a key that neither the tenancy nor any table translates. */
export type RegionOfOcid =
  | { readonly kind: "none" }
  | { readonly kind: "named"; readonly region: string }
  | { readonly kind: "unknown"; readonly key: string };

/** Names of regions, as the tables have them, and the tenancy's own list of its regions. */
export class RegionNames {
  readonly #ask: () => Promise<readonly RegionSubscription[]>;
  #answer: Promise<readonly RegionSubscription[]> | null = null;

  constructor(ask: () => Promise<readonly RegionSubscription[]>) {
    this.#ask = ask;
  }

  /** Asks once, and again only after a failure, with which it rejects. */
  async subscriptions(): Promise<readonly RegionSubscription[]> {
    this.#answer ??= this.#ask();
    try {
      return await this.#answer;
    } catch (error) {
      this.#answer = null;
      throw error;
    }
  }

  /** The full name of a region by its name or key; null for a key that nobody translates. */
  async named(text: string): Promise<string | null> {
    const known = knownRegion(text);
    if (known !== null) return known;
    // A list that may not be read translates nothing; a caller that needs the list itself hears why.
    const subscriptions = await this.subscriptions().catch(() => []);
    return subscribedRegion(subscriptions, text);
  }

  async ofOcid(ocid: string): Promise<RegionOfOcid> {
    const key = ocidRegion(ocid);
    if (key === null) return { kind: "none" };
    const region = await this.named(key);
    return region === null ? { kind: "unknown", key } : { kind: "named", region };
  }
}

/** The SDK's own variable: the domain of the hosts of regions that it does not know. */
const DEFAULT_REALM = "OCI_DEFAULT_REALM";

/**
 * Lets a region newer than the SDK be of the start region's realm, or else of the tenancy's, and not
 * of the SDK's default. Throws `SignInError` when nothing tells the domain of its hosts.
 */
export function stayInRealm(startRegion: string, tenancyId: string): void {
  const given = process.env[DEFAULT_REALM]?.trim() ?? "";
  if (given !== "") {
    if (/^[a-z\d-]+(\.[a-z\d-]+)+$/i.test(given)) return;
    throw new SignInError(
      `${DEFAULT_REALM}: this is not the domain of a realm. Give one like oraclecloud.com, or leave it out.`,
    );
  }
  const region = Region.fromRegionId(startRegion) as Region | undefined;
  const realmId = ocidRealm(tenancyId);
  const realm = region?.realm ?? Realm.values().find((each) => each.realmId === realmId);
  if (realm === undefined) {
    throw new SignInError(
      `region: ${startRegion} is of the realm ${realmId ?? "of the tenancy"}, and this version knows neither. Set ${DEFAULT_REALM} to the realm's domain, for example oraclecloud.com, or describe the region in OCI_REGION_METADATA.`,
    );
  }
  process.env[DEFAULT_REALM] = realm.secondLevelDomain;
}
