/** Each way in which an identity domain refuses GitHub's ID token, with the shipped bundle. */
import { describe, expect, test } from "@jest/globals";

import type { IdTokenClaims } from "../../../simulator/github/tokens.js";
import { IdentityDomain } from "../../../simulator/services/identity-domain.js";
import type { TrustOptions } from "../../../simulator/services/propagation-trust.js";
import { startGithubService } from "../harness/harness.js";
import {
  closeLater,
  errorsOf,
  openStage,
  shownLines,
  smallTenancy,
  type Audit,
} from "../harness/stage.js";

const DOMAIN = "idcs-example.identity.oraclecloud.com";
const SUBJECT = "repo:acme@1201/infrastructure@9905:environment:production";
const SECRET = "the-secret-of-the-client";
const SERVICE_USER = { id: "auditor", isServiceUser: true };
const INPUTS = {
  user: "",
  fingerprint: "",
  "private-key": "",
  auth: "oidc",
  "oidc-domain-url": `https://${DOMAIN}`,
  "oidc-client-id": "audit-client",
  "oidc-client-secret": SECRET,
};

interface Arranged {
  readonly trust?: Partial<TrustOptions>;
  readonly claims?: IdTokenClaims;
  readonly inputs?: Readonly<Record<string, string>>;
}

async function audit({ trust, claims, inputs }: Arranged): Promise<Audit> {
  const stage = await openStage(smallTenancy());
  const github = await startGithubService({ idTokenClaims: { sub: SUBJECT, ...claims } });
  closeLater(() => github.stop());
  const domain = new IdentityDomain({
    host: DOMAIN,
    tenancyId: stage.simulator.tenancy.id,
    clients: { "audit-client": SECRET, "another-client": SECRET },
    trust: {
      issuer: "https://token.actions.githubusercontent.com",
      issuerKey: github.idTokens.publicKey,
      oauthClients: ["audit-client"],
      clientClaim: { name: "aud", values: ["https://cloud.oracle.com"] },
      impersonation: [{ rule: `sub eq ${SUBJECT}`, user: SERVICE_USER }],
      ...trust,
    },
    register: (key) => {
      stage.simulator.registerKey(key);
    },
  });
  stage.simulator.addTokenService(domain);
  return stage.audit({ ...INPUTS, ...inputs }, { github });
}

/** A rule that maps to the audit's user. */
const ruled = (rule: string) => ({ impersonation: [{ rule, user: SERVICE_USER }] });

/** What was arranged, the input that is to blame, what the domain said, and the fix. */
const CAUSES: readonly (readonly [string, Arranged, string, string, string])[] = [
  [
    "the user is no service user",
    {
      trust: {
        impersonation: [
          { rule: `sub eq ${SUBJECT}`, user: { id: "auditor", isServiceUser: false } },
        ],
      },
    },
    "auth: oidc",
    "401 Unauthorized: unauthorized_client: User requesting is not a service user.",
    "map it to one that was made as a service user",
  ],
  [
    "the rule is in single quotes",
    { trust: ruled(`sub eq '${SUBJECT}'`) },
    "auth: oidc",
    "401 Unauthorized: unauthorized_client: No rules matched from given token",
    `No rule of the trust matches the subject "${SUBJECT}". A rule is one condition, "sub eq" and the whole subject without quotes`,
  ],
  [
    "the rule is in double quotes",
    { trust: ruled(`sub eq "${SUBJECT}"`) },
    "auth: oidc",
    "No rules matched from given token",
    "without quotes",
  ],
  [
    "the rule has two conditions",
    { trust: ruled(`sub eq ${SUBJECT} and aud eq https://cloud.oracle.com`) },
    "auth: oidc",
    "No rules matched from given token",
    "one condition",
  ],
  [
    "the subject has ids in it that the rule has not",
    { trust: ruled("sub eq repo:acme/infrastructure:environment:production") },
    "auth: oidc",
    "No rules matched from given token",
    `the subject "${SUBJECT}"`,
  ],
  [
    "the audience is another",
    { inputs: { "oidc-audience": "https://elsewhere.example" } },
    "oidc-audience",
    "does not match the client claim values",
    'The token is for the audience "https://elsewhere.example", which the trust does not take: set oidc-audience',
  ],
  [
    "the ID token has expired",
    { claims: { lifetimeSeconds: -60 } },
    "auth: oidc",
    "The token has expired",
    "run the job again",
  ],
  [
    "the domain trusts another issuer",
    { claims: { iss: "https://token.actions.example.com" } },
    "auth: oidc",
    "No trust was found for the token's issuer",
    "its issuer is https://token.actions.githubusercontent.com",
  ],
  [
    "the client's secret is wrong",
    { inputs: { "oidc-client-secret": "another-secret-altogether" } },
    "oidc-client-id, oidc-client-secret",
    "401 Unauthorized: invalid_client: Client authentication failed.",
    "belong to one active confidential application",
  ],
  [
    "the client is unknown",
    { inputs: { "oidc-client-id": "nobody" } },
    "oidc-client-id, oidc-client-secret",
    "Client authentication failed.",
    "belong to one active confidential application",
  ],
  [
    "the trust does not name the client",
    { inputs: { "oidc-client-id": "another-client" } },
    "oidc-client-id",
    "unauthorized_client",
    "Add this client to the OAuth clients of the trust",
  ],
];

describe("an identity domain refuses, and the message names the fix:", () => {
  test.each(CAUSES)("%s", async (_cause, arranged, blamed, said, fix) => {
    const refused = await audit(arranged);
    expect(refused.code).toBe(1);
    const [message = "", ...more] = errorsOf(refused);
    expect(more).toEqual([]);
    expect(message.startsWith(`${blamed}: the identity domain ${DOMAIN} refused`)).toBe(true);
    expect(message).toContain(said);
    expect(message).toContain(fix);
    const shown = shownLines(refused).join("\n");
    for (const secret of [SECRET, "another-secret-altogether"]) expect(shown).not.toContain(secret);
  });

  test("a subject with ids in it signs in by a rule that has them", async () => {
    const { code, outputs } = await audit({});
    expect(outputs).toMatchObject({ complete: "true", result: "pass" });
    expect(code).toBe(0);
  });
});
