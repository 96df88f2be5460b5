import type { ProxySettings } from "../settings/proxy.js";

type Environment = Record<string, string | undefined>;

/**
 * Puts the proxy where GitHub's libraries look for it, as it was read: each of them has its own mind
 * about a value without a scheme, an empty one, or a list with blanks. Where no proxy was given,
 * nothing changes.
 */
export function shareProxy({ url, noProxy }: ProxySettings, env: Environment = process.env): void {
  const names = ["https_proxy", "HTTPS_PROXY"];
  if (names.every((name) => (env[name] ?? "") === "")) return;
  for (const name of names) {
    if (url === null) Reflect.deleteProperty(env, name);
    else env[name] = url;
  }
  for (const name of ["no_proxy", "NO_PROXY"]) env[name] = noProxy;
}
