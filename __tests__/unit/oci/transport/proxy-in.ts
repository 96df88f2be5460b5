import { readProxy, type ProxySettings } from "../../../../src/settings/proxy.js";

/** The proxy that an environment names. Throws for one that cannot be used. */
export function proxyIn(env: Readonly<Record<string, string>>): ProxySettings {
  const proxy = readProxy(env);
  if (typeof proxy === "string") throw new Error(proxy);
  return proxy;
}
