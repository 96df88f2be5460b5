import { createPublicKey } from "node:crypto";

import type { Answer } from "../wire/operation.js";
import { PropagationTrust, Refusal, type TrustOptions } from "./propagation-trust.js";
import {
  openSession,
  publicKeyPem,
  type SessionOptions,
  type TokenRequest,
  type TokenService,
} from "./token-service.js";

export interface IdentityDomainOptions extends SessionOptions {
  readonly host: string;
  readonly tenancyId: string;
  /** Secrets of the domain's confidential applications, by client id. */
  readonly clients: Readonly<Record<string, string>>;
  readonly trust: TrustOptions;
}

const WANTED = {
  grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
  requested_token_type: "urn:oci:token-type:oci-upst",
  subject_token_type: "jwt",
};

/** An identity domain with an identity propagation trust: `/oauth2/v1/token`. */
export class IdentityDomain implements TokenService {
  readonly host: string;
  /** The ID tokens that were exchanged, in order. */
  readonly exchanged: string[] = [];
  readonly #trust: PropagationTrust;

  constructor(private readonly options: IdentityDomainOptions) {
    this.host = options.host;
    this.#trust = new PropagationTrust(options.trust);
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
    const clientId = this.#clientOf(headers.authorization);
    const form = new URLSearchParams(body.toString("utf8"));
    for (const [name, value] of Object.entries(WANTED)) {
      if (form.get(name) !== value) throw new Refusal(400, "invalid_request", `Bad ${name}.`);
    }
    const publicKey = publicKeyPem(form.get("public_key") ?? "");
    requireRsa(publicKey);
    const assertion = form.get("subject_token") ?? "";
    const { id } = this.#trust.userOf(assertion, clientId, now);
    this.exchanged.push(assertion);
    const claims = { sub: id, tenant: this.options.tenancyId };
    return openSession(this.options, publicKey, claims, now);
  }

  #clientOf(authorization: string | undefined): string {
    const client = Object.entries(this.options.clients).find(([id, secret]) => {
      const basic = Buffer.from(`${id}:${secret}`).toString("base64");
      return authorization === `Basic ${basic}`;
    });
    if (client === undefined) {
      throw new Refusal(401, "invalid_client", "Client authentication failed.");
    }
    return client[0];
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
