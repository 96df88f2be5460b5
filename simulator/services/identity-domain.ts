import { createPublicKey, verify, type KeyObject } from "node:crypto";

import type { Answer } from "../wire/operation.js";
import {
  openSession,
  publicKeyPem,
  type SessionOptions,
  type TokenRequest,
  type TokenService,
} from "./token-service.js";

export interface IdentityDomainOptions extends SessionOptions {
  readonly host: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The audience that the trust takes. */
  readonly audience: string;
  /** What the trust verifies ID tokens with. */
  readonly issuerKey: KeyObject;
  readonly tenancyId: string;
  /** The subject that the trust maps to its service user; every one when not given. */
  readonly subject?: string;
}

const ISSUER = "https://token.actions.githubusercontent.com";
const WANTED = {
  grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
  requested_token_type: "urn:oci:token-type:oci-upst",
  subject_token_type: "jwt",
};

/** Why an exchange is refused, as RFC 6749 §5.2 has it. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    description: string,
  ) {
    super(description);
  }
}

/** An identity domain with an identity propagation trust for GitHub: `/oauth2/v1/token`. */
export class IdentityDomain implements TokenService {
  readonly host: string;
  /** The ID tokens that were exchanged, in order. */
  readonly exchanged: string[] = [];

  constructor(private readonly options: IdentityDomainOptions) {
    this.host = options.host;
  }

  answer(request: TokenRequest): Answer {
    if (request.method !== "POST" || request.target !== "/oauth2/v1/token") return { status: 404 };
    try {
      return { status: 200, body: { token: this.#exchange(request) } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const body = { error: error.code, error_description: error.message };
      return { status: error.status, body };
    }
  }

  #exchange({ headers, body, now }: TokenRequest): string {
    const { clientId, clientSecret, tenancyId } = this.options;
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
    if (headers.authorization !== `Basic ${basic}`) {
      throw new Refusal(401, "invalid_client", "Client authentication failed.");
    }
    const form = new URLSearchParams(body.toString("utf8"));
    for (const [name, value] of Object.entries(WANTED)) {
      if (form.get(name) !== value) throw new Refusal(400, "invalid_request", `Bad ${name}.`);
    }
    const publicKey = publicKeyPem(form.get("public_key") ?? "");
    requireRsa(publicKey);
    const assertion = form.get("subject_token") ?? "";
    const subject = this.#subjectOf(assertion, now);
    this.exchanged.push(assertion);
    return openSession(this.options, publicKey, { sub: subject, tenant: tenancyId }, now);
  }

  #subjectOf(token: string, now: number): unknown {
    const [head = "", payload = "", signature = ""] = token.split(".");
    const signed = Buffer.from(`${head}.${payload}`);
    const { issuerKey, audience, subject } = this.options;
    if (!verify("RSA-SHA256", signed, issuerKey, Buffer.from(signature, "base64url"))) {
      throw new Refusal(400, "invalid_grant", "The assertion's signature is not valid.");
    }
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as {
      iss?: string;
      aud?: string;
      sub?: string;
      exp?: number;
    };
    const isTrusted = claims.iss === ISSUER && claims.aud === audience;
    const isMapped = subject === undefined || claims.sub === subject;
    if (!isTrusted || !isMapped || (claims.exp ?? 0) * 1_000 <= now) {
      throw new Refusal(400, "invalid_grant", "No trust matches the assertion.");
    }
    return claims.sub;
  }
}

function requireRsa(pem: string): void {
  try {
    if (createPublicKey(pem).asymmetricKeyDetails?.modulusLength === 2_048) return;
  } catch {
    // Said below, as any other bad key.
  }
  throw new Refusal(400, "invalid_request", "Bad public_key.");
}
