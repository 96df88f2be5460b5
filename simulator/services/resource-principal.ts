import { generateKeyPairSync } from "node:crypto";

import { openSession, type SessionOptions } from "./token-service.js";

/** What OCI sets in the environment of a function or container instance of the tenancy. */
export function resourcePrincipalEnvironment(
  options: SessionOptions & { readonly tenancyId: string; readonly region: string },
): Readonly<Record<string, string>> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2_048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const claims = { res_tenant: options.tenancyId, ptype: "resource" };
  return {
    OCI_RESOURCE_PRINCIPAL_VERSION: "2.2",
    OCI_RESOURCE_PRINCIPAL_RPST: openSession(options, publicKey, claims, Date.now()),
    OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM: privateKey,
    OCI_RESOURCE_PRINCIPAL_REGION: options.region,
  };
}
