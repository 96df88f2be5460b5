// The certificate library needs this polyfill loaded before it.
import "reflect-metadata";

import { createSecureContext, type SecureContext } from "node:tls";

import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
  type X509Certificate,
} from "@peculiar/x509";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type KeyPair = Awaited<ReturnType<typeof newKeys>>;

const newKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);

/** A certificate authority made at run time, which issues one leaf a host on demand. */
export class CertificateAuthority {
  readonly #contexts = new Map<string, Promise<SecureContext>>();

  private constructor(
    readonly certificate: X509Certificate,
    private readonly keys: KeyPair,
    private readonly leafKeys: KeyPair,
    private readonly leafKeyPem: string,
  ) {}

  static async create(): Promise<CertificateAuthority> {
    const [keys, leafKeys] = await Promise.all([newKeys(), newKeys()]);
    const certificate = await X509CertificateGenerator.createSelfSigned({
      name: "CN=Simulator CA",
      notBefore: new Date(Date.now() - HOUR),
      notAfter: new Date(Date.now() + 30 * DAY),
      signingAlgorithm: ALGORITHM,
      keys,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    const pkcs8 = await crypto.subtle.exportKey("pkcs8", leafKeys.privateKey);
    const leafKeyPem = PemConverter.encode(pkcs8, "PRIVATE KEY");
    return new CertificateAuthority(certificate, keys, leafKeys, leafKeyPem);
  }

  get pem(): string {
    return `${this.certificate.toString("pem")}\n`;
  }

  /** The TLS context for a host, its certificate issued at the first call. */
  contextFor(host: string): Promise<SecureContext> {
    const known = this.#contexts.get(host);
    if (known !== undefined) return known;
    const made = this.#issue(host);
    this.#contexts.set(host, made);
    return made;
  }

  async #issue(host: string): Promise<SecureContext> {
    const leaf = await X509CertificateGenerator.create({
      subject: `CN=${host}`,
      issuer: this.certificate.subject,
      notBefore: new Date(Date.now() - HOUR),
      notAfter: new Date(Date.now() + 7 * DAY),
      signingAlgorithm: ALGORITHM,
      signingKey: this.keys.privateKey,
      publicKey: this.leafKeys.publicKey,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension([{ type: "dns", value: host }]),
        await AuthorityKeyIdentifierExtension.create(this.keys.publicKey),
      ],
    });
    return createSecureContext({ key: this.leafKeyPem, cert: leaf.toString("pem") });
  }
}
