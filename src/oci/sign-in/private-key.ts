import { createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

import { SignInError } from "./sign-in-error.js";

/**
 * Reads an RSA private key as people paste it: PKCS#1 or PKCS#8, encrypted or not, with real or
 * literal `\n`, or all on one line. `source` names where it came from, for the errors.
 * Throws `SignInError`, whose message never holds any of the key.
 */
export function readPrivateKey(
  text: string,
  passphrase: string | null,
  source: { readonly key: string; readonly passphrase: string },
): KeyObject {
  const pem = normalizePem(text);
  if (pem === null) {
    throw new SignInError(
      `${source.key}: this is not a PEM private key. Give the whole file, from "-----BEGIN" to "-----END …-----".`,
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

function parse(
  pem: string,
  passphrase: string | null,
  source: { readonly key: string; readonly passphrase: string },
): KeyObject {
  try {
    return createPrivateKey({ key: pem, ...(passphrase === null ? {} : { passphrase }) });
  } catch {
    throw new SignInError(
      isEncrypted(pem)
        ? `${source.passphrase}: the private key in ${source.key} does not open with this passphrase.`
        : `${source.key}: this looks like a PEM private key but cannot be read. Give the file unchanged; it may have been cut off or altered when it was copied.`,
    );
  }
}

function isEncrypted(pem: string): boolean {
  return pem.includes("ENCRYPTED");
}

const ARMOUR = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----([\s\S]*?)-----END \1-----/;
/** The headers of a legacy encrypted key: `Proc-Type: 4,ENCRYPTED` and `DEK-Info: AES-256-CBC,…`. */
const LEGACY_HEADERS = /Proc-Type:\s*(\S+)\s+DEK-Info:\s*(\S+)\s*/;

/** Proper PEM lines from whatever white space the key came with; null when there is no key in it. */
function normalizePem(text: string): string | null {
  const match = ARMOUR.exec(text.replaceAll("\\r", "").replaceAll("\\n", "\n"));
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
