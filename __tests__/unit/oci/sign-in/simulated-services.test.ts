/** The sign-ins against the simulator's token services, the SDK's own providers included. */
import { createPublicKey, type KeyObject } from "node:crypto";

import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Agent } from "undici";

import { IdTokenIssuer } from "../../../../simulator/github/tokens.js";
import { Federation } from "../../../../simulator/services/federation.js";
import { IdentityDomain } from "../../../../simulator/services/identity-domain.js";
import type { TrustOptions } from "../../../../simulator/services/propagation-trust.js";
import { instanceIdentity } from "../../../../simulator/services/instance-identity.js";
import { startInstanceMetadata } from "../../../../simulator/services/instance-metadata.js";
import { resourcePrincipalEnvironment } from "../../../../simulator/services/resource-principal.js";
import type { TokenService } from "../../../../simulator/services/token-service.js";
import { verifySignature } from "../../../../simulator/wire/signature.js";
import { signIn, type SignedIn } from "../../../../src/oci/sign-in/sign-in.js";
import { signRequest } from "../../../../src/oci/transport/request-signer.js";
import { fakeContext, rejection, TENANCY } from "./session-fixture.js";

const REGION = "us-ashburn-1";
const AUDIENCE = "https://cloud.oracle.com";
const HOST = "idcs-example.identity.oraclecloud.com";

let keys: Map<string, KeyObject>;
const register = ({ keyId, publicKey }: { keyId: string; publicKey: string }) => {
  keys.set(keyId, createPublicKey(publicKey));
};

beforeEach(() => {
  keys = new Map();
});

/** The services' word on a request that the identity signed: null when it is good. */
async function faultOf({ identity }: SignedIn): Promise<string | null> {
  const url = new URL(`https://identity.${REGION}.oci.oraclecloud.com/20160918/compartments`);
  const headers = new Headers();
  const request = { method: "GET", url, headers, body: null };
  await signRequest(identity, request, { excludeBody: false });
  const verdict = verifySignature(
    {
      method: "GET",
      target: url.pathname,
      headers: Object.fromEntries(headers),
      body: Buffer.alloc(0),
      unsignedBody: false,
    },
    keys,
    Date.now(),
  );
  return verdict.verified ? null : verdict.reason;
}

/** undici hands headers to a mock as a flat list of names and values. */
function headersOf(list: unknown): Record<string, string> {
  const flat = list as readonly string[];
  const names = flat.filter((_, at) => at % 2 === 0);
  return Object.fromEntries(names.map((name, at) => [name, flat[at * 2 + 1] ?? ""]));
}

describe("auth: oidc at the simulated identity domain", () => {
  const issuer = new IdTokenIssuer("acme/infrastructure");
  const idToken = (audience: string): Promise<string> => {
    const reply = issuer.answer({
      method: "GET",
      path: "/id-token",
      query: new URLSearchParams({ audience }),
      headers: { authorization: `Bearer ${issuer.requestToken}` },
      body: Buffer.alloc(0),
    });
    return Promise.resolve((reply.json as { value: string }).value);
  };

  const user = { id: "auditor", isServiceUser: true };
  const trust: TrustOptions = {
    issuer: "https://token.actions.githubusercontent.com",
    issuerKey: issuer.publicKey,
    oauthClients: ["client"],
    clientClaim: { name: "aud", values: [AUDIENCE] },
    impersonation: [{ rule: "sub eq repo:acme/infrastructure:ref:refs/heads/main", user }],
  };

  function arrange(given: Partial<TrustOptions> = {}) {
    const domain = new IdentityDomain({
      host: HOST,
      clients: { client: "client-secret" },
      trust: { ...trust, ...given },
      tenancyId: TENANCY,
      register,
    });
    const context = fakeContext({ idToken, now: Date.now });
    const pool = context.dispatcher.get(`https://${HOST}`);
    pool
      .intercept({ path: () => true, method: "POST" })
      .reply((ask) => {
        const body = Buffer.from(ask.body as unknown as Buffer);
        const request = { headers: headersOf(ask.headers), body, now: Date.now() };
        const answer = domain.answer({ method: "POST", target: ask.path, ...request });
        return { statusCode: answer.status ?? 200, data: JSON.stringify(answer.body) };
      })
      .persist();
    return { context, domain };
  }

  const auth = {
    kind: "oidc",
    tenancy: TENANCY,
    domainUrl: `https://${HOST}`,
    clientId: "client",
    clientSecret: "client-secret",
    audience: AUDIENCE,
  } as const;

  test("gives a session that OCI's services take", async () => {
    const { context, domain } = arrange();
    expect(await faultOf(await signIn(auth, context))).toBeNull();
    expect(domain.exchanged).toHaveLength(1);
  });

  const otherRule = { rule: "sub eq repo:acme/other:ref:refs/heads/main", user };
  test.each([
    ["the client", { oauthClients: ["another"] }, "oidc-client-id"],
    ["the audience", { clientClaim: { name: "aud", values: ["elsewhere"] } }, "oidc-audience"],
    ["the subject", { impersonation: [otherRule] }, "repo:acme/infrastructure"],
    ["the signature", { issuerKey: new IdTokenIssuer("a/b").publicKey }, "public key endpoint"],
  ])("refuses what its trust does not know: %s", async (_, given, expected) => {
    expect(await rejection(signIn(auth, arrange(given).context))).toContain(expected);
    expect(keys.size).toBe(0);
  });
});

describe("auth: instance_principal through the SDK", () => {
  const { fetch } = globalThis;
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  /** The SDK fetches its token with the global fetch: answered here by the service, if it is its. */
  function route(service: TokenService): void {
    globalThis.fetch = async (input, init) => {
      const url = new URL(input);
      if (url.host !== service.host) return fetch(input, init);
      const body = Buffer.from(init?.body as string);
      const { status = 200, body: answer } = service.answer({
        method: init?.method ?? "GET",
        target: url.pathname,
        headers: Object.fromEntries(new Headers(init?.headers)),
        body,
        now: Date.now(),
      });
      return new Response(JSON.stringify(answer), { status });
    };
  }

  test("gives a session in the instance's tenancy and region that OCI's services take", async () => {
    const mine = await instanceIdentity(TENANCY, "iad");
    const metadata = await startInstanceMetadata(mine);
    const dispatcher = new Agent();
    const host = `auth.${REGION}.oraclecloud.com`;
    route(new Federation({ host, identity: mine, register }));
    try {
      const env = { OCI_METADATA_BASE_URL: metadata.baseUrl };
      const context = { ...fakeContext({ region: null, env, now: Date.now }), dispatcher };
      const signedIn = await signIn({ kind: "instance_principal" }, context);
      expect(signedIn).toMatchObject({ tenancyId: TENANCY, region: REGION });
      expect(await faultOf(signedIn)).toBeNull();
    } finally {
      await dispatcher.close();
      await metadata.stop();
    }
  });

  test("says so when the federation service refuses the certificate", async () => {
    const mine = await instanceIdentity(TENANCY, "iad");
    const metadata = await startInstanceMetadata(mine);
    const dispatcher = new Agent();
    const host = `auth.${REGION}.oraclecloud.com`;
    const other = await instanceIdentity(TENANCY, "iad");
    route(new Federation({ host, identity: other, register }));
    try {
      const env = { OCI_METADATA_BASE_URL: metadata.baseUrl };
      const context = { ...fakeContext({ env, now: Date.now }), dispatcher };
      const message = await rejection(signIn({ kind: "instance_principal" }, context));
      expect(message).toContain("OCI did not take this instance's certificate");
      expect(message).toContain("status: 401");
    } finally {
      await dispatcher.close();
      await metadata.stop();
    }
  });
});

describe("auth: resource_principal through the SDK", () => {
  const before = { ...process.env };
  afterEach(() => {
    for (const name of Object.keys(process.env)) {
      if (name.startsWith("OCI_RESOURCE_PRINCIPAL_") && !(name in before)) {
        // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the names are a test's own.
        delete process.env[name];
      }
    }
  });

  test("gives a session in the resource's tenancy and region that OCI's services take", async () => {
    const env = resourcePrincipalEnvironment({ tenancyId: TENANCY, region: "iad", register });
    Object.assign(process.env, env);
    const context = fakeContext({ region: null, env, now: Date.now });
    const signedIn = await signIn({ kind: "resource_principal" }, context);
    expect(signedIn).toMatchObject({ tenancyId: TENANCY, region: REGION });
    expect(await faultOf(signedIn)).toBeNull();
  });

  test("says when the key is garbage, without repeating it", async () => {
    const good = resourcePrincipalEnvironment({ tenancyId: TENANCY, region: "iad", register });
    const garbage = "not-a-key-but-a-secret-of-somebody";
    const env = { ...good, OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: garbage };
    Object.assign(process.env, env);
    const context = fakeContext({ env, now: Date.now });
    const message = await rejection(signIn({ kind: "resource_principal" }, context));
    expect(message).toContain("the resource's token or key cannot be used");
    expect(message).not.toContain(garbage);
  });
});
