import { readBoolean } from "./fields.js";
import { expandHome } from "./home-dir.js";
import { apiKeyIdentity, oidcIdentity, type InputValues } from "./schema.js";
import type { AuthSettings } from "./settings.js";

type Raw = Readonly<Record<string, string>>;
type Issues = readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];

/** False where nothing goes to OCI: a policy file's check, and a merge that stays on the machine. */
export function needsSignIn(raw: Raw): boolean {
  if (raw["mode"] === "validate") return false;
  if (raw["mode"] !== "merge") return true;
  const uploads = readBoolean(raw["upload-object-storage"] ?? "true") !== false;
  return uploads || "metrics-namespace" in raw || "notification-topic" in raw;
}

/** What the chosen sign-in misses; apart from the schema, which skips checks across fields while any is wrong. */
export function signInIssues(raw: Raw): Issues {
  const identity =
    raw["auth"] === "api_key" ? apiKeyIdentity : raw["auth"] === "oidc" ? oidcIdentity : null;
  return identity?.safeParse(raw).error?.issues ?? [];
}

/** How to sign in; `raw` must have no issues left. */
export function authSettings(raw: Raw, values: InputValues, homeDir: string): AuthSettings {
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
        configFile: expandHome(values["config-file"], homeDir),
        profile: values["config-profile"],
      };
    case "instance_principal":
    case "resource_principal":
      return { kind: values.auth };
  }
}
