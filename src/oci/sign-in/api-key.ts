import { fingerprintOf, readPrivateKey } from "./private-key.js";
import { SignInError } from "./sign-in-error.js";
import type { SignedIn } from "./signed-in.js";

export interface ApiKey {
  readonly tenancy: string;
  readonly user: string;
  readonly fingerprint: string;
  readonly privateKey: string;
  readonly passphrase: string | null;
}

/** How to name the parts of a key to the person who gave them. */
export interface PartNames {
  readonly fingerprint: string;
  readonly key: string;
  readonly passphrase: string;
}

const INPUT_NAMES: PartNames = {
  fingerprint: "fingerprint",
  key: "private-key",
  passphrase: "private-key-passphrase",
};

/** Throws `SignInError`; nothing is asked of OCI. */
export function signInWithApiKey(
  key: ApiKey,
  region: string,
  names: PartNames = INPUT_NAMES,
): SignedIn {
  const privateKey = readPrivateKey(key.privateKey, key.passphrase, names);
  const actual = fingerprintOf(privateKey);
  if (actual !== key.fingerprint.toLowerCase()) {
    throw new SignInError(
      `${names.fingerprint}: got ${key.fingerprint}, but the private key in ${names.key} has the fingerprint ${actual}. Give the key and the fingerprint of the same API key.`,
    );
  }
  const keyId = `${key.tenancy}/${key.user}/${key.fingerprint.toLowerCase()}`;
  return {
    identity: { keyId: () => Promise.resolve(keyId), privateKey: () => privateKey },
    tenancyId: key.tenancy,
    region,
  };
}
