import { createPublicKey, X509Certificate } from "node:crypto";

import type { Answer } from "../wire/operation.js";
import { notAuthenticated, type ServiceError } from "../wire/service-error.js";
import { verifySignature } from "../wire/signature.js";
import type { InstanceIdentity } from "./instance-identity.js";
import {
  openSession,
  publicKeyPem,
  type SessionOptions,
  type TokenRequest,
  type TokenService,
} from "./token-service.js";

export interface FederationOptions extends SessionOptions {
  /** `auth.<region>.<the realm's domain>`. */
  readonly host: string;
  readonly identity: InstanceIdentity;
}

/** OCI's auth service as an instance sees it: `/v1/x509`, a certificate for a session token. */
export class Federation implements TokenService {
  readonly host: string;

  constructor(private readonly options: FederationOptions) {
    this.host = options.host;
  }

  answer(request: TokenRequest): Answer {
    if (request.method !== "POST" || request.target !== "/v1/x509") return { status: 404 };
    const token = this.#federate(request);
    return token === null ? refused(notAuthenticated()) : { status: 200, body: { token } };
  }

  #federate(request: TokenRequest): string | null {
    const { identity } = this.options;
    const asked = JSON.parse(request.body.toString()) as {
      certificate?: string;
      publicKey?: string;
      intermediateCertificates?: string[];
    };
    const leaf = new X509Certificate(identity.certificate);
    if (bare(asked.certificate) !== bare(identity.certificate)) return null;
    if (bare(asked.intermediateCertificates?.[0]) !== bare(identity.intermediate)) return null;
    const keyId = `${identity.tenancyId}/fed-x509/${leaf.fingerprint.toLowerCase()}`;
    const keys = new Map([[keyId, createPublicKey(identity.certificate)]]);
    if (!verifySignature({ ...request, unsignedBody: false }, keys, request.now).verified) {
      return null;
    }
    const claims = { "opc-tenant": identity.tenancyId, tenant: identity.tenancyId };
    return openSession(this.options, publicKeyPem(asked.publicKey ?? ""), claims, request.now);
  }
}

const bare = (pem: string | undefined): string =>
  (pem ?? "").replace(/-----[^-]+-----/g, "").replace(/\s+/g, "");

const refused = ({ status, code, message }: ServiceError): Answer => ({
  status,
  body: { code, message },
});
