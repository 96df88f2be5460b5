import type { Dispatcher } from "undici";

import type { SigningIdentity } from "../transport/request-signer.js";
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
}

/** Throws `SignInError` when nobody named the region to start from. */
export function requireRegion(region: string | null): string {
  if (region === null) {
    throw new SignInError("region: give the region to start from, such as us-ashburn-1.");
  }
  return region;
}
