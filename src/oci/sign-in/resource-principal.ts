import { isAbsolute } from "node:path";

import { isOcidOf } from "../../plain/ocid.js";
import { askSdk, sdkReason, sessionOf, type SdkProvider } from "./sdk-provider.js";
import { SessionIdentity, type Session } from "./session-identity.js";
import { claimsOf } from "./session-token.js";
import { SignInError } from "./sign-in-error.js";
import { givenRegion, startRegion, type SignedIn, type SignInContext } from "./signed-in.js";

const VERSION = "OCI_RESOURCE_PRINCIPAL_VERSION";
const TOKEN = "OCI_RESOURCE_PRINCIPAL_RPST";
const PRIVATE_KEY = "OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM";
const PASSPHRASE = "OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM_PASSPHRASE";
const REGION = "OCI_RESOURCE_PRINCIPAL_REGION";

/**
 * Signs in as the OCI resource (function, container instance) that this runs in, by the token that
 * OCI puts in its environment. Throws `SignInError`.
 */
export async function signInAsResource(
  context: SignInContext,
  open: () => Promise<SdkProvider> = openSdkProvider,
): Promise<SignedIn> {
  requireEnvironment(context.env);
  maskEnvironment(context);
  const own = { text: context.env[REGION]?.trim() ?? "", origin: REGION };
  const region = context.region === null ? startRegion(own) : givenRegion(context.region);
  const provider = await ask(context, open);
  let tenancyId: unknown;
  const renew = async (): Promise<Session> => {
    const token = await ask(context, () => provider.refresh());
    tenancyId = claimsOf(token)?.["res_tenant"];
    return sessionOf(provider, token, context, {
      key: PRIVATE_KEY,
      unreadable: `${TOKEN}: this is no session token. OCI sets it; pass it on unchanged.`,
      expired: (at) =>
        `${TOKEN}: the resource's session token expired at ${at}. OCI replaces the token where ${TOKEN} names a file; where it holds the token itself, start the resource anew.`,
    });
  };
  const identity = await SessionIdentity.start(renew, context.now);
  if (typeof tenancyId !== "string" || !isOcidOf(tenancyId, "tenancy")) {
    throw new SignInError(
      `${TOKEN}: the token does not name the resource's tenancy (claim res_tenant). Choose another auth.`,
    );
  }
  return { identity, tenancyId, region };
}

function requireEnvironment(env: SignInContext["env"]): void {
  const version = env[VERSION] ?? "";
  if (version === "") {
    throw new SignInError(
      `auth: resource_principal works only inside an OCI resource like a function or a container instance, and ${VERSION} is not set here. Run the job there, or choose another auth.`,
    );
  }
  if (version !== "2.2") {
    throw new SignInError(
      `${VERSION}: got "${version}", but only version 2.2 is supported. Choose another auth.`,
    );
  }
  const missing = [TOKEN, PRIVATE_KEY, REGION].filter((name) => (env[name] ?? "") === "");
  if (missing.length > 0) {
    throw new SignInError(
      `auth: resource_principal: ${missing.join(", ")} not set, although ${VERSION} is. Pass every OCI_RESOURCE_PRINCIPAL_* variable of the resource on to this process.`,
    );
  }
}

/** Each variable holds either a path or the secret itself. */
function maskEnvironment({ env, mask }: SignInContext): void {
  for (const name of [TOKEN, PRIVATE_KEY, PASSPHRASE]) {
    const value = env[name] ?? "";
    if (value !== "" && !isAbsolute(value)) mask(value);
  }
}

async function ask<T>(context: SignInContext, action: () => Promise<T>): Promise<T> {
  try {
    return await askSdk(context, action);
  } catch (error) {
    throw new SignInError(
      `auth: resource_principal: the resource's token or key cannot be used (${sdkReason(error, context)}). Check ${TOKEN} and ${PRIVATE_KEY}: OCI sets them; pass them on unchanged.`,
    );
  }
}

/** The SDK reads the process's environment by itself. */
async function openSdkProvider(): Promise<SdkProvider> {
  const { ResourcePrincipalAuthenticationDetailsProvider } = await import("oci-common");
  return ResourcePrincipalAuthenticationDetailsProvider.builder();
}
