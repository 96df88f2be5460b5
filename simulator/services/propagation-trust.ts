import { verify, type KeyObject } from "node:crypto";

/** Why an exchange is refused, as RFC 6749 §5.2 has it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    description: string,
  ) {
    super(description);
  }
}

/** A user of the identity domain. */
export interface DomainUser {
  readonly id: string;
  readonly isServiceUser: boolean;
}

export interface TrustOptions {
  readonly issuer: string;
  /** What the issuer's tokens are verified with. */
  readonly issuerKey: KeyObject;
  /** Clients that may ask for an exchange. */
  readonly oauthClients: readonly string[];
  /** The claim that must have one of the values; nothing is checked when not given. */
  readonly clientClaim?: { readonly name: string; readonly values: readonly string[] };
  readonly impersonation: readonly { readonly rule: string; readonly user: DomainUser }[];
}

type Claims = Readonly<Record<string, unknown>>;

const refusedClient = (description: string) => new Refusal(401, "unauthorized_client", description);

/**
 * An identity propagation trust. The texts on rules and service users, and all codes, are the ones that
 * the service was seen to give; how it words the other refusals is not known.
 */
export class PropagationTrust {
  constructor(private readonly options: TrustOptions) {}

  /** The user that the token's holder becomes. @throws Refusal */
  userOf(token: string, clientId: string, now: number): DomainUser {
    const { issuer, oauthClients, clientClaim } = this.options;
    const claims = claimsOf(token);
    if (claims["iss"] !== issuer) throw refusedClient("No trust was found for the token's issuer.");
    if (!this.#isSigned(token)) throw refusedClient("The token's signature is not valid.");
    if (Number(claims["exp"] ?? 0) * 1_000 <= now) throw refusedClient("The token has expired.");
    if (!oauthClients.includes(clientId)) {
      throw refusedClient("The client is not allowed to exchange tokens.");
    }
    if (clientClaim !== undefined && !hasOneOf(claims[clientClaim.name], clientClaim.values)) {
      throw refusedClient(`The claim ${clientClaim.name} does not match the client claim values.`);
    }
    const match = this.options.impersonation.find(({ rule }) => matches(rule, claims));
    if (match === undefined) {
      throw refusedClient("No rules matched from given token to find impersonation user.");
    }
    if (!match.user.isServiceUser) throw refusedClient("User requesting is not a service user.");
    return match.user;
  }

  #isSigned(token: string): boolean {
    const [head = "", payload = "", signature = ""] = token.split(".");
    const signed = Buffer.from(`${head}.${payload}`);
    return verify(
      "RSA-SHA256",
      signed,
      this.options.issuerKey,
      Buffer.from(signature, "base64url"),
    );
  }
}

function claimsOf(token: string): Claims {
  const [, payload = ""] = token.split(".");
  return JSON.parse(Buffer.from(payload, "base64url").toString()) as Claims;
}

const hasOneOf = (claim: unknown, values: readonly string[]): boolean =>
  [claim].flat().some((value) => typeof value === "string" && values.includes(value));

/** One condition, its value as it stands: quotes belong to it, and so does a second condition. */
function matches(rule: string, claims: Claims): boolean {
  const [, name = "", operator, value = ""] = /^(\S+) (eq|co) (.+)$/.exec(rule) ?? [];
  const claim = claims[name];
  if (operator === undefined || typeof claim !== "string") return false;
  return operator === "eq" ? claim === value : claim.includes(value);
}
