import { generateKeyPairSync, type KeyObject } from "node:crypto";

import { MockAgent } from "undici";

import type { SignInContext } from "../../../../src/oci/sign-in/signed-in.js";

export const NOW = Date.UTC(2024, 5, 1, 12);
export const MINUTE = 60_000;
export const TENANCY = "ocid1.tenancy.oc1..example";

const segment = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString("base64url");

/** A JWT with these claims; nobody checks its signature. */
export function jwt(claims: Readonly<Record<string, unknown>>): string {
  return `${segment({ alg: "RS256", typ: "JWT" })}.${segment(claims)}.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg`;
}

/** A session token that lives for `ms` from the fixture's now. */
export const livingFor = (ms: number, claims: Readonly<Record<string, unknown>> = {}): string =>
  jwt({ ...claims, exp: (NOW + ms) / 1_000 });

export interface FakeContext extends SignInContext {
  readonly dispatcher: MockAgent;
  readonly masked: string[];
  /** Moves the clock. */
  advance(ms: number): void;
}

/** A world with a clock that stands still and a network that only answers what a test arranged. */
export function fakeContext(overrides: Partial<SignInContext> = {}): FakeContext {
  const dispatcher = new MockAgent();
  dispatcher.disableNetConnect();
  const masked: string[] = [];
  let now = NOW;
  return {
    region: "us-ashburn-1",
    env: {},
    requestTimeoutMs: 5_000,
    cancellation: new AbortController().signal,
    now: () => now,
    mask: (secret) => masked.push(secret),
    idToken: () => Promise.reject(new Error("no ID token was expected")),
    ...overrides,
    dispatcher,
    masked,
    advance: (ms) => {
      now += ms;
    },
  };
}

let pair: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } | undefined;

/** One RSA pair for the whole process: making keys is the slowest part of a test. */
export function rsaPair(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  pair ??= generateKeyPairSync("rsa", { modulusLength: 2048 });
  return pair;
}

export const pemOf = (key: KeyObject): string =>
  key.export({ type: "pkcs8", format: "pem" }).toString();

/** What the promise was rejected with, as its message; fails when it was not. */
export async function rejection(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("the promise was not rejected");
}
