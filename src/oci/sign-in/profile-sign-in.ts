import { isOcidOf } from "../../plain/ocid.js";
import { FINGERPRINT_TAKES, ocidTakes, readFingerprint } from "../../settings/fields.js";
import type { OutsideValue } from "../../settings/given.js";
import { signInWithApiKey } from "./api-key.js";
import {
  readProfile,
  readText,
  resolvePath,
  type Profile,
  type ProfileName,
  type ProfileOverrides,
} from "./config-file.js";
import { readOutside } from "./outside-value.js";
import { readPrivateKey } from "./private-key.js";
import { SessionIdentity, type Session } from "./session-identity.js";
import { livingUntil } from "./session-token.js";
import { SignInError } from "./sign-in-error.js";
import { givenRegion, startRegion, type SignedIn, type SignInContext } from "./signed-in.js";

interface ProfileSettings extends ProfileName {
  readonly overrides?: ProfileOverrides;
}

/** Signs in with the API key of a profile. Throws `SignInError`. */
export function signInWithConfigFile(auth: ProfileSettings, context: SignInContext): SignedIn {
  const profile = readProfile(auth, auth.overrides);
  if (profile.isSession) {
    throw new SignInError(
      `config-profile: ${profile.where} is a session profile (security_token_file). Set auth: security_token, or choose an API-key profile.`,
    );
  }
  const tenancy = ocidOf(profile, "tenancy");
  const user = ocidOf(profile, "user");
  const given = profile.require("fingerprint");
  const fingerprint = readOutside(given, FINGERPRINT_TAKES, readFingerprint);
  const key = readKey(profile, auth, context);
  return signInWithApiKey(
    { tenancy, user, fingerprint, privateKey: key.text, passphrase: key.passphrase },
    regionOf(profile, context),
    { fingerprint: given.origin, ...key.names },
  );
}

/**
 * Signs in with a session that `oci session authenticate` made. The files are read again before the
 * token expires, since `oci session refresh` replaces them. Throws `SignInError`.
 */
export async function signInWithSessionProfile(
  auth: ProfileSettings,
  context: SignInContext,
): Promise<SignedIn> {
  const profile = readProfile(auth, auth.overrides);
  if (!profile.isSession && auth.overrides?.has("security_token_file") !== true) {
    throw new SignInError(
      `config-profile: ${profile.where} is no session profile (it has no security_token_file). Set auth: config_file for an API-key profile, or ${authenticate(auth)}.`,
    );
  }
  return {
    tenancyId: ocidOf(profile, "tenancy"),
    region: regionOf(profile, context),
    identity: await SessionIdentity.start(
      () => Promise.resolve().then(() => readSession(auth, context)),
      context.now,
    ),
  };
}

function ocidOf(profile: Profile, type: string): string {
  const read = (text: string) => (isOcidOf(text, type) ? text : undefined);
  return readOutside(profile.require(type), ocidTakes(type), read);
}

/** The region that the user named comes before the profile's. */
function regionOf(profile: Profile, { region }: SignInContext): string {
  return region === null ? startRegion(profile.get("region")) : givenRegion(region);
}

function readSession(auth: ProfileSettings, context: SignInContext): Session {
  const profile = readProfile(auth, auth.overrides);
  const { text: path, origin } = profile.require("security_token_file");
  const tokenFile = resolvePath(path, auth.configFile);
  const token = readText(tokenFile, origin).trim();
  if (token !== "") context.mask(token);
  const expiresAt = livingUntil(token, context.now(), {
    unreadable: `${origin}: ${tokenFile} holds no session token. To make one, ${authenticate(auth)}.`,
    expired: (at) =>
      `${origin}: the session expired at ${at}. To begin a new one, ${authenticate(auth)}.`,
  });
  const key = readKey(profile, auth, context);
  return { token, privateKey: readPrivateKey(key.text, key.passphrase, key.names), expiresAt };
}

function readKey(profile: Profile, auth: ProfileName, { mask }: SignInContext) {
  const key = keyText(profile, auth);
  const passphrase = profile.get("pass_phrase");
  mask(key.text);
  if (passphrase !== null) mask(passphrase.text);
  const names = {
    key: key.origin,
    passphrase: passphrase?.origin ?? `pass_phrase in ${profile.where}`,
  };
  return { text: key.text, passphrase: passphrase?.text ?? null, names };
}

/** The key itself, or what is in the file that is named: a profile's own file before an inherited key. */
function keyText(profile: Profile, { configFile }: ProfileName): OutsideValue {
  if (profile.nearest(["key_content", "key_file"]) === "key_content") {
    return profile.require("key_content");
  }
  const file = profile.require("key_file");
  const path = resolvePath(file.text, configFile);
  return { text: readText(path, file.origin), origin: path };
}

function authenticate({ profile }: ProfileName): string {
  return `run oci session authenticate --profile-name ${profile}`;
}
