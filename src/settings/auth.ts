import { resolve } from "node:path";

import { readBoolean } from "./fields.js";
import { expandHome } from "./home-dir.js";
import type { InputName } from "./inputs.js";
import { apiKeyIdentity, defaultOf, oidcIdentity, type InputValues } from "./schema.js";
import type { AuthSettings } from "./settings.js";
import type { Sources } from "./sources.js";
import type { OutsideValue } from "./given.js";
import { TOKEN_FILE } from "./unused-variables.js";

type Raw = Readonly<Record<string, string>>;
type Issues = readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];

/** False where nothing goes to OCI: what judges files, and a merge that stays on the machine. */
export function needsSignIn(raw: Raw): boolean {
  if (["validate", "plan", "preview"].includes(raw["mode"] ?? "")) return false;
  if (raw["mode"] !== "merge") return true;
  const uploads = readBoolean(raw["upload-object-storage"] ?? "true") !== false;
  const readsLast = raw["baseline"] === "last" && !("baseline-file" in raw);
  return uploads || readsLast || "metrics-namespace" in raw || "notification-topic" in raw;
}

/** What the chosen sign-in misses; apart from the schema, which skips checks across fields while any is wrong. */
export function signInIssues(raw: Raw): Issues {
  const identity =
    raw["auth"] === "api_key" ? apiKeyIdentity : raw["auth"] === "oidc" ? oidcIdentity : null;
  return identity?.safeParse(raw).error?.issues ?? [];
}

/**
 * How to sign in when no input says it. Outside GitHub Actions the CLI's `api_key` is a profile that
 * the environment may complete; only without a configuration file is it the environment alone.
 */
export function authInPlace(
  given: ReadonlyMap<InputName, OutsideValue>,
  { isGithubActions, readFile, homeDir }: Sources,
): string {
  const named = given.get("auth")?.text ?? null;
  if (isGithubActions) return named ?? "api_key";
  if (named !== null && named !== "api_key") return named;
  const raw = Object.fromEntries([...given].map(([name, { text }]) => [name, text]));
  const isWhole = apiKeyIdentity.safeParse(raw).success;
  if (named === "api_key" && isWhole) return "api_key";
  const hasFile = given.has("config-file") || isReadable(readFile, homeDir);
  if (hasFile) return "config_file";
  return isWhole ? "api_key" : (named ?? "config_file");
}

function isReadable(readFile: Sources["readFile"], homeDir: string): boolean {
  try {
    readFile(expandHome(defaultOf("config-file") ?? "", homeDir));
    return true;
  } catch {
    return false;
  }
}

/** The profile's keys that an input, or a variable in its place, comes before. */
const PROFILE_KEYS: readonly (readonly [string, InputName])[] = [
  ["tenancy", "tenancy"],
  ["user", "user"],
  ["fingerprint", "fingerprint"],
  ["key_content", "private-key"],
  ["pass_phrase", "private-key-passphrase"],
];

function overridesOf(
  given: ReadonlyMap<InputName, OutsideValue>,
  { env, homeDir }: Sources,
): ReadonlyMap<string, OutsideValue> {
  const overrides = new Map<string, OutsideValue>();
  for (const [key, name] of PROFILE_KEYS) {
    const value = given.get(name);
    if (value !== undefined) overrides.set(key, value);
  }
  const tokenFile = env[TOKEN_FILE]?.trim() ?? "";
  if (tokenFile !== "") {
    const text = resolve(expandHome(tokenFile, homeDir));
    overrides.set("security_token_file", { text, origin: `environment variable ${TOKEN_FILE}` });
  }
  return overrides;
}

/** How to sign in; `raw` must have no issues left. */
export function authSettings(
  raw: Raw,
  values: InputValues,
  given: ReadonlyMap<InputName, OutsideValue>,
  sources: Sources,
): AuthSettings {
  switch (values.auth) {
    case "api_key": {
      const identity = apiKeyIdentity.parse(raw);
      return {
        kind: "api_key",
        tenancy: identity.tenancy,
        user: identity.user,
        fingerprint: identity.fingerprint,
        privateKey: identity["private-key"],
        passphrase: values["private-key-passphrase"] ?? null,
      };
    }
    case "oidc": {
      const identity = oidcIdentity.parse(raw);
      return {
        kind: "oidc",
        tenancy: identity.tenancy,
        domainUrl: identity["oidc-domain-url"],
        clientId: identity["oidc-client-id"],
        clientSecret: identity["oidc-client-secret"],
        audience: values["oidc-audience"],
      };
    }
    case "config_file":
    case "security_token":
      return {
        kind: values.auth,
        configFile: expandHome(values["config-file"], sources.homeDir),
        profile: values["config-profile"],
        overrides: overridesOf(given, sources),
      };
    case "instance_principal":
    case "resource_principal":
      return { kind: values.auth };
  }
}
