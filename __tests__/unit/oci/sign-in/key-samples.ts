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
