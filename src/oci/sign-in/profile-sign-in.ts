import { signInWithApiKey } from "./api-key.js";
import { readProfile, readText, requirePart, resolvePath, type Profile } from "./config-file.js";
import { readPrivateKey } from "./private-key.js";
import { SessionIdentity, type Session } from "./session-identity.js";
import { livingUntil } from "./session-token.js";
import { SignInError } from "./sign-in-error.js";
import { requireRegion, type SignedIn, type SignInContext } from "./signed-in.js";

/** Where the user said to look, for reading and for the errors. */
interface ProfileName {
  readonly configFile: string;
  readonly profile: string;
}

/** Signs in with the API key of a profile. Throws `SignInError`. */
export function signInWithConfigFile(auth: ProfileName, context: SignInContext): SignedIn {
  const { configFile: path, profile: name } = auth;
  const where = `profile "${name}" of ${path}`;
  const profile = readProfile(path, name);
  if (profile.has("security_token_file")) {
    throw new SignInError(
      `config-profile: ${where} is a session profile (security_token_file). Set auth: security_token, or choose an API-key profile.`,
    );
  }
  const part = (key: string) => requirePart(profile, key, where);
  const key = readKeyFile(profile, auth, context);
  return signInWithApiKey(
    {
      tenancy: part("tenancy"),
      user: part("user"),
      fingerprint: part("fingerprint"),
      privateKey: key.text,
      passphrase: key.passphrase,
    },
    context.region ?? profile.get("region") ?? null,
    { fingerprint: `fingerprint in ${where}`, ...key.names },
  );
}

/**
 * Signs in with a session that `oci session authenticate` made. The files are read anew before the
 * token expires, since `oci session refresh` replaces them. Throws `SignInError`.
 */
export async function signInWithSessionProfile(
  auth: ProfileName,
  context: SignInContext,
): Promise<SignedIn> {
  const { configFile: path, profile: name } = auth;
  const profile = readProfile(path, name);
  if (!profile.has("security_token_file")) {
    throw new SignInError(
      `config-profile: profile "${name}" of ${path} is no session profile (it has no security_token_file). Set auth: config_file for an API-key profile, or ${authenticate(name)}.`,
    );
  }
  return {
    tenancyId: requirePart(profile, "tenancy", `profile "${name}" of ${path}`),
    region: requireRegion(context.region ?? profile.get("region") ?? null),
    identity: await SessionIdentity.start(
      () => Promise.resolve().then(() => readSession(auth, context)),
      context.now,
    ),
  };
}

function readSession(auth: ProfileName, context: SignInContext): Session {
  const { configFile: path, profile: name } = auth;
  const where = `profile "${name}" of ${path}`;
  const profile = readProfile(path, name);
  const tokenFile = resolvePath(requirePart(profile, "security_token_file", where), path);
  const token = readText(tokenFile, `security_token_file in ${where}`).trim();
  if (token !== "") context.mask(token);
  const expiresAt = livingUntil(token, context.now(), {
    unreadable: `security_token_file in ${where}: ${tokenFile} holds no session token. To make one, ${authenticate(name)}.`,
    expired: (at) =>
      `security_token_file in ${where}: the session expired at ${at}. To begin a new one, ${authenticate(name)}.`,
  });
  const key = readKeyFile(profile, auth, context);
  return { token, privateKey: readPrivateKey(key.text, key.passphrase, key.names), expiresAt };
}

function readKeyFile(profile: Profile, auth: ProfileName, { mask }: SignInContext) {
  const where = `profile "${auth.profile}" of ${auth.configFile}`;
  const path = resolvePath(requirePart(profile, "key_file", where), auth.configFile);
  const text = readText(path, `key_file in ${where}`);
  const passphrase = profile.get("pass_phrase") ?? null;
  mask(text);
  if (passphrase !== null) mask(passphrase);
  return { text, passphrase, names: { key: path, passphrase: `pass_phrase in ${where}` } };
}

function authenticate(profile: string): string {
  return `run oci session authenticate --profile-name ${profile}`;
}
