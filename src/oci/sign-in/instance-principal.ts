import { readRegion } from "../../settings/fields.js";
import { exchange, NoAnswer } from "../transport/exchange.js";
import { askSdk, sdkReason, sessionOf, type SdkProvider } from "./sdk-provider.js";
import { SessionIdentity, type Session } from "./session-identity.js";
import { SignInError } from "./sign-in-error.js";
import { givenRegion, startRegion, type SignedIn, type SignInContext } from "./signed-in.js";

/** The provider for this instance, and the tenancy that the instance's certificate names. */
export interface InstanceProvider {
  readonly provider: SdkProvider;
  readonly tenancyId: string;
}

const METADATA_BASE_URL = "http://169.254.169.254/opc/v2/";
/** The service is on the instance's own link: a longer silence means that it is not there. */
const METADATA_DEADLINE_MS = 3_000;

/**
 * Signs in as the OCI instance that this runs on, by the certificate in its metadata.
 * Throws `SignInError`.
 */
export async function signInAsInstance(
  context: SignInContext,
  open: (metadataBaseUrl: string) => Promise<InstanceProvider> = openSdkProvider,
): Promise<SignedIn> {
  const baseUrl = metadataBaseUrl(context.env);
  const region = await instanceRegion(baseUrl, context);
  const { provider, tenancyId } = await ask(context, () => open(baseUrl));
  const renew = async (): Promise<Session> =>
    sessionOf(provider, await ask(context, () => provider.refresh()), context, {
      key: "The session key of the instance principal",
      unreadable:
        "OCI's federation service answered the instance's certificate with something that is no session token. Run the audit again; if it stays so, ask Oracle support.",
      expired: (at) =>
        `OCI's federation service gave a session token that expired at ${at} by this machine's clock. Check the machine's clock.`,
    });
  const identity = await SessionIdentity.start(renew, context.now);
  return {
    identity,
    tenancyId,
    region: context.region === null ? region : givenRegion(context.region),
  };
}

/** `OCI_METADATA_BASE_URL` is the variable that Oracle's SDKs for Go and Python read. */
function metadataBaseUrl(env: SignInContext["env"]): string {
  const given = env["OCI_METADATA_BASE_URL"]?.trim() ?? "";
  if (given === "") return METADATA_BASE_URL;
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
    throw new SignInError(
      "OCI_METADATA_BASE_URL: this is no http:// or https:// URL. Give the URL of the instance metadata service, or leave it out.",
    );
  }
  return given.endsWith("/") ? given : `${given}/`;
}

/**
 * Asks the metadata service first, briefly: other clouds have a service at the same address, whose
 * answers the SDK would take for a region.
 */
async function instanceRegion(baseUrl: string, context: SignInContext): Promise<string> {
  const url = new URL("instance/region", baseUrl);
  const headers = new Headers({ accept: "text/plain", authorization: "Bearer Oracle" });
  const deadline = Math.min(METADATA_DEADLINE_MS, context.requestTimeoutMs);
  const request = { method: "GET" as const, url, headers, body: null };
  let reason: string;
  try {
    const answer = await exchange(context.dispatcher, request, deadline, context.cancellation);
    const region = answer.body.toString("utf8").trim();
    if (answer.status === 200 && readRegion(region) !== undefined) {
      return startRegion({ text: region, origin: `the metadata service at ${url.host}` });
    }
    reason = `answered ${answer.status} and no region`;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    reason = `did not answer (${error.message})`;
  }
  throw new SignInError(
    `auth: instance_principal works on an OCI compute instance only, and this runner is none: the metadata service at ${url.host} ${reason}. Run the job on a self-hosted runner on OCI, or choose another auth.`,
  );
}

async function ask<T>(context: SignInContext, action: () => Promise<T>): Promise<T> {
  try {
    return await askSdk(context, action);
  } catch (error) {
    throw new SignInError(
      `auth: instance_principal: OCI did not take this instance's certificate for a sign-in (${sdkReason(error, context)}). Check the machine's clock, and that it may reach OCI's auth service in its region (HTTPS_PROXY, NO_PROXY, firewall).`,
    );
  }
}

async function openSdkProvider(metadataBaseUrl: string): Promise<InstanceProvider> {
  const { InstancePrincipalsAuthenticationDetailsProviderBuilder: Builder } =
    await import("oci-common");
  const builder = new Builder();
  builder.metadataBaseUrl = metadataBaseUrl;
  const provider = await builder.build();
  return { provider, tenancyId: builder.tenancyId };
}
