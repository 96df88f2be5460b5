import { WITHHELD } from "../../plain/withheld.js";
import { statusLine } from "../transport/exchange.js";
import { quotedAnswer } from "./quoted-answer.js";
import { claimsOf } from "./session-token.js";

/** What was refused, and how. */
export interface RefusedExchange {
  /** Host of the identity domain. */
  readonly host: string;
  readonly status: number;
  /** The error body of RFC 6749 (§5.2): `error`, `error_description`. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The GitHub ID token. */
  readonly subjectToken: string;
  /** Texts that no message may repeat, whatever the domain echoes. */
  readonly secrets: readonly string[];
  /** None of the domain's own words is repeated: they may quote any name. */
  readonly isWithheld: boolean;
}

/** What the trust compares; said since it is no secret, and is hard to guess. */
interface Claims {
  readonly subject: string;
  readonly audience: string;
}

interface Cause {
  /** How the domain words it. */
  readonly said: RegExp;
  readonly message: (refused: string, claims: Claims) => string;
}

/** The domain's words decide before its status: it answers most of these with 401. */
const CAUSES: readonly Cause[] = [
  {
    said: /\bnot a service user\b/i,
    message: (refused, { subject }) =>
      `auth: oidc: ${refused}. The trust maps ${subject} to a user that is no service user, and no user becomes one: map it to one that was made as a service user. deploy/terraform makes one.`,
  },
  {
    said: /\bno rules? matched\b/i,
    message: (refused, { subject }) =>
      `auth: oidc: ${refused}. No rule of the trust matches ${subject}. A rule is one condition, "sub eq" and the whole subject without quotes: add one for this subject, and take quotes out of the ones that are there.`,
  },
  {
    said: /\baud(?:ience)?\b|\bclient[ _]?claim/i,
    message: (refused, { audience }) =>
      `oidc-audience: ${refused}. The token is for ${audience}, which the trust does not take: set oidc-audience to one of the trust's client claim values, or add this one to them.`,
  },
  {
    said: /\bexpired?\b|\bnot yet valid\b/i,
    message: (refused) =>
      `auth: oidc: ${refused}. GitHub's ID token lives for some minutes, and a new one is asked for in each run: run the job again. If it stays so, raise the trust's clock skew.`,
  },
  {
    said: /\bissuer\b|\bsignature\b|\bpropagation trust\b/i,
    message: (refused) =>
      `auth: oidc: ${refused}. The domain has no active trust that can verify GitHub's ID tokens: its issuer is https://token.actions.githubusercontent.com, and its public key endpoint is that address followed by /.well-known/jwks.`,
  },
  {
    said: /\binvalid_client\b|\bclient authentication failed\b/i,
    message: (refused) =>
      `oidc-client-id, oidc-client-secret: ${refused}. Check that both belong to one active confidential application of this domain.`,
  },
  {
    said: /\bunauthorized_client\b/i,
    message: (refused) =>
      `oidc-client-id: ${refused}. Add this client to the OAuth clients of the trust, and check that its application is active and allows the client credentials grant.`,
  },
];

/**
 * Why an identity domain does not exchange the token, by what it says, and what to do. No token and no
 * secret is in it.
 */
export function exchangeRefusal(exchange: RefusedExchange): string {
  const { host, status, subjectToken } = exchange;
  const refused = `the identity domain ${host} refused to exchange GitHub's ID token (${answerIn(exchange)})`;
  if (status < 400 || status === 404 || status === 405) {
    return `oidc-domain-url: ${refused}. Check that it is the URL of an identity domain, for example https://idcs-….identity.oraclecloud.com.`;
  }
  const claims = claimsIn(subjectToken);
  // What is withheld tells the cause all the same.
  const answer = answerIn({ ...exchange, isWithheld: false });
  const cause = CAUSES.find(({ said }) => said.test(answer));
  if (cause !== undefined) return cause.message(refused, claims);
  return `auth: oidc: ${refused}. Check the client (oidc-client-id, oidc-client-secret) and the domain's identity propagation trust: its issuer is https://token.actions.githubusercontent.com, it allows this client, it takes ${claims.audience}, and it maps ${claims.subject} to a service user.`;
}

/**
 * Status and error of an answer, for example `401 Unauthorized: invalid_client: …`, less the secrets; of
 * what is withheld no more than an error code.
 */
export function answerIn({
  status,
  body,
  secrets,
  isWithheld,
}: Pick<RefusedExchange, "status" | "body" | "secrets" | "isWithheld">): string {
  const { error, error_description: description } = body;
  if (isWithheld) {
    const isCode = typeof error === "string" && /^[a-z_]{3,40}$/.test(error);
    return [statusLine(status), ...(isCode ? [error] : []), WITHHELD].join(": ");
  }
  const said = [error, description]
    .filter((part) => typeof part === "string")
    .map((part) => quotedAnswer(part, secrets));
  return [statusLine(status), ...said].join(": ");
}

function claimsIn(idToken: string): Claims {
  const claims = claimsOf(idToken);
  const named = (kind: string, claim: unknown): string =>
    typeof claim === "string" ? `the ${kind} "${claim}"` : `the token's ${kind}`;
  return {
    subject: named("subject", claims?.["sub"]),
    audience: named("audience", claims?.["aud"]),
  };
}
