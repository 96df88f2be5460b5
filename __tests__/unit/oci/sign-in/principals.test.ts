import { describe, expect, jest, test } from "@jest/globals";
import fc from "fast-check";

import {
  signInAsInstance,
  type InstanceProvider,
} from "../../../../src/oci/sign-in/instance-principal.js";
import { signInAsResource } from "../../../../src/oci/sign-in/resource-principal.js";
import type { SdkProvider } from "../../../../src/oci/sign-in/sdk-provider.js";
import {
  fakeContext,
  livingFor,
  MINUTE,
  pemOf,
  rejection,
  rsaPair,
  TENANCY,
} from "./session-fixture.js";

const PEM = pemOf(rsaPair().privateKey);

/** A provider that gives these tokens one after the other, printing as the SDK does. */
function provider(tokens: readonly string[]): SdkProvider {
  let next = 0;
  return {
    refresh: () => {
      globalThis.console.log("a token was fetched");
      return Promise.resolve(tokens[next++] ?? "");
    },
    getPrivateKey: () => PEM,
  };
}

const METADATA = "http://169.254.169.254";

/** A context whose metadata service answers like this. */
function onInstance(
  status = 200,
  body = "eu-zurich-1\n",
  given: Parameters<typeof fakeContext>[0] = {},
) {
  const context = fakeContext({ region: null, ...given });
  context.dispatcher
    .get(METADATA)
    .intercept({
      path: "/opc/v2/instance/region",
      headers: { authorization: "Bearer Oracle" },
    })
    .reply(status, body);
  return context;
}

type Open = (metadataBaseUrl: string) => Promise<InstanceProvider>;
const opening = (sdk: SdkProvider) => () =>
  Promise.resolve<InstanceProvider>({ provider: sdk, tenancyId: TENANCY });

describe("auth: instance_principal", () => {
  test("signs as the instance, in its tenancy and region, and renews", async () => {
    const tokens = [livingFor(60 * MINUTE), livingFor(120 * MINUTE)];
    const context = onInstance();
    const open = jest.fn<Open>(opening(provider(tokens)));
    const { identity, tenancyId, region } = await signInAsInstance(context, open);
    expect(open).toHaveBeenCalledWith("http://169.254.169.254/opc/v2/");
    expect({ tenancyId, region }).toEqual({ tenancyId: TENANCY, region: "eu-zurich-1" });
    expect(await identity.keyId()).toBe(`ST$${tokens[0] ?? ""}`);
    expect(identity.privateKey().equals(rsaPair().privateKey)).toBe(true);
    context.advance(60 * MINUTE);
    expect(await identity.keyId()).toBe(`ST$${tokens[1] ?? ""}`);
    expect(context.masked).toEqual(tokens);
  });

  test.each([
    ["what the user named", "LHR", "eu-zurich-1", "uk-london-1"],
    ["the metadata's key", null, "phx", "us-phoenix-1"],
    ["the metadata's name, newer than any table", null, "xx-new-1", "xx-new-1"],
  ])("starts from the region: %s", async (_, named, metadata, expected) => {
    const open = opening(provider([livingFor(MINUTE)]));
    const context = onInstance(200, metadata, { region: named });
    expect(await signInAsInstance(context, open)).toMatchObject({ region: expected });
  });

  test("a key of the metadata's that no table has is told, and no host is made of it", async () => {
    const open = jest.fn(opening(provider([])));
    expect(await rejection(signInAsInstance(onInstance(200, "nwh"), open))).toBe(
      'the metadata service at 169.254.169.254: got "nwh", which is in no table of region keys. Give the region\'s full name, for example us-ashburn-1, or describe the region in OCI_REGION_METADATA.',
    );
    expect(open).not.toHaveBeenCalled();
  });

  test("silences the console around the SDK's calls only, also when they fail", async () => {
    const { console } = globalThis;
    const log = jest.spyOn(console, "log").mockReturnValue();
    const sdk = provider([livingFor(MINUTE)]);
    await signInAsInstance(onInstance(), opening(sdk));
    await rejection(signInAsInstance(onInstance(), () => Promise.reject(new Error("down"))));
    expect(log).not.toHaveBeenCalled();
    expect(globalThis.console).toBe(console);
    log.mockRestore();
  });

  const NO_INSTANCE = (reason: string) =>
    `auth: instance_principal works on an OCI compute instance only, and this runner is none: the metadata service at 169.254.169.254 ${reason}. Run the job on a self-hosted runner on OCI, or choose another auth.`;

  test.each([
    [404, "", "answered 404 and no region"],
    [200, "<html>Not here</html>", "answered 200 and no region"],
  ])("another cloud's metadata service (%i) is none of OCI's", async (status, body, reason) => {
    const open = jest.fn(opening(provider([])));
    const failure = signInAsInstance(onInstance(status, body), open);
    expect(await rejection(failure)).toBe(NO_INSTANCE(reason));
    expect(open).not.toHaveBeenCalled();
  });

  test("a machine without a metadata service is no instance", async () => {
    const context = fakeContext();
    context.dispatcher
      .get(METADATA)
      .intercept({ path: "/opc/v2/instance/region" })
      .replyWithError(new Error("connect EHOSTUNREACH"));
    const failure = signInAsInstance(context, opening(provider([])));
    expect(await rejection(failure)).toBe(NO_INSTANCE("did not answer (connect EHOSTUNREACH)"));
  });

  test("a silent metadata service is given up on within the deadline", async () => {
    const context = fakeContext({ requestTimeoutMs: 20 });
    context.dispatcher
      .get(METADATA)
      .intercept({ path: "/opc/v2/instance/region" })
      .reply(200, "eu-zurich-1")
      .delay(60_000);
    const failure = signInAsInstance(context, opening(provider([])));
    const reason = "did not answer (no complete answer within 0.02 s)";
    expect(await rejection(failure)).toBe(NO_INSTANCE(reason));
    await context.dispatcher.close();
  });

  test("a run that is cancelled does not wait for the metadata service", async () => {
    const context = onInstance(200, "iad", { cancellation: AbortSignal.abort() });
    const failure = signInAsInstance(context, opening(provider([])));
    expect(await rejection(failure)).toBe(NO_INSTANCE("did not answer (the run was cancelled)"));
  });

  test("asks where OCI_METADATA_BASE_URL says", async () => {
    const env = { OCI_METADATA_BASE_URL: "http://[fd00:c1::a9fe:a9fe]/opc/v2" };
    const context = fakeContext({ env });
    context.dispatcher
      .get("http://[fd00:c1::a9fe:a9fe]")
      .intercept({ path: "/opc/v2/instance/region" })
      .reply(200, "iad");
    const open = jest.fn<Open>(opening(provider([livingFor(MINUTE)])));
    await signInAsInstance(context, open);
    expect(open).toHaveBeenCalledWith("http://[fd00:c1::a9fe:a9fe]/opc/v2/");
  });

  test.each(["here", "file:///etc/passwd"])("OCI_METADATA_BASE_URL %s is no URL", async (url) => {
    const context = fakeContext({ env: { OCI_METADATA_BASE_URL: url } });
    expect(await rejection(signInAsInstance(context))).toBe(
      "OCI_METADATA_BASE_URL: this is no http:// or https:// URL. Give the URL of the instance metadata service, or leave it out.",
    );
  });

  test("says why the certificate was not taken; the SDK throws plain objects", async () => {
    const sdk = provider([]);
    const thrown = { code: -1, message: "Failed to fetch the token from auth server. Status: 401" };
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as the SDK does.
    sdk.refresh = () => Promise.reject(thrown);
    expect(await rejection(signInAsInstance(onInstance(), opening(sdk)))).toBe(
      "auth: instance_principal: OCI did not take this instance's certificate for a sign-in (Failed to fetch the token from auth server. Status: 401). Check the machine's clock, and that it may reach OCI's auth service in its region (HTTPS_PROXY, NO_PROXY, firewall).",
    );
  });

  test("under redact repeats nothing of why the certificate was not taken", async () => {
    const open = () => Promise.reject(new Error("no policy of acme"));
    const context = onInstance(200, undefined, { withholdsMessages: true });
    expect(await rejection(signInAsInstance(context, open))).toContain(
      "for a sign-in (its message is withheld). Check",
    );
  });

  test("a failure without words is one too", async () => {
    const open = () => Promise.reject(new Error(""));
    const sdk = provider([]);
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as the SDK may do.
    sdk.refresh = () => Promise.reject(undefined);
    const message = await rejection(signInAsInstance(onInstance(), opening(sdk)));
    expect(message).toContain("(no reason given)");
    const empty = await rejection(signInAsInstance(onInstance(), open));
    expect(empty).toContain("(no reason given)");
  });

  test("says when the token is none, or dead on arrival", async () => {
    const say = (token: string) =>
      rejection(signInAsInstance(onInstance(), opening(provider([token]))));
    const unreadable =
      "OCI's federation service answered the instance's certificate with something that is no session token. Run the audit again; if it stays so, ask Oracle support.";
    expect(await say("opaque")).toBe(unreadable);
    expect(await say("")).toBe(unreadable);
    expect(await say(livingFor(-MINUTE))).toBe(
      "OCI's federation service gave a session token that expired at 2024-06-01T11:59:00.000Z by this machine's clock. Check the machine's clock.",
    );
  });

  test("no error repeats a key or a token that the SDK put into its own", async () => {
    const secret = PEM.split("\n")[1] ?? "";
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (before, after) => {
        const sdk = provider([]);
        const error = new Error(`${before} ${PEM} ${livingFor(MINUTE)} ${after}`);
        sdk.refresh = () => Promise.reject(error);
        const message = await rejection(signInAsInstance(onInstance(), opening(sdk)));
        expect(message).not.toContain(secret);
        expect(message).not.toContain(livingFor(MINUTE));
      }),
      { numRuns: 25 },
    );
  });
});

describe("auth: resource_principal", () => {
  const ENV = {
    OCI_RESOURCE_PRINCIPAL_VERSION: "2.2",
    OCI_RESOURCE_PRINCIPAL_RPST: "/var/run/rpst",
    OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: "/var/run/private.pem",
    OCI_RESOURCE_PRINCIPAL_REGION: "iad",
  };
  const inside = (given: Parameters<typeof fakeContext>[0] = {}) =>
    fakeContext({ region: null, env: ENV, ...given });
  const open = (sdk: SdkProvider) => () => Promise.resolve(sdk);
  const mine = { res_tenant: TENANCY };

  test("signs as the resource, in the tenancy of its token, and renews", async () => {
    const tokens = [livingFor(15 * MINUTE, mine), livingFor(30 * MINUTE, mine)];
    const context = inside();
    const fromFile = tokens.map((token) => `${token}\n`);
    const signedIn = await signInAsResource(context, open(provider(fromFile)));
    expect(signedIn).toMatchObject({ tenancyId: TENANCY, region: "us-ashburn-1" });
    expect(await signedIn.identity.keyId()).toBe(`ST$${tokens[0] ?? ""}`);
    context.advance(15 * MINUTE);
    expect(await signedIn.identity.keyId()).toBe(`ST$${tokens[1] ?? ""}`);
    expect(context.masked).toEqual(tokens);
  });

  test("the region that the user names comes before the resource's", async () => {
    const sdk = provider([livingFor(MINUTE, mine)]);
    expect(await signInAsResource(inside({ region: "uk-london-1" }), open(sdk))).toMatchObject({
      region: "uk-london-1",
    });
  });

  test.each([
    ["US East (Ashburn)", "it takes a region name like us-ashburn-1."],
    ["nwh", "which is in no table of region keys."],
  ])("the region %j in the environment is told, with its variable", async (region, says) => {
    const env = { ...ENV, OCI_RESOURCE_PRINCIPAL_REGION: region };
    const said = await rejection(signInAsResource(inside({ env }), open(provider([]))));
    expect(said).toContain(`OCI_RESOURCE_PRINCIPAL_REGION: got "${region}"`);
    expect(said).toContain(says);
  });

  test("masks what the environment holds itself, but no path", async () => {
    const env = {
      ...ENV,
      OCI_RESOURCE_PRINCIPAL_RPST: "a.raw.token",
      OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: PEM,
      OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM_PASSPHRASE: "open sesame",
    };
    const context = inside({ env });
    const token = livingFor(MINUTE, mine);
    await signInAsResource(context, open(provider([token])));
    expect(context.masked).toEqual(["a.raw.token", PEM, "open sesame", token]);
  });

  const without = (name: string, value = "") =>
    rejection(signInAsResource(inside({ env: { ...ENV, [name]: value } }), open(provider([]))));

  test("says that this is no OCI resource", async () => {
    expect(await without("OCI_RESOURCE_PRINCIPAL_VERSION")).toBe(
      "auth: resource_principal works only inside an OCI resource like a function or a container instance, and OCI_RESOURCE_PRINCIPAL_VERSION is not set here. Run the job there, or choose another auth.",
    );
  });

  test("takes an absent variable for an empty one", async () => {
    const say = (env: Record<string, string>) =>
      rejection(signInAsResource(inside({ env }), open(provider([]))));
    expect(await say({})).toContain("OCI_RESOURCE_PRINCIPAL_VERSION is not set here");
    expect(await say({ OCI_RESOURCE_PRINCIPAL_VERSION: "2.2" })).toContain(
      "OCI_RESOURCE_PRINCIPAL_RPST, OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM, OCI_RESOURCE_PRINCIPAL_REGION not set",
    );
  });

  test("says which version it does not know", async () => {
    expect(await without("OCI_RESOURCE_PRINCIPAL_VERSION", "3.0")).toBe(
      'OCI_RESOURCE_PRINCIPAL_VERSION: got "3.0", but only version 2.2 is supported. Choose another auth.',
    );
  });

  test.each([
    "OCI_RESOURCE_PRINCIPAL_RPST",
    "OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM",
    "OCI_RESOURCE_PRINCIPAL_REGION",
  ])("says that %s is missing", async (name) => {
    expect(await without(name)).toBe(
      `auth: resource_principal: ${name} not set, although OCI_RESOURCE_PRINCIPAL_VERSION is. Pass every OCI_RESOURCE_PRINCIPAL_* variable of the resource on to this process.`,
    );
  });

  test("says when the SDK cannot use what it is given", async () => {
    const failing = () => Promise.reject(new Error("Failed to read token due to error: ENOENT."));
    expect(await rejection(signInAsResource(inside(), failing))).toBe(
      "auth: resource_principal: the resource's token or key cannot be used (Failed to read token due to error: ENOENT). Check OCI_RESOURCE_PRINCIPAL_RPST and OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: OCI sets them; pass them on unchanged.",
    );
  });

  test("says when the token is none, dead, or names no tenancy", async () => {
    const say = (token: string) => rejection(signInAsResource(inside(), open(provider([token]))));
    expect(await say("opaque")).toBe(
      "OCI_RESOURCE_PRINCIPAL_RPST: this is no session token. OCI sets it; pass it on unchanged.",
    );
    expect(await say(livingFor(-MINUTE, mine))).toBe(
      "OCI_RESOURCE_PRINCIPAL_RPST: the resource's session token expired at 2024-06-01T11:59:00.000Z. OCI replaces the token where OCI_RESOURCE_PRINCIPAL_RPST names a file; where it holds the token itself, start the resource anew.",
    );
    expect(await say(livingFor(MINUTE))).toBe(
      "OCI_RESOURCE_PRINCIPAL_RPST: the token does not name the resource's tenancy (claim res_tenant). Choose another auth.",
    );
  });
});
