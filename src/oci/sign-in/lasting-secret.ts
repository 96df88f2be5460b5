import type { AuthSettings } from "../../settings/settings.js";
import type { SignedIn } from "./signed-in.js";

/**
 * A secret that every run with these credentials has and nobody else: an API key's private part, or
 * the OIDC client's secret. null where every session makes its own key.
 */
export function lastingSecret(auth: AuthSettings, { identity }: SignedIn): Uint8Array | null {
  switch (auth.kind) {
    case "api_key":
    case "config_file":
      return identity.privateKey().export({ type: "pkcs8", format: "der" });
    case "oidc":
      return Buffer.from(auth.clientSecret);
    case "security_token":
    case "instance_principal":
    case "resource_principal":
      return null;
  }
}
