import { createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

import { SignInError } from "./sign-in-error.js";

/** How to name the key and its passphrase to the person who gave them. */
export interface KeySource {
  readonly key: string;
  readonly passphrase: string;
}

/**
 * Reads an RSA private key as people paste it: PKCS#1 or PKCS#8, encrypted or not, with real or
 * literal `\n`, or all on one line. A passphrase that no key needs is left alone.
 * Throws `SignInError`, whose message never holds any of the key.
 */
export function readPrivateKey(
  text: string,
  passphrase: string | null,
  source: KeySource,
): KeyObject {
  const pem = normalizePem(text);
  if (pem === null) throw new SignInError(`${source.key}: ${whatItIs(text)}`);
  if (pem.includes("OPENSSH PRIVATE KEY")) {
    throw new SignInError(
      `${source.key}: this is an SSH key in OpenSSH's own format, which OCI does not take. Give the API key's PEM file; ssh-keygen -p -m PEM -f KEYFILE turns a copy of an RSA key into one.`,
    );
  }
  if (isEncrypted(pem) && passphrase === null) {
    throw new SignInError(
      `${source.key}: the private key is encrypted. Give its passphrase in ${source.passphrase}.`,
    );
  }
  const key = parse(pem, passphrase, source);
  if (key.asymmetricKeyType !== "rsa") {
    throw new SignInError(
      `${source.key}: OCI signs requests with an RSA key, and this is a key of type "${String(key.asymmetricKeyType)}". Make an RSA key of 2,048 bits or more and add its public part to the user's API keys.`,
    );
  }
  return key;
}

/** What people give in a private key's place; the first one that fits says so. */
const OTHER_THINGS: readonly (readonly [RegExp, string])[] = [
  [
    /-----BEGIN (RSA )?PUBLIC KEY-----/,
    "this is a public key. Give the private key that belongs to it.",
  ],
  [
    /-----BEGIN (X509 |TRUSTED )?CERTIFICATE/,
    "this is a certificate. Give the private key of the user's API key.",
  ],
  [
    /^(ssh-|ecdsa-|sk-|---- BEGIN SSH2)/,
    "this is the public part of an SSH key. Give the private key of the user's API key, in PEM.",
  ],
  [
    /^PuTTY-User-Key-File/,
    "this is a key in PuTTY's format. Give the private key of the user's API key, in PEM.",
  ],
  [
    /^[~./\\\w: -]+\.(pem|key)$/i,
    "this is the path of a file. Give what is in it, or name the file in OCI_CLI_KEY_FILE.",
  ],
];

function whatItIs(text: string): string {
  const trimmed = text.trim();
  return (
    OTHER_THINGS.find(([shape]) => shape.test(trimmed))?.[1] ??
    'this is not a PEM private key. Give the whole file, from "-----BEGIN" to "-----END …-----".'
  );
}

function parse(pem: string, passphrase: string | null, source: KeySource): KeyObject {
  try {
    return createPrivateKey({ key: pem, ...(passphrase === null ? {} : { passphrase }) });
  } catch (error) {
    const { code } = Object(error) as { code?: unknown };
    if (code === "ERR_OSSL_EVP_UNSUPPORTED") {
      throw new SignInError(
        `${source.key}: the private key is encrypted in a way that is no longer supported, for example DES. Convert it with openssl pkcs8 -topk8 -v2 aes-256-cbc -in KEYFILE -out NEWFILE -provider legacy -provider default, and give the new file.`,
      );
    }
    throw new SignInError(
      isEncrypted(pem) && isWhole(pem)
        ? `${source.passphrase}: the private key in ${source.key} does not open with this passphrase.`
        : `${source.key}: this looks like a PEM private key but cannot be read. Give the file unchanged; it may have been cut off or altered when it was copied.`,
    );
  }
}

function isEncrypted(pem: string): boolean {
  return pem.includes("ENCRYPTED");
}

/**
 * Whether an encrypted key has the length that it says; a wrong passphrase makes garbage of a whole
 * one, which can look like anything. A legacy key does not say its length, but has whole blocks.
 */
function isWhole(pem: string): boolean {
  const content = pem.replace(/-----[^-]+-----/g, "").replace(LEGACY_HEADERS, "");
  const der = Buffer.from(content, "base64");
  if (LEGACY_HEADERS.test(pem)) return der.length > 0 && der.length % 8 === 0;
  // The header of a DER sequence: 0x30, 0x80 and the number of length bytes, the length.
  const lengthBytes = (der[1] ?? 0) - 0x80;
  if (der[0] !== 0x30 || lengthBytes < 1 || lengthBytes > 3) return false;
  return der.length >= 2 && der.length === 2 + lengthBytes + der.readUIntBE(2, lengthBytes);
}

const ARMOUR = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----([\s\S]*?)-----END \1-----/;
/** The headers of a legacy encrypted key: `Proc-Type: 4,ENCRYPTED` and `DEK-Info: AES-256-CBC,…`. */
const LEGACY_HEADERS = /Proc-Type:\s*(\S+)\s+DEK-Info:\s*(\S+)\s*/;

/** Proper PEM lines from whatever white space the key came with; null when there is no key in it. */
function normalizePem(text: string): string | null {
  const match = ARMOUR.exec(text.replace(/\\+r/g, "").replace(/\\+n/g, "\n"));
  if (match?.[1] === undefined || match[2] === undefined) return null;
  const [, label, content] = match;
  const legacy = LEGACY_HEADERS.exec(content);
  const base64 = content.replace(LEGACY_HEADERS, "").replace(/\s+/g, "");
  const lines = base64.match(/.{1,64}/g);
  if (lines === null) return null;
  const headers =
    legacy === null ? [] : [`Proc-Type: ${legacy[1] ?? ""}`, `DEK-Info: ${legacy[2] ?? ""}`, ""];
  return [`-----BEGIN ${label}-----`, ...headers, ...lines, `-----END ${label}-----`, ""].join(
    "\n",
  );
}

/** The fingerprint OCI shows for an API key: MD5 of the public key's DER, in colon-separated hex. */
export function fingerprintOf(key: KeyObject): string {
  const der = createPublicKey(key).export({ type: "spki", format: "der" });
  const hex = createHash("md5").update(der).digest("hex");
  return (hex.match(/../g) ?? []).join(":");
}
