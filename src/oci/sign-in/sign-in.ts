import type { AuthSettings } from "../../settings/settings.js";
import { signInWithApiKey } from "./api-key.js";
import { signInAsInstance } from "./instance-principal.js";
import { signInWithOidc } from "./oidc.js";
import { signInWithConfigFile, signInWithSessionProfile } from "./profile-sign-in.js";
import { signInAsResource } from "./resource-principal.js";
import { givenRegion, type SignedIn, type SignInContext } from "./signed-in.js";

export type { SignedIn, SignInContext } from "./signed-in.js";

/**
 * Signs in as the settings say. A session token is fetched here once, so that a sign-in that cannot
 * work is known before the audit begins; a key that is at hand asks nothing of OCI yet.
 * Rejects with `SignInError`.
 */
export async function signIn(auth: AuthSettings, context: SignInContext): Promise<SignedIn> {
  switch (auth.kind) {
    case "api_key":
      // The settings know an input that is a secret, and not the file that a variable names.
      context.mask(auth.privateKey);
      return signInWithApiKey(auth, givenRegion(context.region));
    case "config_file":
      return signInWithConfigFile(auth, context);
    case "security_token":
      return signInWithSessionProfile(auth, context);
    case "oidc":
      return signInWithOidc(auth, context);
    case "instance_principal":
      return signInAsInstance(context);
    case "resource_principal":
      return signInAsResource(context);
  }
}
