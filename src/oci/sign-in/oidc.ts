import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";

import type { AuthSettings } from "../../settings/settings.js";
import { SessionIdentity, type Session } from "./session-identity.js";
import { livingUntil } from "./session-token.js";
import { SignInError } from "./sign-in-error.js";
import { givenRegion, type SignedIn, type SignInContext } from "./signed-in.js";
import { exchangeToken } from "./token-exchange.js";

const newKeyPair = promisify(generateKeyPair);

/**
 * Signs in with GitHub's ID token, exchanged at an identity domain. The key pair is made here and
 * never leaves the memory; each renewal asks GitHub for a new ID token. Throws `SignInError`.
 */
export async function signInWithOidc(
  auth: Extract<AuthSettings, { kind: "oidc" }>,
  context: SignInContext,
): Promise<SignedIn> {
  const region = givenRegion(context.region);
  const { publicKey, privateKey } = await newKeyPair("rsa", { modulusLength: 2048 });
  const spki = publicKey.export({ type: "spki", format: "der" }).toString("base64");
  const renew = async (): Promise<Session> => {
    const subjectToken = await idTokenOf(auth.audience, context);
    const token = await exchangeToken({ ...auth, subjectToken, publicKey: spki }, context);
    context.mask(token);
    const host = new URL(auth.domainUrl).host;
    const expiresAt = livingUntil(token, context.now(), {
      unreadable: `oidc-domain-url: ${host} answered with a token that is no OCI session token. Check that it is the URL of an identity domain.`,
      expired: (at) =>
        `The identity domain ${host} gave a session token that expired at ${at} by this machine's clock. Check the machine's clock.`,
    });
    return { token, privateKey, expiresAt };
  };
  const identity = await SessionIdentity.start(renew, context.now);
  return { identity, tenancyId: auth.tenancy, region };
}

async function idTokenOf(audience: string, context: SignInContext): Promise<string> {
  let token: string;
  try {
    token = await context.idToken(audience);
  } catch (error) {
    throw new SignInError(error instanceof Error ? error.message : String(error));
  }
  context.mask(token);
  return token;
}
