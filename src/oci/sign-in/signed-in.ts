import type { Dispatcher } from "undici";

import { REGION_TAKES, readRegion } from "../../settings/fields.js";
import type { OutsideValue } from "../../settings/given.js";
import { knownRegion } from "../region-names.js";
import type { SigningIdentity } from "../transport/request-signer.js";
import { readOutside } from "./outside-value.js";
import { SignInError } from "./sign-in-error.js";

/** Everything that the sign-in settled: who asks, for which tenancy, from which region. */
export interface SignedIn {
  readonly identity: SigningIdentity;
  readonly tenancyId: string;
  readonly region: string;
}

/** What a sign-in may touch of the world. It is kept for the whole run: tokens are renewed. */
export interface SignInContext {
  /** The start region that the user named; null leaves it to the profile or the instance. */
  readonly region: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The way to the network, proxies included; must stay open until the run ends. */
  readonly dispatcher: Dispatcher;
  /** Deadline of one attempt. */
  readonly requestTimeoutMs: number;
  readonly cancellation: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Called with each secret that the sign-in reads, before it is used. */
  readonly mask: (secret: string) => void;
  /** A fresh GitHub ID token; rejects with a sentence for the person who reads it. */
  readonly idToken: (audience: string) => Promise<string>;
  /** What a party of the sign-in says of a refusal is not repeated: it may quote any name. */
  readonly withholdsMessages?: boolean;
}

/** The region to start from, by its full name. Throws `SignInError` for none that can be told. */
export function startRegion(given: OutsideValue | null): string {
  if (given === null) {
    throw new SignInError("region: give the region to start from, for example us-ashburn-1.");
  }
  const text = readOutside(given, REGION_TAKES, readRegion);
  const region = knownRegion(text);
  if (region !== null) return region;
  throw new SignInError(
    `${given.origin}: got "${text}", which is in no table of region keys. Give the region's full name, for example us-ashburn-1, or describe the region in OCI_REGION_METADATA.`,
  );
}

/** The region that the user named. Throws `SignInError` where there is none. */
export function givenRegion(region: string | null): string {
  return startRegion(region === null ? null : { text: region, origin: "region" });
}
