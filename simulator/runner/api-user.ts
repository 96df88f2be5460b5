import { createHash, createPublicKey, generateKeyPairSync } from "node:crypto";

import type { ApiKey } from "../simulator.js";

/** A user with an API key, as the inputs want it and as the simulator knows it. */
export interface ApiUser {
  readonly tenancy: string;
  readonly user: string;
  readonly fingerprint: string;
  /** PEM, PKCS#8. */
  readonly privateKey: string;
  readonly apiKey: ApiKey;
}

// Making a key is slow: one pair serves the whole process. A short one signs several times faster, and
// guards nothing but a tenancy that is made up.
let pair: { readonly privateKey: string; readonly publicKey: string } | undefined;

/** The RSA key pair of this process, as PEM. */
export function rsaKeyPair(): { readonly privateKey: string; readonly publicKey: string } {
  pair ??= generateKeyPairSync("rsa", {
    modulusLength: 1024,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  return pair;
}

/** OCI's fingerprint of a public key: MD5 of its DER form, as pairs of hex digits. */
export function fingerprintOf(publicKey: string): string {
  const der = createPublicKey(publicKey).export({ type: "spki", format: "der" });
  const hex = createHash("md5").update(der).digest("hex");
  return (hex.match(/../g) ?? []).join(":");
}

/** A user of the tenancy, both given by OCID, with a key made for this process. */
export function apiUser(tenancy: string, user: string): ApiUser {
  const { privateKey, publicKey } = rsaKeyPair();
  const fingerprint = fingerprintOf(publicKey);
  const apiKey = { keyId: `${tenancy}/${user}/${fingerprint}`, publicKey };
  return { tenancy, user, fingerprint, privateKey, apiKey };
}
