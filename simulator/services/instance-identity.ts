// The certificate library needs this polyfill loaded before it.
import "reflect-metadata";

import { PemConverter, X509CertificateGenerator } from "@peculiar/x509";

const ALGORITHM = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2_048,
} as const;
const HOUR = 3_600_000;

/** What OCI gives an instance to prove itself with; all PEM. */
export interface InstanceIdentity {
  readonly tenancyId: string;
  readonly region: string;
  readonly certificate: string;
  readonly privateKey: string;
  readonly intermediate: string;
}

const newKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);

/** Makes the certificate of an instance in the tenancy, as OCI's own authority would. */
export async function instanceIdentity(
  tenancyId: string,
  region: string,
): Promise<InstanceIdentity> {
  const [issuerKeys, keys] = await Promise.all([newKeys(), newKeys()]);
  const life = {
    notBefore: new Date(Date.now() - HOUR),
    notAfter: new Date(Date.now() + 2 * HOUR),
    signingAlgorithm: ALGORITHM,
  };
  const intermediate = await X509CertificateGenerator.createSelfSigned({
    name: "CN=PKISVC Identity Intermediate",
    keys: issuerKeys,
    ...life,
  });
  const certificate = await X509CertificateGenerator.create({
    subject: `CN=ocid1.instance.oc1.example, OU=opc-certtype:instance, OU=opc-tenant:${tenancyId}`,
    issuer: intermediate.subject,
    signingKey: issuerKeys.privateKey,
    publicKey: keys.publicKey,
    ...life,
  });
  const pkcs8 = await crypto.subtle.exportKey("pkcs8", keys.privateKey);
  return {
    tenancyId,
    region,
    certificate: certificate.toString("pem"),
    privateKey: PemConverter.encode(pkcs8, "PRIVATE KEY"),
    intermediate: intermediate.toString("pem"),
  };
}
