import { generateKeyPairSync, type KeyObject } from "node:crypto";

export const PASSPHRASE = "correct horse";
export const RSA: KeyObject = generateKeyPairSync("rsa", { modulusLength: 2_048 }).privateKey;
const EC: KeyObject = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;

function pem(key: KeyObject, type: "pkcs1" | "pkcs8" | "sec1", passphrase?: string): string {
  const encryption = passphrase === undefined ? {} : { cipher: "aes-256-cbc", passphrase };
  return key.export({ type, format: "pem", ...encryption } as never) as unknown as string;
}

export const PKCS1 = pem(RSA, "pkcs1");
export const PKCS8 = pem(RSA, "pkcs8");
export const ENCRYPTED_PKCS1 = pem(RSA, "pkcs1", PASSPHRASE);
export const ENCRYPTED_PKCS8 = pem(RSA, "pkcs8", PASSPHRASE);
export const EC_PKCS8 = pem(EC, "pkcs8");
export const EC_SEC1 = pem(EC, "sec1");
export const ED25519 = pem(generateKeyPairSync("ed25519").privateKey, "pkcs8");

/** What a fingerprint of another key looks like. */
export const OTHER_FINGERPRINT = "12:34:56:78:9a:bc:de:f0:12:34:56:78:9a:bc:de:f0";

/** Whether `text` holds any run of the key's own characters that could not be there by chance. */
export function holdsKeyText(text: string, ...pems: readonly string[]): boolean {
  return pems.some((each) => {
    const base64 = each.replace(/-----[^-]*-----|\\[nr]|\s|(Proc-Type|DEK-Info):.*/g, "");
    for (let at = 0; at + 12 <= base64.length; at += 1) {
      if (text.includes(base64.slice(at, at + 12))) return true;
    }
    return false;
  });
}

/** Single DES, which OpenSSL 3 does not decrypt; what is encrypted does not matter. */
const CIPHERTEXT = Buffer.alloc(1_216, 0x5a);
const PBE_MD5_DES = "301b06092a864886f70d010503300e0408000102030405060702020800";
const der = (tag: number, content: Buffer) =>
  Buffer.concat([Buffer.from([tag, 0x82, content.length >> 8, content.length & 0xff]), content]);
const lines = (bytes: Buffer) => (bytes.toString("base64").match(/.{1,64}/g) ?? []).join("\n");
export const DES_PKCS8 = [
  "-----BEGIN ENCRYPTED PRIVATE KEY-----",
  lines(der(0x30, Buffer.concat([Buffer.from(PBE_MD5_DES, "hex"), der(0x04, CIPHERTEXT)]))),
  "-----END ENCRYPTED PRIVATE KEY-----\n",
].join("\n");
export const DES_PKCS1 = [
  "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: DES-CBC,0001020304050607\n",
  lines(CIPHERTEXT),
  "-----END RSA PRIVATE KEY-----\n",
].join("\n");
