import { parseJson } from "../../plain/parse-json.js";
import { SignInError } from "./sign-in-error.js";

/** The claims of a JWT, unverified: OCI verifies its own tokens. null when it is no JWT. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> | null {
  const payload = token.split(".")[1];
  if (payload === undefined) return null;
  try {
    const claims: unknown = parseJson(Buffer.from(payload, "base64url").toString("utf8"));
    return typeof claims === "object" && claims !== null && !Array.isArray(claims)
      ? (claims as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** What to say when a token cannot be used; `at` is the instant as ISO 8601. */
export interface UnusableToken {
  readonly unreadable: string;
  readonly expired: (at: string) => string;
}

/** The largest instant that a Date can tell (ECMA-262, time values). */
const LAST_INSTANT_MS = 8.64e15;

/** When the token expires, in milliseconds since the epoch. Throws `SignInError` for a dead one. */
export function livingUntil(token: string, now: number, say: UnusableToken): number {
  const seconds = claimsOf(token)?.["exp"];
  const expiresAt = typeof seconds === "number" ? seconds * 1_000 : NaN;
  if (!(Math.abs(expiresAt) <= LAST_INSTANT_MS)) throw new SignInError(say.unreadable);
  if (expiresAt <= now) throw new SignInError(say.expired(new Date(expiresAt).toISOString()));
  return expiresAt;
}
