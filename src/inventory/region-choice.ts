import type { Cloud } from "../oci/cloud.js";
import { OciFailure } from "../oci/failure.js";
import { knownRegion, subscribedRegion } from "../oci/region-names.js";
import type { RegionSubscription } from "../oci/resources.js";
import { ScopeError } from "./scope.js";

/** The regions to audit, and what is known of the tenancy's others. */
export interface RegionChoice {
  readonly homeRegion: string;
  readonly regions: readonly string[];
  /** Set when the subscriptions could not be read: the audit then knows only the regions given. */
  readonly failure: OciFailure | null;
  /** Subscribed regions that are not READY yet and so not audited. */
  readonly notReady: readonly string[];
}

/**
 * Chooses the regions. Every subscribed READY region by default; a list must name such regions.
 * Where the subscriptions are denied, or the service does not list them at all, the regions given are
 * audited. Throws `OciFailure` for any other answer (401 included: nobody is signed in), `ScopeError`
 * for a wrong name.
 */
export async function chooseRegions(
  cloud: Cloud,
  given: "all" | readonly string[],
): Promise<RegionChoice> {
  let subscriptions: readonly RegionSubscription[];
  try {
    subscriptions = await cloud.regionSubscriptions();
  } catch (error) {
    if (!(error instanceof OciFailure) || !isNotToBeHad(error)) throw error;
    const regions = given === "all" ? [cloud.startRegion] : namesFromTables(given);
    const failure = given === "all" ? error : null;
    return { homeRegion: cloud.startRegion, regions, failure, notReady: [] };
  }
  // A page that is shown twice must not have a region read twice.
  const ready = [
    ...new Set(subscriptions.filter(({ isReady }) => isReady).map(({ region }) => region)),
  ];
  const notReady = subscriptions.filter(({ isReady }) => !isReady).map(({ region }) => region);
  const homeRegion = subscriptions.find(({ isHome }) => isHome)?.region ?? cloud.startRegion;
  if (ready.length === 0) {
    throw new ScopeError(
      "regions: OCI names no region of this tenancy that is ready, so there is nothing to audit. Run the job again; if it stays so, ask Oracle support.",
    );
  }
  if (given === "all") return { homeRegion, regions: ready.sort(), failure: null, notReady };
  // The tenancy's own list first: a region may be newer than any table.
  const wanted = given.map(
    (text) => subscribedRegion(subscriptions, text) ?? knownRegion(text) ?? text,
  );
  const unknown = wanted.filter((region) => !ready.includes(region));
  if (unknown.length > 0) {
    throw new ScopeError(
      `regions: ${unknown.join(", ")} ${unknown.length === 1 ? "is not a region" : "are not regions"} that this tenancy is subscribed to and that is ready. It has: ${ready.sort().join(", ")}.`,
    );
  }
  return { homeRegion, regions: [...new Set(wanted)].sort(), failure: null, notReady };
}

/** Full names without the tenancy's list. Throws `ScopeError` for a key that no table has. */
function namesFromTables(given: readonly string[]): readonly string[] {
  const names = given.map((text) => {
    const name = knownRegion(text);
    if (name !== null) return name;
    throw new ScopeError(
      `regions: "${text}" is in no table of region keys, and the tenancy's own list may not be read. Give the region's full name, for example us-ashburn-1, or allow the caller to inspect tenancies.`,
    );
  });
  return [...new Set(names)].sort();
}

/** What asking again would not change; 501 is a service that does not know the operation. */
function isNotToBeHad({ isDenied, status }: OciFailure): boolean {
  return (isDenied && status !== 401) || status === 501;
}
