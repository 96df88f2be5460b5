import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";

import type { AuthSettings } from "../../settings/settings.js";
import type { SigningIdentity } from "../transport/request-signer.js";
import { readProfile, readText, type Profile } from "./config-file.js";
import { fingerprintOf, readPrivateKey } from "./private-key.js";
import { SignInError } from "./sign-in-error.js";

/** Everything that the sign-in settled: who asks, for which tenancy, from which region. */
export interface SignedIn {
  readonly identity: SigningIdentity;
  readonly tenancyId: string;
  readonly region: string;
}

export interface SignInContext {
  /** The start region that the user named; null leaves it to the profile. */
  readonly region: string | null;
  /** Called with each secret that the sign-in reads, before it is used. */
  readonly mask: (secret: string) => void;
}

/** Throws `SignInError`; nothing is asked of OCI yet for a key that is at hand. */
export function signIn(auth: AuthSettings, context: SignInContext): SignedIn {
  switch (auth.kind) {
    case "api_key":
      return signInWithApiKey(auth, context, INPUT_NAMES);
    case "config_file":
      return signInWithConfigFile(auth, context);
  }
}

interface ApiKey {
  readonly tenancy: string;
  readonly user: string;
  readonly fingerprint: string;
  readonly privateKey: string;
  readonly passphrase: string | null;
}

/** How to name the parts of a key to the person who gave them. */
interface PartNames {
  readonly fingerprint: string;
  readonly key: string;
  readonly passphrase: string;
}

const INPUT_NAMES: PartNames = {
  fingerprint: "fingerprint",
  key: "private-key",
  passphrase: "private-key-passphrase",
};

function signInWithApiKey(key: ApiKey, context: SignInContext, names: PartNames): SignedIn {
  const privateKey = readPrivateKey(key.privateKey, key.passphrase, names);
  const actual = fingerprintOf(privateKey);
  if (actual !== key.fingerprint.toLowerCase()) {
    throw new SignInError(
      `${names.fingerprint}: got ${key.fingerprint}, but the private key in ${names.key} has the fingerprint ${actual}. Give the key and the fingerprint of the same API key.`,
    );
  }
  if (context.region === null) {
    throw new SignInError("region: give the region to start from, such as us-ashburn-1.");
  }
  const keyId = `${key.tenancy}/${key.user}/${key.fingerprint.toLowerCase()}`;
  return {
    identity: { keyId: () => Promise.resolve(keyId), privateKey: () => privateKey },
    tenancyId: key.tenancy,
    region: context.region,
  };
}

function signInWithConfigFile(
  auth: { readonly configFile: string; readonly profile: string },
  context: SignInContext,
): SignedIn {
  const { configFile: path, profile: name } = auth;
  const profile = readProfile(path, name);
  if (profile.has("security_token_file")) {
    throw new SignInError(
      `config-profile: profile "${name}" of ${path} is a session profile (security_token_file). Choose an API-key profile.`,
    );
  }
  const part = (key: string) => required(profile, key, `profile "${name}" of ${path}`);
  const keyFile = resolvePath(part("key_file"), path);
  const privateKey = readText(keyFile, `key_file in profile "${name}" of ${path}`);
  const passphrase = profile.get("pass_phrase") ?? null;
  context.mask(privateKey);
  if (passphrase !== null) context.mask(passphrase);
  return signInWithApiKey(
    {
      tenancy: part("tenancy"),
      user: part("user"),
      fingerprint: part("fingerprint"),
      privateKey,
      passphrase,
    },
    { ...context, region: context.region ?? profile.get("region") ?? null },
    {
      fingerprint: `fingerprint in profile "${name}" of ${path}`,
      key: keyFile,
      passphrase: `pass_phrase in profile "${name}" of ${path}`,
    },
  );
}

function required(profile: Profile, key: string, where: string): string {
  const value = profile.get(key);
  if (value === undefined || value === "") {
    throw new SignInError(
      `config-profile: ${where} has no "${key}". Add it, or choose another profile.`,
    );
  }
  return value;
}

/** `~` is the home directory; a relative path is looked for beside the configuration file. */
function resolvePath(path: string, configFile: string): string {
  if (path.startsWith("~/") || path.startsWith("~\\")) return join(homedir(), path.slice(2));
  return isAbsolute(path) ? path : join(dirname(configFile), path);
}
